import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { Location, Problem, ProblemCode } from '../model/problem.ts';
import { defaultSource } from '../source/catalogue.ts';
import { entryOf, holdsEntries, MERGE_KEY, type Path, shownKey } from './paths.ts';

/** How many values aliases may add to those that are written out. 4,000 entries that share all of their `auth` add 40,000. */
const MAX_ALIASED = 100_000;

/** No mapping has more keys than this, except for `connections`, whose limit is checked where entries are read. */
const MAX_KEYS = 1000;

/** A value of the file; `undefined` stands for an alias that was refused, whose value nobody knows. */
export interface Located {
  readonly value: unknown;
  readonly offset: number;
  /** How many values it is, with aliases unfolded. */
  readonly size: number;
  /** Of the members of a mapping. */
  readonly keyOffset?: number | undefined;
  readonly members?: ReadonlyMap<string, Located> | undefined;
  readonly hasRejectedKeys?: boolean | undefined;
  /** Of a list. */
  readonly items?: readonly Located[] | undefined;
  /** Of a number or a yes-or-no value. */
  readonly numberText?: string | undefined;
}

/**
 * Reads the parser's nodes. Aliases and merge keys share the data of their anchor, so nothing unfolds in memory, but what
 * they would unfold to is limited, since later stages visit it.
 */
export class NodeReader {
  readonly problems: Problem[] = [];
  /** Whether a limit was passed, so that there is no data to check further. */
  isTooMuch = false;
  /** How many values aliases have added. */
  #aliased = 0;
  /** The values of the anchors; `'open'` while the reader is inside one. */
  readonly #anchors = new Map<string, Located | 'open'>();
  readonly #locate: (offset: number) => Location;

  constructor(locate: (offset: number) => Location) {
    this.#locate = locate;
  }

  read(node: ParsedNode | null, path: Path): Located {
    if (node === null) return { value: null, offset: 0, size: 1 };
    const [offset] = node.range;
    // What is read from here on is not used, and each merge key of a chain of them would copy all before it.
    if (this.isTooMuch) return { value: undefined, offset, size: 1 };
    if (isAlias(node)) return this.#follow(node.source, offset, path);
    const { anchor } = node;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const located = isMap(node)
      ? this.#readMapping(node.items, offset, path)
      : isSeq(node)
        ? this.#readList(node.items, offset, path)
        : locatedScalar(node);
    if (anchor !== undefined) this.#anchors.set(anchor, located);
    return located;
  }

  /** The only valid list is that of a merge key, so the path of a list stands for its items. */
  #readList(nodes: readonly (ParsedNode | Pair)[], offset: number, path: Path): Located {
    const items = nodes.map((node) => this.read(isPair(node) ? null : node, path));
    const size = items.reduce((sum, item) => sum + item.size, 1);
    return { value: items.map(({ value }) => value), offset, size, items };
  }

  #readMapping(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], offset: number, path: Path): Located {
    const value: Record<string, unknown> = Object.create(null);
    const members = new Map<string, Located>();
    if (pairs.length > MAX_KEYS && !holdsEntries(path)) {
      this.isTooMuch = true;
      const message = msg`a mapping has ${pairs.length.toLocaleString('en')} keys`;
      const fix = msg`check the indentation: only ${code('connections')} has more than a few`;
      this.#report('yaml-too-complex', offset, path, message, fix);
      return { value, offset, size: 1, members };
    }
    let hasRejectedKeys = false;
    let size = 1;
    let merge: { readonly keyOffset: number; readonly mappings: readonly Located[] } | undefined;
    for (const { key: keyNode, value: node } of pairs) {
      const [keyOffset] = keyNode.range;
      if (isMergeKey(keyNode)) {
        const given = this.read(node, path);
        size += given.size;
        if (merge !== undefined)
          this.#reportDuplicate(MERGE_KEY, keyOffset, merge.keyOffset, path, MERGE_SEVERAL);
        merge ??= { keyOffset, mappings: this.#mappingsToMerge(node, given, keyOffset, path) };
        continue;
      }
      const key = this.#readKey(keyNode, path);
      const member = this.read(node, [...path, key ?? '']);
      size += member.size;
      const first = key === undefined ? undefined : members.get(key)?.keyOffset;
      if (key === undefined || member.value === undefined) hasRejectedKeys = true;
      else if (first !== undefined) this.#reportDuplicate(key, keyOffset, first, path, ONE_OF_TWO);
      else {
        value[key] = member.value;
        members.set(key, { ...member, keyOffset, offset: isEmpty(node) ? keyOffset : member.offset });
      }
    }
    for (const merged of merge?.mappings ?? []) {
      hasRejectedKeys ||= merged.members === undefined || merged.hasRejectedKeys === true;
      for (const [key, member] of merged.members ?? []) {
        if (members.has(key)) continue;
        value[key] = member.value;
        members.set(key, member);
      }
    }
    return { value, offset, size, members, hasRejectedKeys };
  }

  /** Returns what a merge key merges, in the order in which it counts; one without members for anything but a mapping. */
  #mappingsToMerge(
    node: ParsedNode | null,
    given: Located,
    keyOffset: number,
    path: Path,
  ): readonly Located[] {
    const mappings = isSeq(node) ? (given.items ?? []) : [given];
    // An alias that was refused has its own problem.
    const isWrong = mappings.some(({ members, value }) => members === undefined && value !== undefined);
    const offset = node === null || isEmpty(node) ? keyOffset : node.range[0];
    if (isWrong) this.#report('value-invalid', offset, path, MERGE_NOTHING, MERGE_FIX);
    return mappings;
  }

  /** Returns a key as it is written, whatever YAML reads there; `undefined` for one that is no text. */
  #readKey(key: ParsedNode, path: Path): string | undefined {
    if (isScalar(key)) {
      if (key.anchor !== undefined) this.#anchors.set(key.anchor, locatedScalar(key));
      return typeof key.value === 'string' ? key.value : (key.source ?? '');
    }
    const what = isAlias(key) ? 'an alias' : isMap(key) ? 'a mapping' : 'a list';
    const fix = holdsEntries(path)
      ? msg`write a name in its place, such as ${code(defaultSource.key)}`
      : msg`write a name in its place, or remove it`;
    this.#report('key-invalid', key.range[0], path, msg`${what} cannot be a key`, fix);
    return undefined;
  }

  #follow(name: string, offset: number, path: Path): Located {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      const message = msg`an alias (${code('*name')}) refers to an anchor that is not defined above it`;
      const fix = msg`define it above with ${code('&name')}, or put the value in quotes if it is meant to start with ${code('*')}`;
      this.#report('yaml-alias', offset, path, message, fix);
      return { value: undefined, offset, size: 1 };
    }
    if (target === 'open') {
      const message = msg`an alias (${code('*name')}) refers to a value that it is itself a part of`;
      this.#report('yaml-alias', offset, path, message, msg`write the value out`);
      return { value: undefined, offset, size: 1 };
    }
    this.#aliased += target.size;
    if (this.#aliased > MAX_ALIASED) {
      this.isTooMuch = true;
      const message = msg`the aliases of the file unfold to more than ${MAX_ALIASED.toLocaleString('en')} values`;
      this.#report('yaml-alias', offset, path, message, msg`write the values out`);
      return { value: undefined, offset, size: 1 };
    }
    return target;
  }

  #reportDuplicate(key: string, offset: number, first: number, path: Path, fix: Message): void {
    const shown = shownKey(key, path);
    const what = shown === undefined ? msg`duplicate key` : msg`duplicate key ${code(shown)}`;
    const message = msg`${what}; the first is in line ${this.#locate(first).line}`;
    this.#report('yaml-duplicate-key', offset, path, message, fix);
  }

  #report(code: ProblemCode, offset: number, path: Path, message: Message, fix: Message): void {
    this.problems.push({ code, message, fix, location: this.#locate(offset), entry: entryOf(path) });
  }
}

const ONE_OF_TWO = msg`remove one of the two, or rename it`;
const MERGE_SEVERAL = msg`write one with all of the mappings, such as ${code('<<: [*one, *two]')}`;
const MERGE_NOTHING = msg`the merge key ${code(MERGE_KEY)} needs a mapping, or a list of mappings`;
const MERGE_FIX = msg`write ${code('<<: *name')} with the anchor of a mapping, or ${code('<<: [*one, *two]')} with several`;

function isMergeKey(key: ParsedNode): boolean {
  return isScalar(key) && key.value === MERGE_KEY && key.type === 'PLAIN';
}

function locatedScalar({ value, source, range: [offset] }: Scalar.Parsed): Located {
  return { value, offset, size: 1, ...(typeof value === 'string' ? {} : { numberText: source }) };
}

/** Whether nothing is written where a value belongs. */
export function isEmpty(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.source === '' && node.value === null);
}

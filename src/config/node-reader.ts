import { isAlias, isMap, isPair, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { Location, Problem, ProblemCode } from '../model/problem.ts';
import { defaultSource } from '../source/catalogue.ts';
import { holdsEntries, isUnderAuth, MERGE_KEY, type Path } from './paths.ts';
import { type Located, Place } from './place.ts';

/** How many values aliases may add. 4,000 entries that share their entire `auth` add 40,000. */
const MAX_ALIASED = 100_000;

/** The most keys a mapping may have, except for `connections`, whose limit is checked where entries are read. */
const MAX_KEYS = 1000;

/** The result of reading a file. `top` is missing if the data must not be checked further. */
export interface FileReading {
  readonly top?: Place | undefined;
  readonly problems: readonly Problem[];
}

/** Turns the parser's nodes into plain data with positions. */
export function readNodes(node: ParsedNode, locate: (offset: number) => Location): FileReading {
  const reader = new NodeReader(locate);
  const root = reader.read(node, []);
  const top = new Place({ root, isMixed: reader.isMixed, locate });
  const problems = reader.problems.map((problem) => problem(top));
  return { top: reader.isTooMuch ? undefined : top, problems };
}

/**
 * Reads the parser's nodes. Aliases and merge keys share the data of their anchor, so nothing is expanded in memory.
 * The expanded size is limited nevertheless, because later stages visit every value.
 */
class NodeReader {
  /** The problems. They are functions because what may be shown is known only after the whole file was read. */
  readonly problems: ((top: Place) => Problem)[] = [];
  /** Whether a limit was exceeded, so that the data must not be checked further. */
  isTooMuch = false;
  /** Whether an alias where secrets belong refers to a part that is written elsewhere. */
  isMixed = false;
  /** The number of values that aliases have added so far. */
  #aliased = 0;
  /** The values by anchor; `'open'` while the reader is inside the anchored value. */
  readonly #anchors = new Map<string, Located | 'open'>();
  readonly #locate: (offset: number) => Location;

  constructor(locate: (offset: number) => Location) {
    this.#locate = locate;
  }

  /**
   * Reads the node at a path. The items of a merged list belong to the mapping at the path; items of other lists add a
   * step to the path.
   */
  read(node: ParsedNode | null, path: Path, isMerged = false): Located {
    if (node === null) return leaf(null, 0);
    const [offset] = node.range;
    // Nothing read from here on is used, and in a chain of merge keys each would copy all before it.
    if (this.isTooMuch) return leaf(undefined, offset);
    if (isAlias(node)) return this.#follow(node.source, offset, path);
    const { anchor } = node;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const located = isMap(node)
      ? this.#readMapping(node.items, offset, path)
      : isSeq(node)
        ? this.#readList(node.items, offset, isMerged ? path : [...path, ''])
        : locatedScalar(node, path);
    if (anchor === undefined) return located;
    const shared = { ...located, isShared: true };
    this.#anchors.set(anchor, shared);
    return shared;
  }

  #readList(nodes: readonly (ParsedNode | Pair)[], offset: number, path: Path): Located {
    const items = nodes.map((node) => this.read(isPair(node) ? null : node, path));
    const size = items.reduce((sum, item) => sum + item.size, 1);
    const value = items.map((item) => item.value);
    return { value, offset, size, items, isSecretPlace: isUnderAuth(path) };
  }

  #readMapping(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], offset: number, path: Path): Located {
    const value: Record<string, unknown> = Object.create(null);
    const members = new Map<string, Located>();
    const isSecretPlace = isUnderAuth(path);
    if (pairs.length > MAX_KEYS && !holdsEntries(path)) {
      this.isTooMuch = true;
      const message = msg`a mapping has ${pairs.length.toLocaleString('en')} keys`;
      const fix = msg`check the indentation: only ${code('connections')} has more than a few`;
      this.#report('yaml-too-complex', offset, path, message, fix);
      return { value, offset, size: 1, members, isSecretPlace };
    }
    let hasRejectedKeys = false;
    let size = 1;
    let merge: { readonly keyOffset: number; readonly mappings: readonly Located[] } | undefined;
    for (const { key: keyNode, value: node } of pairs) {
      const [keyOffset] = keyNode.range;
      if (isMergeKey(keyNode)) {
        const given = this.read(node, path, true);
        size += given.size;
        if (merge !== undefined)
          this.#reportDuplicate(MERGE_KEY, keyOffset, merge.keyOffset, path, ONE_MERGE);
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
        members.set(key, {
          ...member,
          keyOffset,
          offset: isEmpty(node) ? keyOffset : member.offset,
          isSecretKey: isSecretPlace,
        });
      }
    }
    for (const merged of merge?.mappings ?? []) {
      hasRejectedKeys ||= merged.members === undefined || merged.hasRejectedKeys === true;
      for (const [key, member] of merged.members ?? []) {
        if (members.has(key)) continue;
        value[key] = member.value;
        members.set(key, { ...member, isShared: true });
      }
    }
    return { value, offset, size, members, hasRejectedKeys, isSecretPlace };
  }

  /**
   * Returns the mappings that a merge key merges, in order of precedence. A value that is not a mapping has no members.
   */
  #mappingsToMerge(
    node: ParsedNode | null,
    given: Located,
    keyOffset: number,
    path: Path,
  ): readonly Located[] {
    const mappings = isSeq(node) ? (given.items ?? []) : [given];
    // A rejected alias already has a problem.
    const isWrong = mappings.some(({ members, value }) => members === undefined && value !== undefined);
    const offset = node === null || isEmpty(node) ? keyOffset : node.range[0];
    if (isWrong) {
      const message = msg`the merge key ${code(MERGE_KEY)} needs a mapping, or a list of mappings`;
      const fix = msg`write ${code('<<: *name')} with the anchor of a mapping, or ${code('<<: [*one, *two]')} for several`;
      this.#report('value-invalid', offset, path, message, fix);
    }
    return mappings;
  }

  /** Returns a key as it is written, whatever type YAML gives it; `undefined` if it is not a scalar. */
  #readKey(key: ParsedNode, path: Path): string | undefined {
    if (isScalar(key)) {
      if (key.anchor !== undefined)
        this.#anchors.set(key.anchor, { ...locatedScalar(key, path), isShared: true });
      return typeof key.value === 'string' ? key.value : (key.source ?? '');
    }
    const what = isAlias(key) ? 'an alias' : isMap(key) ? 'a mapping' : 'a list';
    const fix = holdsEntries(path)
      ? msg`write a name instead, such as ${code(defaultSource.key)}`
      : msg`write a name instead, or remove it`;
    this.#report('key-invalid', key.range[0], path, msg`${what} cannot be a key`, fix);
    return undefined;
  }

  #follow(name: string, offset: number, path: Path): Located {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      const message = msg`an alias (${code('*name')}) refers to an anchor that is not defined above it`;
      const fix = msg`define it above with ${code('&name')}, or put the value in quotes if it is meant to start with ${code('*')}`;
      this.#report('yaml-alias', offset, path, message, fix);
      return leaf(undefined, offset);
    }
    if (target === 'open') {
      const message = msg`an alias (${code('*name')}) refers to a value that contains the alias itself`;
      this.#report('yaml-alias', offset, path, message, msg`write the value out`);
      return leaf(undefined, offset);
    }
    this.#aliased += target.size;
    if (this.#aliased > MAX_ALIASED) {
      this.isTooMuch = true;
      const message = msg`the aliases in the file expand to more than ${MAX_ALIASED.toLocaleString('en')} values`;
      this.#report('yaml-alias', offset, path, message, msg`write the values out`);
      return leaf(undefined, offset);
    }
    if (!target.isSecretPlace && isUnderAuth(path)) this.isMixed = true;
    return target;
  }

  #reportDuplicate(key: string, offset: number, first: number, path: Path, fix: Message): void {
    const { line } = this.#locate(first);
    const message = (top: Place) => {
      const name = top.below(...path, key).shownKey;
      const what = name === undefined ? msg`duplicate key` : msg`duplicate key ${code(name)}`;
      return msg`${what}; the first is on line ${line}`;
    };
    this.#report('yaml-duplicate-key', offset, path, message, fix);
  }

  #report(
    code: ProblemCode,
    offset: number,
    path: Path,
    message: Message | ((top: Place) => Message),
    fix: Message,
  ): void {
    const location = this.#locate(offset);
    this.problems.push((top) => {
      const words = typeof message === 'function' ? message(top) : message;
      return { code, message: words, fix, location, entry: top.below(...path).entry };
    });
  }
}

const ONE_OF_TWO = msg`remove one of the two, or rename it`;
const ONE_MERGE = msg`write one merge key with all mappings, such as ${code('<<: [*one, *two]')}`;

/** Whether a key is a merge key. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.value === MERGE_KEY && key.type === 'PLAIN';
}

function locatedScalar({ value, source, range: [offset] }: Scalar.Parsed, path: Path): Located {
  const numberText = typeof value === 'string' ? undefined : source;
  return { value, offset, size: 1, numberText, isSecretPlace: isUnderAuth(path) };
}

/** Returns an empty value, or `undefined` for a value that is unknown. */
function leaf(value: null | undefined, offset: number): Located {
  return { value, offset, size: 1, isSecretPlace: true };
}

/** Whether the value is left empty. */
export function isEmpty(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.source === '' && node.value === null);
}

import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Pair, type ParsedNode } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { Location, Problem, ProblemCode } from '../model/problem.ts';
import { entryOf, type Path, shownKey } from './paths.ts';

/**
 * The file as plain data, and where its parts are. The parts that aliases share are where their anchor is. Mappings have no
 * prototype: a key such as `__proto__` is a key like any other.
 */
export interface SourceMap {
  readonly value: unknown;
  /** Returns where the value at the path is; where its key is when the value is left empty. */
  readonly locationOf: (path: Path) => Location;
  /** Returns where the key is that leads to the value; the start of the file for the empty path. */
  readonly keyLocation: (path: Path) => Location;
  /** Returns how a number or a yes-or-no value is written: `60.0` is read as 60. */
  readonly numberText?: (path: Path) => string | undefined;
  /** Whether the mapping at the path had keys that were refused already, so that nobody knows what it lacks. */
  readonly hasRejectedKeys: (path: Path) => boolean;
}

/** How many values aliases may add to those that are written out. 4,000 entries that share all of their `auth` add 40,000. */
const MAX_ALIASED = 100_000;

/** No mapping has more keys than this, except for `connections`, whose limit is checked where entries are read. */
const MAX_KEYS = 1000;

/** Returns where each offset into a text is. Lines end with LF, columns count UTF-16 units, and spaces are skipped. */
export function locatorOf(text: string, file: string): (offset: number) => Location {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  return (offset) => {
    // The parser puts values that are empty or badly indented before the indentation.
    let at = offset;
    while (text[at] === ' ') at++;
    const { line, col } = lines.linePos(at);
    return { file, line, column: col };
  };
}

/** A value of the file; `undefined` stands for an alias that was refused, whose value nobody knows. */
interface Located {
  readonly value: unknown;
  readonly offset: number;
  /** How many values it is, with aliases unfolded. */
  readonly size: number;
  /** Of the members of a mapping. */
  readonly keyOffset?: number | undefined;
  readonly members?: ReadonlyMap<string, Located> | undefined;
  readonly hasRejectedKeys?: boolean | undefined;
  /** Of a number or a yes-or-no value. */
  readonly numberText?: string | undefined;
}

/** `source` is missing when the text is no tree that further checks could trust. */
export interface SourceReading {
  readonly source?: SourceMap | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Turns the parser's nodes into plain data with positions. Aliases share the data of their anchor, so nothing unfolds in
 * memory, but what they would unfold to is limited, since later stages visit it.
 */
export function sourceMapOf(root: ParsedNode, locate: (offset: number) => Location): SourceReading {
  const reader = new NodeReader(locate);
  const file = reader.read(root, []);
  /** Returns the member at the path, or the last one on the way to it that exists. */
  const memberAt = (path: Path): Located => {
    let member = file;
    for (const step of path) {
      const next = member.members?.get(step);
      if (next === undefined) break;
      member = next;
    }
    return member;
  };
  const source: SourceMap = {
    value: file.value,
    locationOf: (path) => locate(memberAt(path).offset),
    keyLocation: (path) => locate(memberAt(path).keyOffset ?? 0),
    numberText: (path) => memberAt(path).numberText,
    hasRejectedKeys: (path) => memberAt(path).hasRejectedKeys === true,
  };
  return { source: reader.isTooMuch ? undefined : source, problems: reader.problems };
}

class NodeReader {
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
    if (isAlias(node)) return this.#follow(node.source, offset, path);
    const { anchor } = node;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    let located: Located;
    if (isMap(node)) located = this.#readMapping(node.items, offset, path);
    else if (isSeq(node)) located = this.#readList(node.items, offset, path);
    else
      located = {
        value: node.value,
        offset,
        size: 1,
        ...(typeof node.value === 'string' ? {} : { numberText: node.source }),
      };
    if (anchor !== undefined) this.#anchors.set(anchor, located);
    return located;
  }

  /** No list is valid anywhere in the file, so nobody asks where its items are. */
  #readList(nodes: readonly (ParsedNode | Pair)[], offset: number, path: Path): Located {
    const items = nodes.map((node, index) => this.read(isPair(node) ? null : node, [...path, `${index}`]));
    const size = items.reduce((sum, item) => sum + item.size, 1);
    return { value: items.map(({ value }) => value), offset, size };
  }

  #readMapping(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], offset: number, path: Path): Located {
    const value: Record<string, unknown> = Object.create(null);
    if (pairs.length > MAX_KEYS && !(path.length === 1 && path[0] === 'connections')) {
      this.isTooMuch = true;
      const message = msg`a mapping has ${pairs.length.toLocaleString('en')} keys`;
      const fix = msg`check the indentation: only ${code('connections')} has more than a few`;
      this.#report('yaml-too-complex', offset, path, message, fix);
      return { value, offset, size: 1 };
    }
    const members = new Map<string, Located>();
    let hasRejectedKeys = false;
    let size = 1;
    for (const pair of pairs) {
      const key = this.#readKey(pair.key, path);
      const keyOffset = pair.key.range[0];
      const member = this.read(pair.value, [...path, key ?? '']);
      size += member.size;
      const first = key === undefined ? undefined : members.get(key)?.keyOffset;
      if (key === undefined || member.value === undefined) hasRejectedKeys = true;
      else if (first !== undefined) {
        const shown = shownKey(key, path);
        const what = shown === undefined ? msg`duplicate key` : msg`duplicate key ${code(shown)}`;
        const message = msg`${what}; the first is in line ${this.#locate(first).line}`;
        const fix = msg`remove one of the two, or rename it`;
        this.#report('yaml-duplicate-key', keyOffset, path, message, fix);
      } else {
        value[key] = member.value;
        members.set(key, { ...member, keyOffset, offset: isEmpty(pair.value) ? keyOffset : member.offset });
      }
    }
    return { value, offset, size, members, hasRejectedKeys };
  }

  /** Returns the text of a key, or `undefined` for a key that is refused. */
  #readKey(key: ParsedNode, path: Path): string | undefined {
    const [offset] = key.range;
    if (!isScalar(key) || typeof key.value !== 'string') {
      const message = msg`a key ${path.length === 0 ? 'of the file' : 'here'} is not text`;
      const fix = msg`write a key that begins with a letter; a list, a mapping, an alias or nothing at all cannot be a key`;
      this.#report('key-invalid', offset, path, message, fix);
      return undefined;
    }
    const { value, anchor, type } = key;
    if (anchor !== undefined) this.#anchors.set(anchor, { value, offset, size: 1 });
    if (value !== '<<' || type !== 'PLAIN') return value;
    const message = msg`merge keys (${code('<<')}) are not part of YAML 1.2 and are not supported`;
    const fix = msg`write the keys out, or use an alias for the whole mapping (${code('auth: *name')})`;
    this.#report('key-unknown', offset, path, message, fix);
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
    if (this.#aliased > MAX_ALIASED && !this.isTooMuch) {
      this.isTooMuch = true;
      const message = msg`the aliases of the file unfold to more than ${MAX_ALIASED.toLocaleString('en')} values`;
      this.#report('yaml-alias', offset, path, message, msg`write the values out`);
    }
    return target;
  }

  #report(code: ProblemCode, offset: number, path: Path, message: Message, fix: Message): void {
    this.problems.push({ code, message, fix, location: this.#locate(offset), entry: entryOf(path) });
  }
}

/** Whether nothing is written where a value belongs. */
export function isEmpty(node: ParsedNode | null): boolean {
  return node === null || (isScalar(node) && node.source === '' && node.value === null);
}

import { type Alias, isAlias, isMap, isScalar, isSeq, type Pair, type ParsedNode } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { entryOf, isUnderAuth, KNOWN_AUTH_KEYS, type Path, printableKey } from './paths.ts';
import { locate, type Range, type SourceMap } from './source-map.ts';

/** How many values aliases may add to those that are written out: 4,000 entries that share all of their `auth` add 40,000. */
const MAX_ALIASED = 100_000;

/** No mapping has more keys than this, but for `connections`, whose limit is checked where entries are read. */
const MAX_KEYS = 1000;

interface Built {
  /** `undefined` for an alias that was refused: then nothing is known of the value, not even that it is missing. */
  readonly value: unknown;
  readonly offset: number;
  /** How many values it is made of, with aliases unfolded. */
  readonly size: number;
}

/**
 * Turns the parser's nodes into plain data. Aliases share the data of their anchor, so nothing unfolds in memory; but what
 * they would unfold to is limited, since later stages visit it. `data` is missing when a limit is passed.
 */
export function buildData(
  root: ParsedNode,
  placeOf: (offset: number) => Location,
): { readonly data?: SourceMap; readonly problems: readonly Problem[] } {
  const builder = new Builder(placeOf);
  const { value, offset } = builder.build(root, []);
  const data = builder.unreadable
    ? undefined
    : locate(value, offset, builder.spots, builder.partial, placeOf);
  return { ...(data && { data }), problems: builder.problems };
}

class Builder {
  readonly problems: Problem[] = [];
  readonly spots = new WeakMap<object, ReadonlyMap<string, Range>>();
  readonly partial = new WeakSet<object>();
  /** A limit was passed, so that there is no data to check further. */
  unreadable = false;
  #aliased = 0;
  /** What each anchor stands for; `'open'` while the parser is still inside it. */
  readonly #anchors = new Map<string, Built | 'open'>();
  readonly #placeOf: (offset: number) => Location;

  constructor(placeOf: (offset: number) => Location) {
    this.#placeOf = placeOf;
  }

  build(node: ParsedNode | null, path: Path): Built {
    if (node === null) return { value: null, offset: 0, size: 1 };
    if (isAlias(node)) return this.#follow(node.source, node.range[0], path);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, 'open');
    const built = this.#buildValue(node, path);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, built);
    return built;
  }

  #buildValue(node: Exclude<ParsedNode, Alias.Parsed>, path: Path): Built {
    const offset = node.range[0];
    if (isMap(node)) return this.#buildMapping(node.items, offset, path);
    if (isSeq(node)) return this.#buildList(node.items, offset, path);
    return { value: isScalar(node) ? node.value : null, offset, size: 1 };
  }

  #buildMapping(pairs: readonly Pair<ParsedNode, ParsedNode | null>[], offset: number, path: Path): Built {
    const value: Record<string, unknown> = Object.create(null);
    const spots = new Map<string, Range>();
    let size = 1;
    if (pairs.length > MAX_KEYS && !(path.length === 1 && path[0] === 'connections')) {
      this.#report('yaml-too-complex', offset, path, {
        message: `a mapping has ${pairs.length.toLocaleString('en')} keys`,
        fix: 'check the indentation: only `connections` has more than a few',
      });
      this.unreadable = true;
      return { value, offset, size };
    }
    for (const pair of pairs) {
      const key = this.#readKey(pair.key, path);
      const first = key === undefined ? undefined : spots.get(key);
      const member = this.build(pair.value, [...path, key ?? '']);
      size += member.size;
      if (key === undefined || member.value === undefined) this.partial.add(value);
      else if (first !== undefined) this.#refuseRepeated(key, pair.key.range[0], first.key, path);
      else {
        value[key] = member.value;
        const written =
          pair.value !== null && !(isScalar(pair.value) && pair.value.source === '' && member.value === null);
        spots.set(key, { key: pair.key.range[0], value: written ? member.offset : pair.key.range[0] });
      }
    }
    this.spots.set(value, spots);
    return { value, offset, size };
  }

  #buildList(items: readonly (ParsedNode | Pair)[], offset: number, path: Path): Built {
    const value: unknown[] = [];
    const spots = new Map<string, Range>();
    let size = 1;
    for (const [index, item] of items.entries()) {
      const member =
        'key' in item ? { value: null, offset, size: 1 } : this.build(item, [...path, `${index}`]);
      size += member.size;
      value.push(member.value);
      spots.set(`${index}`, { key: member.offset, value: member.offset });
    }
    this.spots.set(value, spots);
    return { value, offset, size };
  }

  #readKey(key: ParsedNode, path: Path): string | undefined {
    if (isScalar(key) && typeof key.value === 'string') {
      if (key.anchor !== undefined)
        this.#anchors.set(key.anchor, { value: key.value, offset: key.range[0], size: 1 });
      if (key.value !== '<<' || key.type !== 'PLAIN') return key.value;
      this.#report('key-unknown', key.range[0], path, {
        message: 'merge keys (`<<`) are not part of YAML 1.2 and are not supported',
        fix: 'write the keys out, or use an alias for the whole mapping (`auth: *name`)',
      });
      return undefined;
    }
    this.#report('key-invalid', key.range[0], path, {
      message: `a key ${path.length === 0 ? 'of the file' : 'here'} is not text`,
      fix: 'put the key in quotes; a list, a mapping, an alias or nothing at all cannot be a key',
    });
    return undefined;
  }

  #follow(name: string, offset: number, path: Path): Built {
    const target = this.#anchors.get(name);
    const nothing = { value: undefined, offset, size: 1 };
    if (target === undefined) {
      this.#report('yaml-alias', offset, path, {
        message: 'an alias (`*name`) refers to an anchor that does not stand before it',
        fix: 'define it above with `&name`, or put the value in quotes if it is meant to start with `*`',
      });
      return nothing;
    }
    if (target === 'open') {
      this.#report('yaml-alias', offset, path, {
        message: 'an alias (`*name`) refers to a value that it is itself a part of',
        fix: 'write the value out',
      });
      return nothing;
    }
    this.#aliased += target.size;
    if (this.#aliased > MAX_ALIASED && !this.unreadable) {
      this.unreadable = true;
      this.#report('yaml-alias', offset, path, {
        message: `the aliases of the file unfold to more than ${MAX_ALIASED.toLocaleString('en')} values`,
        fix: 'write the values out',
      });
    }
    return target;
  }

  #refuseRepeated(key: string, offset: number, first: number, path: Path): void {
    const shownKey = isUnderAuth(path) && !KNOWN_AUTH_KEYS.includes(key) ? undefined : printableKey(key);
    this.#report('yaml-duplicate-key', offset, path, {
      message: `the key ${shownKey === undefined ? '' : `\`${shownKey}\` `}stands here a second time; the first is in line ${this.#placeOf(first).line}`,
      fix: 'remove one of the two, or rename it',
    });
  }

  #report(code: Problem['code'], offset: number, path: Path, words: Pick<Problem, 'message' | 'fix'>): void {
    const entry = entryOf(path);
    this.problems.push({
      code,
      ...words,
      location: this.#placeOf(offset),
      ...(entry !== undefined && { entry }),
    });
  }
}

import { isRecord } from '../model/is-record.ts';
import type { Location } from '../model/problem.ts';

/** A mapping of the file as plain data, without a prototype: a key such as `__proto__` is a key like any other. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Where a member of a mapping or list stands. */
export interface Range {
  readonly key: number;
  readonly value: number;
}

/** The file as plain data, which knows where everything stands. Aliased parts are shared, so they stand where their anchor is. */
export interface SourceMap {
  readonly value: unknown;
  /** The place of the value at the path; the key's when the value is left empty. */
  readonly valuePlace: (path: readonly string[]) => Location;
  /** The place of the key that leads to it; the file's first character for the whole. */
  readonly keyPlace: (path: readonly string[]) => Location;
  /** Whether the mapping at the path held keys that were refused already, so that what it lacks is not known. */
  readonly isPartial: (path: readonly string[]) => boolean;
}

/** Makes plain data located: `spots` by mapping or list, then by member. */
export function locate(
  value: unknown,
  root: number,
  spots: WeakMap<object, ReadonlyMap<string, Range>>,
  partial: WeakSet<object>,
  placeOf: (offset: number) => Location,
): SourceMap {
  const spotAt = (path: readonly string[]): Range => {
    let spot: Range = { key: 0, value: root };
    let at = value;
    for (const step of path) {
      const next = typeof at === 'object' && at !== null ? spots.get(at)?.get(step) : undefined;
      if (next === undefined) break;
      spot = next;
      at = memberOf(at, step);
    }
    return spot;
  };
  return {
    value,
    valuePlace: (path) => placeOf(spotAt(path).value),
    keyPlace: (path) => placeOf(spotAt(path).key),
    isPartial: (path) => {
      const at = path.reduce(memberOf, value);
      return typeof at === 'object' && at !== null && partial.has(at);
    },
  };
}

function memberOf(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isRecord(value) ? value[step] : undefined;
}

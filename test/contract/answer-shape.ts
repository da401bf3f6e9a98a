import { isRecord } from '../../src/model/is-record.ts';

/** Members whose values describe the kind of answer and contain nothing private. */
const SHOWN: readonly string[] = ['state', 'status', 'error_code', 'errorCode', 'error', 'result', 'count'];

/** Returns the names and types in an answer without its values, which may be secret or private. */
export function shapeOf(value: unknown, name = ''): unknown {
  if (name === 'type' && typeof value === 'string') return value.replace(/^.*\//, '');
  if (SHOWN.includes(name) && !isRecord(value)) return value;
  // All items of a list are of the same kind.
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shapeOf(item));
  if (!isRecord(value)) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member, key)]));
}

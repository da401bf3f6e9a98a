import { isRecord } from '../../src/model/is-record.ts';

/** Members whose values say what kind of answer it is, and nothing of anybody's. */
const SHOWN: readonly string[] = ['state', 'status', 'error_code', 'errorCode', 'error', 'result', 'count'];

/** Returns the names and the types in an answer: its values may be secrets, or the organization's. */
export function shapeOf(value: unknown, name = ''): unknown {
  if (name === 'type' && typeof value === 'string') return value.replace(/^.*\//, '');
  if (SHOWN.includes(name) && !isRecord(value)) return value;
  // The items of a list are of one kind.
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shapeOf(item));
  if (!isRecord(value)) return value === null ? null : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member, key)]));
}

import type { Difference, Dropped } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { comparable } from '../source/values.ts';

/**
 * Returns the differences between what the entry declares and what the listing shows in plain text: the name of a pinned
 * connection, the description when the entry has one, and parameters that are neither secret nor given by reference. What
 * Flow Service leaves out, or shows in a form that the parameter can't have, is not compared.
 */
export function diff(entry: Entry, connection: BaseConnection): readonly Difference[] {
  const differences: Difference[] = [];
  if (connection.name !== entry.name) {
    differences.push({ field: 'name', observed: connection.name, declared: entry.name });
  }
  if (entry.description !== undefined && (connection.description ?? '') !== entry.description) {
    differences.push({
      field: 'description',
      observed: connection.description ?? '',
      declared: entry.description,
    });
  }
  for (const [name, parameter] of Object.entries(entry.parameters)) {
    const declared = entry.auth[name];
    const shown = Object.hasOwn(connection.authParams, name) ? connection.authParams[name] : undefined;
    if (declared?.kind !== 'literal' || shown === undefined) continue;
    const [observed, wanted] = [comparable(parameter, shown), comparable(parameter, declared.value)];
    if (observed === undefined || observed === wanted) continue;
    // A mapping may hold anything.
    const isMapping = typeof shown === 'object' || typeof declared.value === 'object';
    if (parameter.confidential || isMapping)
      differences.push({ field: name, observed: '', declared: '', isHidden: true });
    // Text of an unusual form may be a secret that was pasted there.
    else differences.push({ field: name, observed, declared: wanted ?? 'what the file has' });
  }
  return differences;
}

/** Returns the parameters that Flow Service shows of a connection, and that sending those of the entry would drop. */
export function droppedBy(entry: Entry, connection: BaseConnection): readonly Dropped[] {
  const { parameters, auth, source } = entry;
  const sent = new Set([...Object.keys(auth), source.mint?.parameter]);
  return Object.entries(connection.authParams).flatMap(([field, value]): readonly Dropped[] => {
    const parameter = parameters[field];
    if (sent.has(field) || parameter?.secret) return [];
    const isAdded = source.added?.includes(field) === true;
    const isShown =
      parameter !== undefined &&
      parameter.kind !== 'unknown' &&
      typeof value !== 'object' &&
      !parameter.confidential;
    return [{ field, observed: isShown ? comparable(parameter, value) : undefined, isAdded }];
  });
}

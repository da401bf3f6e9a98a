import type { Difference, Overwritten } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { unknownParameter } from '../source/parameters.ts';
import { withShownHosts } from '../source/places.ts';
import { comparable } from '../source/values.ts';

/**
 * Returns the differences between what the entry declares and what the listing shows in plain text: the name of a
 * pinned connection, the description if the entry has one, and parameters that are neither secret nor given by
 * reference. Does not compare what Flow Service omits or masks.
 */
export function diff(declared: Entry, connection: BaseConnection): readonly Difference[] {
  const entry = withShownHosts(declared, connection);
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
    const given = entry.auth[name];
    const shown = Object.hasOwn(connection.authParams, name) ? connection.authParams[name] : undefined;
    if (given?.kind !== 'literal' || shown === undefined) continue;
    const [observed, wanted] = [comparable(parameter, shown), comparable(parameter, given.value)];
    if (observed === undefined || observed === wanted) continue;
    // A mapping may contain anything, and a URL with `@` or `?` may contain a password or a signature.
    const isMapping = typeof shown === 'object' || typeof given.value === 'object';
    const mayHoldSecret = parameter.destination && /[@?]/.test(observed);
    if (parameter.confidential || isMapping || mayHoldSecret)
      differences.push({ field: name, observed: '', declared: '', isHidden: true });
    // Text in an unusual form may be a pasted secret.
    else differences.push({ field: name, observed, declared: wanted ?? 'the value in the file' });
  }
  return differences;
}

/**
 * Returns the parameters of a connection that sending the entry's parameters overwrites without a difference: those
 * that the entry omits, including secrets, and those that cannot be compared.
 */
export function overwrittenBy(entry: Entry, connection: BaseConnection): readonly Overwritten[] {
  const { parameters, auth, source } = entry;
  return Object.entries(connection.authParams).flatMap(([field, value]): readonly Overwritten[] => {
    const { [field]: parameter = unknownParameter } = parameters;
    const readable = comparable(parameter, value);
    if (auth[field]?.kind === 'literal') {
      const isSilent = parameter.secret || readable !== undefined || String(value).trim() === '';
      return isSilent || value === auth[field].value ? [] : [{ field, why: 'not-comparable' }];
    }
    if (auth[field] !== undefined || field === source.mint?.parameter) return [];
    const isShown = !parameter.confidential && typeof value !== 'object';
    const why = source.added?.includes(field) === true ? 'added' : 'not-in-file';
    return [{ field, observed: isShown ? readable : undefined, why }];
  });
}

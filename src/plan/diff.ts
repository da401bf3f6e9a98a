import type { Difference, Overwritten } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Parameter, ParameterValue } from '../model/source.ts';
import { isSameSpec, SPEC_NAME } from '../source/auth-specs.ts';
import { unknownParameter } from '../source/parameters.ts';
import { withShownHosts } from '../source/places.ts';
import { comparable } from '../source/values.ts';

/**
 * Returns the differences between what the entry declares and what the listing shows in plain text: the name of a
 * pinned connection, the description if the entry has one, and parameters that are neither secret nor given by
 * reference. Does not compare what Flow Service omits or masks.
 */
export function diff(declared: Entry, connection: BaseConnection): readonly Difference[] {
  const { name, description, parameters, auth } = withShownHosts(declared, connection);
  const shown = connection.description ?? '';
  const texts: readonly Difference[] = [
    { field: 'name', observed: connection.name, declared: name },
    // A description that the file omits is not compared.
    { field: 'description', observed: shown, declared: description ?? shown },
  ];
  const ofAuth = Object.entries(parameters).flatMap(([field, parameter]): readonly Difference[] => {
    const given = auth[field];
    const existing = Object.hasOwn(connection.authParams, field) ? connection.authParams[field] : undefined;
    if (given?.kind !== 'literal' || existing === undefined) return [];
    const [observed, wanted] = [comparable(parameter, existing), comparable(parameter, given.value)];
    if (observed === undefined || observed === wanted) return [];
    // A mapping may contain anything, and a URL with `@` or `?` may contain a password or a signature.
    const isMapping = typeof existing === 'object' || typeof given.value === 'object';
    const mayHoldSecret = parameter.destination && /[@?]/.test(observed);
    if (parameter.confidential || isMapping || mayHoldSecret)
      return [{ field, observed: '', declared: '', isHidden: true }];
    // Text in an unusual form may be a pasted secret.
    return [{ field, observed, declared: wanted ?? 'the value in the file' }];
  });
  return [...texts.filter((each) => each.observed !== each.declared), ...ofAuth];
}

/** Whether a connection has the auth spec of an entry. One whose auth spec is not shown counts as having it. */
export function isOfSpec(entry: Entry, { authSpec = entry.authSpec }: BaseConnection): boolean {
  return isSameSpec(entry.source, authSpec, entry.authSpec);
}

/** Returns the names of the fields in which a connection visibly differs from an entry, the auth spec included. */
export function differingFields(entry: Entry, connection: BaseConnection): readonly string[] {
  const fields = diff(entry, connection).map(({ field }) => field);
  return isOfSpec(entry, connection) ? fields : [SPEC_NAME, ...fields];
}

/** Whether a connection is what the entry declares: it has its auth spec, and nothing visible differs. */
export function agrees(entry: Entry, connection: BaseConnection): boolean {
  return differingFields(entry, connection).length === 0;
}

/**
 * Returns the text of a value as it is compared; `undefined` if the value must not be shown: text in an unusual form or
 * of an unknown parameter may be a secret, and a mapping may contain one.
 */
export function shownText(parameter: Parameter, given: ParameterValue): string | undefined {
  return parameter.confidential || typeof given === 'object' ? undefined : comparable(parameter, given);
}

/**
 * Returns the parameters of a connection that sending the entry's parameters overwrites without a difference: those
 * that the entry omits, including secrets, and those that cannot be compared.
 */
export function overwrittenBy(entry: Entry, connection: BaseConnection): readonly Overwritten[] {
  const { parameters, auth, source } = entry;
  return Object.entries(connection.authParams).flatMap(([field, value]): readonly Overwritten[] => {
    const { [field]: parameter = unknownParameter } = parameters;
    if (auth[field]?.kind === 'literal') {
      const isReadable = comparable(parameter, value) !== undefined;
      const isSilent = parameter.secret || isReadable || String(value).trim() === '';
      return isSilent || value === auth[field].value ? [] : [{ field, why: 'not-comparable' }];
    }
    if (auth[field] !== undefined || field === source.mint?.parameter) return [];
    const why = source.added?.includes(field) === true ? 'added' : 'not-in-file';
    return [{ field, observed: shownText(parameter, value), why }];
  });
}

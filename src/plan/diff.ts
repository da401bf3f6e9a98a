import type { Difference } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';

/**
 * Returns what differs, of what the entry declares and the listing shows in clear: the name of a pinned connection,
 * the description when the entry has one, and parameters that are neither secret nor given by reference. What
 * Flow Service leaves out, or shows in a form that the parameter can't have, says nothing and is not compared.
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
  for (const { name, secret, normalise } of entry.source.parameters) {
    const declared = entry.auth[name];
    const shown = connection.authParams[name];
    if (secret || declared?.kind !== 'literal' || shown === undefined) continue;
    const [observed, wanted] = [normalise(shown), normalise(declared.value)];
    if (observed !== undefined && observed !== wanted) {
      // Text of another form may be a secret that was pasted there.
      differences.push({ field: name, observed, declared: wanted ?? 'what the file has' });
    }
  }
  return differences;
}

import type { Change } from '../model/change.ts';
import type { BaseConnection } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import type { ConnectionIndex } from './connection-index.ts';

/** What is found for an entry: its base connection, if any; or the change that says why it can't be told. */
export type Found = { readonly connection: BaseConnection | undefined } | Change;

/** Finds the one base connection that an entry is about, if any; or the change that says why it can't be told. */
export function matchEntry(entry: Entry, existing: ConnectionIndex): Found {
  if (entry.id !== undefined) return findPinned(entry, entry.id, existing);
  const namesakes = existing.byName(entry);
  // Of twins, one may be marked to go by its id.
  const staying = namesakes.filter(({ id }) => !existing.isMarkedAbsent(id));
  const [connection, ...others] = staying.length > 0 ? staying : namesakes;
  if (connection === undefined || others.length === 0) return { connection };
  const ids = [connection, ...others].map(({ id }) => id);
  return conflict(entry, ids, {
    message: `${ids.length} base connections in sandbox \`${entry.sandbox}\` have this name: ${ids.join(', ')}`,
    fix:
      entry.ensure === 'absent'
        ? 'add `id: ` with the one to remove to the entry'
        : 'add `id: ` with the one to keep to the entry, or remove the others in Adobe Experience Platform',
  });
}

function findPinned(entry: Entry, id: string, existing: ConnectionIndex): Found {
  const connection = existing.pinned(entry, id);
  if (connection !== undefined) return { connection };
  const invalid = (code: Problem['code'], message: string, fix: string) =>
    invalidPin(entry, code, { message, fix });
  const elsewhere = existing.sandboxOf(id);
  if (elsewhere !== undefined && elsewhere !== entry.sandbox) {
    return invalid(
      'pin-other-sandbox',
      `the pinned id ${id} is a base connection of sandbox \`${elsewhere}\`, not of \`${entry.sandbox}\``,
      'correct `id` or `sandbox`',
    );
  }
  const found = existing.withId(id);
  if (found !== undefined) {
    return invalid(
      'pin-other-spec',
      `the pinned id ${id} is a base connection of another source (connection spec ${found.connectionSpecId ?? 'unknown'})`,
      `pin the id of a ${entry.source.title} connection, or leave \`id\` out`,
    );
  }
  if (entry.ensure === 'absent') return { connection: undefined };
  return invalid(
    'pin-not-found',
    `the pinned id ${id} does not exist in sandbox \`${entry.sandbox}\`, or the credential may not see it`,
    'correct `id`, or leave it out to have the connection created',
  );
}

/** Returns the change of an entry whose pinned id does not fit. */
export function invalidPin(
  entry: Entry,
  code: Problem['code'],
  words: { readonly message: string; readonly fix: string },
): Change {
  return { kind: 'invalid', entry, problem: { code, ...words, entry: entry.key, location: entry.location } };
}

/** Returns the change of an entry whose connection is in question: `ids` are those that it may be about. */
export function conflict(
  entry: Entry,
  ids: readonly string[],
  words: { readonly message: string; readonly fix: string },
): Change {
  return {
    kind: 'conflict',
    entry,
    ids,
    problem: { code: 'name-conflict', ...words, entry: entry.key, location: entry.location },
  };
}

import { createHash } from 'node:crypto';
import type { Change, Difference, Plan } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';

/**
 * Returns the SHA-256, in hex, of what the plan would change: the organization, the old and new values of the fields
 * that a reviewer sees, and the names of references, never a secret. File order, unchanged and skipped entries, and
 * other data from Flow Service do not affect it. A plan without changes has the hash of the empty list.
 */
export function planHash(plan: Plan): string {
  const changes = plan.changes
    .map((change) => canonical(change, plan.orgId))
    .filter((change) => change !== undefined);
  return sha256(JSON.stringify(changes.sort())).toString('hex');
}

/** The length of a digest in characters: 64 bits in base64. */
export const DIGEST_LENGTH = 11;

/** Returns the digest of one change, for a list of reviewed changes; `undefined` if it changes nothing. */
export function changeDigest(change: Change, { orgId }: Plan): string | undefined {
  const text = canonical(change, orgId);
  return text === undefined ? undefined : sha256(text).toString('base64').slice(0, DIGEST_LENGTH);
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Returns the canonical text of a change, or `undefined` if it changes nothing. */
function canonical(change: Change, orgId: string): string | undefined {
  const others = besidesEntry(change);
  return others && JSON.stringify([change.kind, orgId, declared(change.entry), ...others]);
}

function besidesEntry(change: Change): readonly unknown[] | undefined {
  switch (change.kind) {
    case 'unchanged':
    case 'skipped':
      return undefined;
    case 'create':
      return [];
    case 'drifted':
      return [change.connection.id, differing(change.differences)];
    case 'update':
    case 'rotate':
      return [
        change.connection.id,
        differing(change.differences),
        change.sendsCredentials,
        // The plan shows which parameters are overwritten, so no others may be.
        ...(change.overwritten.length === 0 ? [] : [change.overwritten.map(({ field }) => field)]),
      ];
    case 'delete':
      return [change.connection.id, change.connection.name];
    case 'conflict':
      return [[...change.ids].sort()];
    case 'invalid':
      return [change.problem.code];
  }
}

function differing(differences: readonly Difference[]): unknown {
  return differences.map(({ field, observed, declared: wanted }) => [field, observed, wanted]);
}

/**
 * Returns a text that is equal for two entries with the same key exactly if they declare the same. A value that a
 * preset fills in counts as the preset's row: in an update, it is the host of that row that Adobe already has.
 */
export function declarationOf(entry: Entry): string {
  const auth = Object.entries(entry.auth).map(([name, value]) => {
    const isFilled = value.kind === 'literal' && value.row !== undefined;
    return [name, isFilled ? { ...value, value: value.row } : value] as const;
  });
  return JSON.stringify([entry.ensure, declared({ ...entry, auth: Object.fromEntries(auth) })]);
}

function declared(entry: Entry): unknown {
  return [
    entry.key,
    entry.sandbox,
    [entry.source.spec.id, entry.source.spec.version, entry.authSpec],
    entry.name,
    entry.description ?? null,
    entry.id ?? null,
    Object.keys(entry.parameters).map((name) => {
      const value = entry.auth[name];
      if (value === undefined) return [name, null];
      return [name, value.kind, value.kind === 'literal' ? value.value : value.name];
    }),
  ];
}

/**
 * Returns the changes of `plan` that were not reviewed; `digests` are those of the changes that were. There are none if
 * part of the reviewed plan has been applied since.
 */
export function unreviewedChanges(plan: Plan, digests: ReadonlySet<string>): readonly Change[] {
  return plan.changes.filter((change) => {
    const digest = changeDigest(change, plan);
    return digest !== undefined && !digests.has(digest);
  });
}

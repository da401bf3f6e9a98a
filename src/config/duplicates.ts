import type { Problem } from '../problem.ts';
import type { Entry } from './entry.ts';
import type { Located } from './located.ts';
import { keyForPeople } from './paths.ts';

/** Finds entries that would resolve to one base connection, and those whose names people could take for one another. */
export function duplicateProblems(entries: readonly Entry[], data: Located): Problem[] {
  const identities = new Map<string, Entry>();
  const lookalikes = new Map<string, Entry>();
  const ids = new Map<string, Entry>();
  const problems: Problem[] = [];
  const report = (entry: Entry, problem: Problem) => {
    const spoken = keyForPeople(entry.key);
    problems.push(spoken === undefined ? problem : { ...problem, entry: spoken });
  };
  for (const entry of entries) {
    const path = ['connections', entry.key];
    const pinned = entry.id === undefined ? undefined : firstOf(ids, entry.id, entry);
    if (pinned !== undefined) {
      report(entry, {
        code: 'identity-duplicate',
        message: `the same \`id\` is pinned by ${describe(pinned)}`,
        fix: 'one entry per base connection: remove one of the two, or correct the id',
        place: data.valuePlace([...path, 'id']),
      });
    }
    // What is to go is told apart by its id: it may well be the twin of one that stays.
    if (entry.ensure === 'absent' && entry.id !== undefined) continue;
    const twin = firstOf(identities, identity(entry, entry.name), entry);
    if (twin !== undefined) {
      // Flow Service knows twins too: by their ids they can be told apart.
      const isTold = entry.id !== undefined && twin.id !== undefined;
      report(entry, {
        code: 'identity-duplicate',
        ...(isTold ? { severity: 'warning' } : {}),
        message: `this entry has the same sandbox, source and name as ${describe(twin)}`,
        fix: 'give one of them another name or sandbox, or remove it',
        place: entry.place,
      });
      continue;
    }
    const lookalike = firstOf(lookalikes, identity(entry, folded(entry.name)), entry);
    if (lookalike !== undefined) {
      report(entry, {
        code: 'identity-duplicate',
        severity: 'warning',
        message: `the name differs from that of ${describe(lookalike)} only in case, in invisible characters or in how its letters are encoded`,
        fix: 'names are compared exactly, so these are two connections; choose names that people can tell apart',
        place: data.valuePlace([...path, 'name']),
      });
    }
  }
  return problems;
}

/** Returns the entry that had the value first, or makes this one the first. */
function firstOf(seen: Map<string, Entry>, value: string, entry: Entry): Entry | undefined {
  const first = seen.get(value);
  if (first === undefined) seen.set(value, entry);
  return first;
}

function identity({ sandbox, source }: Entry, name: string): string {
  return JSON.stringify([sandbox, source.connectionSpec.id, name]);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ');
}

function describe({ key, place }: Entry): string {
  const spoken = keyForPeople(key);
  return spoken === undefined ? `the entry in line ${place.line}` : `\`${spoken}\` in line ${place.line}`;
}

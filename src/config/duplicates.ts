import type { Entry } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { printableKey } from './paths.ts';
import type { SourceMap } from './source-map.ts';

/** Finds entries that would resolve to one base connection, and those whose names people could take for one another. */
export function duplicateProblems(entries: readonly Entry[], data: SourceMap): Problem[] {
  const identities = new Map<string, Entry>();
  const lookalikes = new Map<string, Entry>();
  const ids = new Map<string, Entry>();
  const problems: Problem[] = [];
  const report = (entry: Entry, problem: Problem) => {
    const shownKey = printableKey(entry.key);
    problems.push(shownKey === undefined ? problem : { ...problem, entry: shownKey });
  };
  for (const entry of entries) {
    const path = ['connections', entry.key];
    const pinned = entry.id === undefined ? undefined : firstOf(ids, entry.id, entry);
    if (pinned !== undefined) {
      report(entry, {
        code: 'identity-duplicate',
        message: `the same \`id\` is pinned by ${describe(pinned)}`,
        fix: 'one entry per base connection: remove one of the two, or correct the id',
        location: data.valuePlace([...path, 'id']),
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
        location: entry.location,
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
        location: data.valuePlace([...path, 'name']),
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

function describe({ key, location }: Entry): string {
  const shownKey = printableKey(key);
  return shownKey === undefined
    ? `the entry in line ${location.line}`
    : `\`${shownKey}\` in line ${location.line}`;
}

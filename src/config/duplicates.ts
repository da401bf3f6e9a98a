import type { Entry } from '../model/entry.ts';
import { code, type Message, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { entryOf, printableKey } from './paths.ts';
import type { SourceMap } from './source-map.ts';

/** Finds entries that would resolve to one base connection, and those whose names people could confuse. */
export function duplicateProblems(entries: readonly Entry[], data: SourceMap): readonly Problem[] {
  const identities = new Map<string, Entry>();
  const lookalikes = new Map<string, Entry>();
  const ids = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    const path = ['connections', entry.key];
    const problems: Problem[] = [];
    const report = (problem: Pick<Problem, 'message' | 'fix' | 'location' | 'severity'>) =>
      problems.push({ code: 'identity-duplicate', entry: entryOf(path), ...problem });
    const pinned = entry.id === undefined ? undefined : firstOf(ids, entry.id, entry);
    if (pinned !== undefined) {
      report({
        message: msg`the same ${code('id')} is pinned by ${describe(pinned)}`,
        fix: msg`one entry per base connection: remove one of the two, or correct the id`,
        location: data.locationOf([...path, 'id']),
      });
    }
    // A connection to delete is found by its id, and may be the twin of one that stays.
    if (entry.ensure === 'absent' && entry.id !== undefined) return problems;
    const twin = firstOf(identities, identity(entry, entry.name), entry);
    const lookalike =
      twin === undefined ? firstOf(lookalikes, identity(entry, folded(entry.name)), entry) : undefined;
    if (twin !== undefined) {
      report({
        // Flow Service allows twins too. Two that pin their ids can't be confused.
        severity: entry.id !== undefined && twin.id !== undefined ? 'warning' : undefined,
        message: msg`this entry has the same sandbox, source and name as ${describe(twin)}`,
        fix: msg`give one of them another name or sandbox, or remove it`,
        location: entry.location,
      });
    } else if (lookalike !== undefined) {
      report({
        severity: 'warning',
        message: msg`the name differs from that of ${describe(lookalike)} only in case, in invisible characters or in how its letters are encoded`,
        fix: msg`names are compared exactly, so these are two connections; choose names that people can tell apart`,
        location: data.locationOf([...path, 'name']),
      });
    }
    return problems;
  });
}

/** Returns the entry that had the value first, or makes this one the first. */
function firstOf(seen: Map<string, Entry>, value: string, entry: Entry): Entry | undefined {
  const first = seen.get(value);
  if (first === undefined) seen.set(value, entry);
  return first;
}

function identity({ sandbox, source }: Entry, name: string): string {
  return JSON.stringify([sandbox, source.spec.id, name]);
}

function folded(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}|\ufe0f/gu, '')
    .replace(/\s+/g, ' ');
}

function describe({ key, location }: Entry): Message {
  const shown = printableKey(key);
  return shown === undefined
    ? msg`the entry in line ${location.line}`
    : msg`${code(shown)} in line ${location.line}`;
}

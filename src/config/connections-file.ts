import type { Entry } from '../model/entry.ts';
import { isRecord, membersOf } from '../model/is-record.ts';
import { code, either, type Message, msg, option } from '../model/message.ts';
import { byLocation, isError, type Location, type Problem, type ProblemCode } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import { likenessOf, nearest } from '../model/spelling.ts';
import { decodeText } from './decode-text.ts';
import { atStart, otherFile, requestBody, secretsFileProblem } from './other-formats.ts';
import { parseYaml } from './parse-yaml.ts';
import { isOwnKey } from './paths.ts';
import type { Place } from './place.ts';
import { readEntry } from './read-entry.ts';
import { schemaProblems } from './schema-problems.ts';
import { fieldProblem } from './unfilled.ts';

/** The size limit in bytes: 1 MiB. Callers need to read only one byte more to detect a larger file. */
export const MAX_FILE_BYTES = 1_048_576;
const MAX_ENTRIES = 4000;
const MAX_PROBLEMS = 200;

/** The result of reading a connections file. If there are errors, the other fields contain only what could be read. */
export interface ConnectionsFile {
  /** In file order, like the problems. */
  readonly entries: readonly Entry[];
  /** Errors and warnings. */
  readonly problems: readonly Problem[];
  /** The text of the file. No secret may occur in it. */
  readonly text: string;
}

/**
 * Reads the bytes of a connections file. `file` is the path used in locations. `sandbox` applies to entries when
 * neither they nor the file name one. Never throws: all errors are returned as problems, and problems never repeat a
 * value of the file.
 */
export function readConnectionsFile(
  bytes: Uint8Array,
  file: string,
  options: { readonly sandbox?: string | undefined; readonly allowedHosts?: AllowedHosts } = {},
): ConnectionsFile {
  const result = (
    problems: readonly Problem[],
    text = '',
    entries: readonly Entry[] = [],
  ): ConnectionsFile => {
    const sorted = dedupe(problems).sort(byLocation);
    return { entries, problems: limit(sorted), text };
  };
  if (bytes.length > MAX_FILE_BYTES) {
    const fix = msg`check that the path is right; if it is, split the file`;
    return result([atStart(file, 'file-too-large', msg`the file is larger than 1 MiB`, fix)]);
  }
  const text = decodeText(bytes, file);
  if (typeof text !== 'string') return result([text]);
  const secrets = secretsFileProblem(text, file);
  if (secrets !== undefined) return result([secrets]);
  const { top, problems } = parseYaml(text, file);
  if (top === undefined) return result(problems, text);
  const other = otherFile(top, file);
  if (other !== undefined) return result([...problems, ...other], text);
  const { sandbox = options.sandbox || undefined } = membersOf(top.value);
  const connections = top.below('connections');
  const keys = Object.keys(membersOf(connections.value));
  if (keys.length > MAX_ENTRIES) return result([...problems, tooMany(keys.length, connections)], text);

  const bodies = new Map<string, readonly Problem[]>();
  for (const key of keys) {
    const wrong = requestBody(connections.below(key));
    if (wrong !== undefined) bodies.set(key, wrong);
  }
  const declared = keys.filter((key) => !bodies.has(key)).map((key) => connections.below(key));
  const readings = declared.map((at) => readEntry(at, sandbox, options.allowedHosts));
  const entries = readings.flatMap(({ entry }) => entry ?? []);
  const found = [
    ...problems,
    ...[fieldProblem(top.below('sandbox')) ?? []].flat(),
    ...[...bodies.values()].flat(),
    ...duplicateProblems(entries, connections),
    ...readings.flatMap((reading) => reading.problems),
    ...(sandbox === undefined ? sandboxMissing(declared, top) : []),
    ...schemaProblems(top, bodies),
  ];
  const isEmpty = keys.length === 0 && !found.some(isError);
  return result(isEmpty ? [...found, nothingDeclared(connections)] : found, text, entries);
}

/**
 * Returns a warning, not an error, because deleting the last entry of a file is allowed. The caller skips it when there
 * are errors, because they may be why no entry was found.
 */
function nothingDeclared(connections: Place): Problem {
  const message = msg`${code('connections')} declares no connections: there is nothing to do, and nothing is removed from Adobe`;
  const fix = msg`to remove connections, declare them with ${code('ensure: absent')}`;
  return { ...connections.keyProblem('nothing-declared', message, fix), severity: 'warning' };
}

/** Returns one problem for all entries, because one line at the top of the file fixes them all. */
function sandboxMissing(declared: readonly Place[], top: Place): readonly Problem[] {
  const isWithout = ({ value }: Place) => isRecord(value) && value['sandbox'] === undefined;
  const [first, ...others] = declared.filter(isWithout);
  // A misspelt `sandbox:` is reported as an unknown key.
  const isMisspelt = (key: string) => !isOwnKey(key) && nearest(key, ['sandbox']) !== undefined;
  const keys = Object.keys(membersOf(top.value)).slice(0, 100);
  if (first === undefined || keys.some(isMisspelt)) return [];
  // One of the rejected keys may have been `sandbox`.
  if (top.hasRejectedKeys || first.hasRejectedKeys) return [];
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const message = msg`no sandbox is set for this entry${more}`;
  const fix = msg`add ${code('sandbox:')} to the entry or at the top of the file, or set ${option('sandbox')}`;
  return [first.keyProblem('sandbox-missing', message, fix)];
}

/** Finds entries that would resolve to the same base connection, and entries whose names people could confuse. */
function duplicateProblems(entries: readonly Entry[], connections: Place): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Entry>();
  /** Returns the first entry with these properties, or records this one as the first. */
  const firstWith = (entry: Entry, ...properties: readonly string[]) => {
    const identity = JSON.stringify(properties);
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, entry);
    return first;
  };
  const describe = ({ key, location: { line } }: Entry) => {
    const { entry } = connections.below(key);
    return msg`${entry === undefined ? 'the entry' : code(entry)} on line ${line}`;
  };
  for (const entry of entries) {
    const { key, id, ensure, sandbox, name } = entry;
    const at = connections.below(key);
    const report = (location: Location, message: Message, fix: Message, severity?: 'warning') =>
      problems.push({ code: 'identity-duplicate', message, fix, location, entry: at.entry, severity });
    const pinned = id === undefined ? undefined : firstWith(entry, id);
    if (pinned !== undefined) {
      const fix = msg`each base connection needs exactly one entry: remove one of the two, or correct the id`;
      report(at.below('id').location, msg`the same ${code('id')} is pinned by ${describe(pinned)}`, fix);
    }
    // A connection to delete is found by its id, so it may have the same name as one that stays.
    if (ensure === 'absent' && id !== undefined) continue;
    const spec = entry.source.spec.id;
    const twin = firstWith(entry, 'exact', sandbox, spec, name);
    if (twin !== undefined) {
      const message = msg`this entry has the same sandbox, source and name as ${describe(twin)}`;
      const fix = msg`give one of them another name or sandbox, or remove it`;
      // Flow Service allows duplicates too. Two entries that pin their ids can't be confused.
      const areClear = id !== undefined && twin.id !== undefined;
      report(entry.location, message, fix, areClear ? 'warning' : undefined);
      continue;
    }
    const lookalike = firstWith(entry, 'folded', sandbox, spec, likenessOf(name));
    if (lookalike !== undefined) {
      const message = msg`the name differs from that of ${describe(lookalike)} only in case, invisible characters or Unicode encoding`;
      const fix = msg`names are compared exactly, so these are two connections; choose names that are easier to tell apart`;
      report(at.below('name').location, message, fix, 'warning');
    }
  }
  return problems;
}

function tooMany(count: number, connections: Place): Problem {
  const message = msg`the file declares ${count} connections; the limit is ${MAX_ENTRIES}`;
  const fix = msg`split it into several files${either([', each with its own step'], [])}`;
  return connections.keyProblem('too-many-entries', message, fix);
}

/** At one location, the first problem with one of these codes is the cause of the others. */
const ABOUT_VALUES: ReadonlySet<ProblemCode> = new Set([
  'literal-secret',
  'reference-misplaced',
  'host-refused',
  'data-centre-mismatch',
  'value-invalid',
]);

/** Removes problems that repeat what an earlier problem says about the same location. */
function dedupe(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ code, location, severity, parameter }) => {
    const kind = ABOUT_VALUES.has(code) ? 'value' : code;
    // Several keys may be missing in one mapping.
    const what = JSON.stringify([location?.line, location?.column, severity ?? kind, parameter]);
    return !seen.has(what) && seen.add(what);
  });
}

/** Limits the list, because thousands of problems would only fill the log. */
function limit(problems: readonly Problem[]): readonly Problem[] {
  const rest = problems.slice(MAX_PROBLEMS);
  const next = rest.find(({ severity }) => severity === undefined) ?? rest[0];
  if (next === undefined) return problems;
  const { code, location, severity } = next;
  const message = msg`${rest.length} more problems follow`;
  return [...problems.slice(0, MAX_PROBLEMS), { code, message, location, severity }];
}

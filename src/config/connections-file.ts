import { isRecord } from '../is-record.ts';
import { nearest } from '../nearest.ts';
import { byPlace, type Problem } from '../problem.ts';
import { decodeText } from './decode-text.ts';
import { duplicateProblems } from './duplicates.ts';
import type { Entry } from './entry.ts';
import { fieldProblem } from './field-rules.ts';
import type { Located } from './located.ts';
import { keyForPeople } from './paths.ts';
import { type EntryReading, type FallbackSandbox, readEntry } from './read-entry.ts';
import { withoutRepetition } from './repetition.ts';
import { schemaProblems } from './schema-problems.ts';
import { parseYaml } from './yaml-document.ts';

/** In bytes: 1 MiB. Whoever reads the file need not read further than one byte more. */
export const LARGEST_FILE = 1_048_576;
const MOST_ENTRIES = 4000;
const MOST_PROBLEMS = 200;

/** A connections file as it was read. With an error among the problems, the rest is whatever could be read. */
export interface ConnectionsFile {
  /** In the order of the file. */
  readonly entries: readonly Entry[];
  /** Errors and warnings, in the order of the file. */
  readonly problems: readonly Problem[];
  /** What the file says in clear, in which no secret may occur. */
  readonly text: string;
}

/**
 * Reads the text of a connections file. `file` is the path that places name; `sandbox` is for entries when neither
 * they nor the file name one. Never throws: everything wrong with the file is among the problems, and no problem
 * repeats a value of the file.
 */
export function readConnectionsFile(
  bytes: Uint8Array,
  file: string,
  options: { readonly sandbox?: string } = {},
): ConnectionsFile {
  const stopped = (problems: readonly Problem[], text = '') => {
    return { entries: [], problems: capped([...problems].sort(byPlace)), text };
  };
  if (bytes.length > LARGEST_FILE) return stopped([tooLarge(file)]);
  const decoded = decodeText(bytes, file);
  if ('problem' in decoded) return stopped([decoded.problem]);
  const { text } = decoded;
  const { data, problems } = parseYaml(text, file);
  if (data === undefined) return stopped(problems, text);
  const connections = isRecord(data.value) ? data.value['connections'] : undefined;
  const count = isRecord(connections) ? Object.keys(connections).length : 0;
  if (count > MOST_ENTRIES) return stopped([...problems, tooMany(count, data)], text);

  const fallback = fallbackSandbox(data, options.sandbox);
  const readings = Object.entries(isRecord(connections) ? connections : {}).map(([key, raw]) =>
    readEntry(key, raw, data, fallback),
  );
  const entries = readings.flatMap(({ entry }) => entry ?? []);
  const found = [
    ...problems,
    ...fileSandboxProblems(data),
    ...readings.flatMap((reading) => reading.problems),
    ...sandboxMissing(readings, data),
    ...duplicateProblems(entries, data),
    ...schemaProblems(data),
  ];
  return {
    entries,
    problems: capped(withoutRepetition(found).sort(byPlace)),
    text,
  };
}

function fallbackSandbox(data: Located, given: string | undefined): FallbackSandbox {
  const own = isRecord(data.value) ? data.value['sandbox'] : undefined;
  if (own === undefined) return given === undefined || given === '' ? undefined : { name: given };
  return typeof own === 'string' ? { name: own } : 'unreadable';
}

function fileSandboxProblems(data: Located): Problem[] {
  const problem = isRecord(data.value) ? fieldProblem(data.value['sandbox'], ['sandbox'], data) : undefined;
  return problem === undefined ? [] : [problem];
}

/** One problem for all: they are mended together, at the top of the file. */
function sandboxMissing(readings: readonly EntryReading[], data: Located): Problem[] {
  const [first, ...others] = readings.filter(({ lacksSandbox }) => lacksSandbox);
  // A misspelt `sandbox:` is told as an unknown key.
  const misspelt =
    isRecord(data.value) &&
    Object.keys(data.value)
      .slice(0, 100)
      .some((key) => nearest(key, ['sandbox']));
  if (first === undefined || misspelt) return [];
  const spoken = keyForPeople(first.key);
  const more = others.length === 0 ? '' : `, nor for ${others.length} more`;
  return [
    {
      code: 'sandbox-missing',
      message: `no sandbox is named for this entry${more}`,
      fix: 'add `sandbox:` to the entry or at the top of the file, or set the input `sandbox`',
      place: data.keyPlace(['connections', first.key]),
      ...(spoken !== undefined && { entry: spoken }),
    },
  ];
}

function tooMany(count: number, data: Located): Problem {
  return {
    code: 'too-many-entries',
    message: `the file declares ${count} connections; at most ${MOST_ENTRIES} are read`,
    fix: 'split it into several files, each with a step of its own',
    place: data.keyPlace(['connections']),
  };
}

function tooLarge(file: string): Problem {
  return {
    code: 'file-too-large',
    message: 'the file is larger than 1 MiB',
    fix: 'check that it is the connections file; split it if it is',
    place: { file, line: 1, column: 1 },
  };
}

/** Thousands of problems help nobody, and fill the log. */
function capped(problems: readonly Problem[]): readonly Problem[] {
  const rest = problems.slice(MOST_PROBLEMS);
  const next = rest.find(({ severity }) => severity === undefined) ?? rest[0];
  if (next === undefined) return problems;
  const { code, place, severity } = next;
  const message = `and ${rest.length} more problems from here on`;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { code, message, ...(place && { place }), ...(severity && { severity }) },
  ];
}

import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { nearest } from '../model/nearest.ts';
import { byLocation, type Problem } from '../model/problem.ts';
import { decodeText } from './decode-text.ts';
import { dedupe } from './dedupe.ts';
import { duplicateProblems } from './duplicates.ts';
import { fieldProblem } from './field-rules.ts';
import { printableKey } from './paths.ts';
import { type EntryReading, type FallbackSandbox, readEntry } from './read-entry.ts';
import { schemaProblems } from './schema-problems.ts';
import type { SourceMap } from './source-map.ts';
import { parseYaml } from './yaml-document.ts';

/** In bytes: 1 MiB. Whoever reads the file need not read further than one byte more. */
export const MAX_FILE_BYTES = 1_048_576;
const MAX_ENTRIES = 4000;
const MAX_PROBLEMS = 200;

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
    return { entries: [], problems: limit([...problems].sort(byLocation)), text };
  };
  if (bytes.length > MAX_FILE_BYTES) return stopped([tooLarge(file)]);
  const decoded = decodeText(bytes, file);
  if ('problem' in decoded) return stopped([decoded.problem]);
  const { text } = decoded;
  const { data, problems } = parseYaml(text, file);
  if (data === undefined) return stopped(problems, text);
  const connections = isRecord(data.value) ? data.value['connections'] : undefined;
  const count = isRecord(connections) ? Object.keys(connections).length : 0;
  if (count > MAX_ENTRIES) return stopped([...problems, tooMany(count, data)], text);

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
    problems: limit(dedupe(found).sort(byLocation)),
    text,
  };
}

function fallbackSandbox(data: SourceMap, given: string | undefined): FallbackSandbox {
  const own = isRecord(data.value) ? data.value['sandbox'] : undefined;
  if (own === undefined) return given === undefined || given === '' ? undefined : { name: given };
  return typeof own === 'string' ? { name: own } : 'unreadable';
}

function fileSandboxProblems(data: SourceMap): Problem[] {
  const problem = isRecord(data.value) ? fieldProblem(data.value['sandbox'], ['sandbox'], data) : undefined;
  return problem === undefined ? [] : [problem];
}

/** One problem for all: they are mended together, at the top of the file. */
function sandboxMissing(readings: readonly EntryReading[], data: SourceMap): Problem[] {
  const [first, ...others] = readings.filter(({ lacksSandbox }) => lacksSandbox);
  // A misspelt `sandbox:` is told as an unknown key.
  const misspelt =
    isRecord(data.value) &&
    Object.keys(data.value)
      .slice(0, 100)
      .some((key) => nearest(key, ['sandbox']));
  if (first === undefined || misspelt) return [];
  const shownKey = printableKey(first.key);
  const more = others.length === 0 ? '' : `, nor for ${others.length} more`;
  return [
    {
      code: 'sandbox-missing',
      message: `no sandbox is named for this entry${more}`,
      fix: 'add `sandbox:` to the entry or at the top of the file, or set the input `sandbox`',
      location: data.keyPlace(['connections', first.key]),
      ...(shownKey !== undefined && { entry: shownKey }),
    },
  ];
}

function tooMany(count: number, data: SourceMap): Problem {
  return {
    code: 'too-many-entries',
    message: `the file declares ${count} connections; at most ${MAX_ENTRIES} are read`,
    fix: 'split it into several files, each with a step of its own',
    location: data.keyPlace(['connections']),
  };
}

function tooLarge(file: string): Problem {
  return {
    code: 'file-too-large',
    message: 'the file is larger than 1 MiB',
    fix: 'check that it is the connections file; split it if it is',
    location: { file, line: 1, column: 1 },
  };
}

/** Thousands of problems help nobody, and fill the log. */
function limit(problems: readonly Problem[]): readonly Problem[] {
  const rest = problems.slice(MAX_PROBLEMS);
  const next = rest.find(({ severity }) => severity === undefined) ?? rest[0];
  if (next === undefined) return problems;
  const { code, location, severity } = next;
  const message = `and ${rest.length} more problems from here on`;
  return [
    ...problems.slice(0, MAX_PROBLEMS),
    { code, message, ...(location && { location }), ...(severity && { severity }) },
  ];
}

import { glob } from 'tinyglobby';
import { type ConnectionsFile, LARGEST_FILE, readConnectionsFile } from '../config/connections-file.ts';
import { type Problem, ProblemError, problemsIn } from '../problem.ts';
import { forLog } from '../report/escape.ts';
import { isError } from '../report/run-report.ts';
import { problemText } from '../report/words.ts';
import { resolveSecrets } from '../secrets/resolve-secrets.ts';
import { Secret } from '../secrets/secret.ts';
import { codeFrames } from './code-frame.ts';
import { type Desk, say, tell } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { readNamedFile } from './files.ts';
import { JSON_VERSION, problemJson } from './json.ts';
import { paintFor } from './paint.ts';
import { compilerText } from './problem-text.ts';
import { readSecrets, type SecretSources } from './read-secrets.ts';

export interface ValidateFlags extends SecretSources {
  readonly format: 'text' | 'github' | 'json';
  readonly sandbox?: string;
}

/** What was found in one file. */
interface Findings {
  readonly path: string;
  readonly text: string;
  readonly entries: number;
  readonly problems: readonly Problem[];
}

/** Checks connections files, without sending anything. `patterns` are paths or globs. Returns the exit code. */
export async function validate(
  patterns: readonly string[],
  flags: ValidateFlags,
  desk: Desk,
): Promise<number> {
  const found: Findings[] = [];
  for (const path of await expand(patterns)) found.push(await check(path, flags, desk));
  const errors = found.flatMap(({ problems }) => problems.filter(isError)).length;
  PRINTERS[flags.format](found, desk);
  const warnings = found.flatMap(({ problems }) => problems).length - errors;
  const paint = paintFor(desk.error);
  const counts = `${numbered(found.length, 'file')}, ${numbered(errors, 'error')}, ${numbered(warnings, 'warning')}`;
  tell(desk, errors > 0 ? paint.bad(counts) : paint.good(counts));
  return errors > 0 ? EXIT.invalid : EXIT.done;
}

function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A pattern that finds nothing is a path: that it is missing is to be told. */
async function expand(patterns: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const pattern of patterns) {
    const isPattern = /[*?[{]/.test(pattern);
    const found = isPattern ? await glob(pattern, { dot: true, expandDirectories: false }) : [];
    paths.push(...(found.length > 0 ? found.sort() : [pattern]));
  }
  return [...new Set(paths)];
}

async function check(path: string, flags: ValidateFlags, desk: Desk): Promise<Findings> {
  try {
    const bytes = await readNamedFile(path, LARGEST_FILE + 1);
    const { sandbox } = flags;
    const file = readConnectionsFile(bytes, path, sandbox === undefined ? {} : { sandbox });
    const problems = [...file.problems, ...(await secretProblems(path, file, flags, desk))];
    return { path, text: file.text, entries: file.entries.length, problems };
  } catch (error) {
    return { path, text: '', entries: 0, problems: problemsIn(error) };
  }
}

/** The references are only looked at in a file that is whole, and when values for them were offered. */
async function secretProblems(
  path: string,
  file: ConnectionsFile,
  flags: ValidateFlags,
  desk: Desk,
): Promise<readonly Problem[]> {
  if (file.problems.some(isError)) return [];
  const text = await readSecrets(flags, path, desk.environment, desk.input);
  if (text === undefined) return [];
  try {
    resolveSecrets({
      entries: file.entries,
      needed: file.entries.filter(({ ensure }) => ensure === 'present'),
      input: new Secret(text),
      required: true,
      visible: [{ what: `\`${path}\``, text: file.text }],
      mask: () => {},
    });
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
}

const PRINTERS: Readonly<Record<ValidateFlags['format'], (found: readonly Findings[], desk: Desk) => void>> =
  {
    text: (found, desk) => {
      const paint = paintFor(desk.output);
      for (const { text, problems } of found) {
        const frames = codeFrames(text);
        for (const problem of problems)
          for (const line of compilerText(problem, frames, paint)) say(desk, line);
      }
    },
    github: (found, desk) => {
      for (const { path, problems } of found) {
        for (const problem of problems) say(desk, workflowCommand(path, problem));
      }
    },
    json: (found, desk) => {
      const files = found.map(({ path, entries, problems }) => ({
        file: path,
        valid: !problems.some(isError),
        connections: entries,
        problems: problems.map(problemJson),
      }));
      say(desk, JSON.stringify({ schemaVersion: JSON_VERSION, command: 'validate', files }, undefined, 2));
    },
  };

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function workflowCommand(path: string, problem: Problem): string {
  const { place, severity = 'error' } = problem;
  const properties = [
    `file=${property(place?.file ?? path)}`,
    ...(place === undefined ? [] : [`line=${place.line}`, `col=${place.column}`]),
    'title=Base connections',
  ];
  const message = forLog(problemText(problem)).replaceAll('%', '%25');
  return `::${severity} ${properties.join(',')}::${message}`;
}

function property(text: string): string {
  return text.replace(
    /[%\r\n:,]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

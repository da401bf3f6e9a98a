import { isAbsolute } from 'node:path';
import { type ConnectionsFile, MAX_FILE_BYTES, readConnectionsFile } from '../config/connections-file.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { code } from '../model/message.ts';
import { isError, type Problem, problemsIn } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import { forLog } from '../report/escape.ts';
import { problemLine } from '../report/headline.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { resolveSecrets } from '../secrets/resolve-secrets.ts';
import { codeFrames } from './code-frame.ts';
import { paintFor } from './colors.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { exists } from './files.ts';
import { printJson, problemJson } from './json.ts';
import { compilerText } from './problem-text.ts';
import { type GivenSecrets, lookUpAll, readSecrets, type SecretFlags } from './read-secrets.ts';
import { cliText } from './surface.ts';
import { print, printError, type Terminal } from './terminal.ts';

export interface ValidateFlags extends SecretFlags {
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

/**
 * Checks connections files, without sending anything. `patterns` are paths or globs. Returns the exit code.
 */
export async function validate(
  patterns: readonly string[],
  { format, sandbox, ...flags }: ValidateFlags,
  terminal: Terminal,
): Promise<number> {
  const found: Findings[] = [];
  // Problems of the command as a whole.
  const problems: Problem[] = [];
  const { add, redact } = createRedactor();
  try {
    if (sandbox !== undefined) parseOption('sandbox', sandbox);
    const secrets = await readSecrets(flags, terminal, add);
    for (const path of await expand(patterns)) {
      if (terminal.cancel.aborted) return EXIT.cancelled;
      found.push(await check(path, sandbox, secrets));
    }
  } catch (error) {
    problems.push(...problemsIn(error));
  }
  const all = [...problems, ...found.flatMap((each) => each.problems)];
  const errors = all.filter(isError);
  const exitCode = errors.length === 0 ? EXIT.done : exitCodeOfProblems(errors, EXIT.invalid);
  PRINTERS[format]({ found, problems, exitCode, redact }, terminal);
  const warnings = all.length - errors.length;
  const counts = `${numbered(found.length, 'file')}, ${numbered(errors.length, 'error')}, ${numbered(warnings, 'warning')}`;
  const paint = paintFor(terminal.error);
  printError(terminal, errors.length > 0 ? paint.bad(counts) : paint.good(counts));
  return exitCode;
}

function numbered(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/**
 * Returns the paths that patterns match. A pattern that matches nothing is taken for a path, and reported as
 * missing.
 */
async function expand(patterns: readonly string[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const pattern of patterns) {
    const isPattern = /[*?[{]/.test(pattern) && !(await exists(pattern));
    const found = isPattern ? await find(pattern) : [];
    paths.push(...(found.length > 0 ? found : [pattern]));
  }
  return [...new Set(paths)];
}

/** Loads the library only when there is a pattern: a hook that runs at every commit names its files. */
async function find(pattern: string): Promise<readonly string[]> {
  const { glob } = await import(/* webpackMode: "eager" */ 'tinyglobby');
  const found = await glob(pattern, {
    dot: true,
    expandDirectories: false,
    absolute: isAbsolute(pattern),
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  // The library applies `ignore` only below this folder, and a pattern may lead out of it.
  return found.filter((path) => !/(?:^|\/)(?:node_modules|\.git)\//.test(path)).sort();
}

async function check(path: string, sandbox: string | undefined, secrets: GivenSecrets): Promise<Findings> {
  try {
    const file = readConnectionsFile(await readNamedFile(path, MAX_FILE_BYTES + 1), path, { sandbox });
    const { text, entries } = file;
    lookUpAll(secrets, file.references);
    const problems = [...file.problems, ...secretProblems(path, file, secrets)];
    return { path, text, entries: entries.length, problems };
  } catch (error) {
    return { path, text: '', entries: 0, problems: problemsIn(error) };
  }
}

/** Checks the references of a file without errors, when secrets were given. */
function secretProblems(
  path: string,
  { entries, problems, text }: ConnectionsFile,
  input: GivenSecrets,
): readonly Problem[] {
  if (input === undefined || problems.some(isError)) return [];
  try {
    resolveSecrets({
      entries,
      needed: entries.filter(({ ensure }) => ensure === 'present'),
      input,
      required: true,
      visible: [{ what: [code(path)], text }],
      mask: () => {},
    });
    return [];
  } catch (error) {
    return problemsIn(error);
  }
}

interface Result {
  readonly found: readonly Findings[];
  readonly problems: readonly Problem[];
  readonly exitCode: number;
  readonly redact: (text: string) => string;
}

const PRINTERS: Readonly<Record<ValidateFlags['format'], (result: Result, terminal: Terminal) => void>> = {
  text: ({ found, problems, redact }, terminal) => {
    const paint = paintFor(terminal.output);
    for (const { text, problems: inFile } of [{ text: '', problems }, ...found]) {
      const frames = codeFrames(text, inFile, redact);
      for (const problem of inFile) {
        for (const line of compilerText(problem, frames, paint)) print(terminal, line);
      }
    }
  },
  github: ({ found, problems }, terminal) => {
    for (const problem of problems) print(terminal, workflowCommand(problem));
    for (const { path, problems: inFile } of found) {
      for (const problem of inFile) print(terminal, workflowCommand(problem, path));
    }
  },
  json: ({ found, problems, exitCode }, terminal) => {
    const files = found.map(({ path, entries, problems: inFile }) => ({
      file: path,
      valid: !inFile.some(isError),
      connections: entries,
      problems: inFile.map(problemJson),
    }));
    printJson('validate', { exitCode, files, problems: problems.map(problemJson) }, terminal);
  },
};

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function workflowCommand(problem: Problem, path?: string): string {
  const { location, severity = 'error', fix } = problem;
  const file = location?.file ?? path;
  const properties = [
    ...(file === undefined ? [] : [`file=${property(file)}`]),
    ...(location === undefined ? [] : [`line=${location.line}`, `col=${location.column}`]),
    'title=Base connections',
  ];
  // A sentence is put into the words of the command line before its first letter becomes a capital.
  const inWords = { ...problem, message: cliText(problem.message), fix: fix && cliText(fix) };
  const message = forLog(cliText(problemLine(inWords))).replaceAll('%', '%25');
  return `::${severity} ${properties.join(',')}::${message}`;
}

function property(text: string): string {
  return text.replace(
    /[%\r\n:,]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

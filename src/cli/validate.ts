import { isAbsolute, sep } from 'node:path';
import { MAX_FILE_BYTES, readConnectionsFile } from '../config/connections-file.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { code, msg } from '../model/message.ts';
import { isError, type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import type { AllowedHosts } from '../model/run.ts';
import type { GivenSecrets } from '../model/secret.ts';
import { hosts as parseHosts, parseText } from '../options/parsers.ts';
import { parseOption } from '../options/read-options.ts';
import { forLog } from '../report/escape.ts';
import { problemLine } from '../report/headline.ts';
import { numbered } from '../report/statuses.ts';
import { resolve } from '../run/resolve.ts';
import { readGiven } from '../secrets/resolve-secrets.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { CANCELLED, exists } from './files.ts';
import { cleanText, printJson, printProblems, problemJson } from './problem-text.ts';
import { readSecrets, type SecretFlags } from './run-options.ts';
import { paintFor, print, printError, type Terminal } from './terminal.ts';

export interface ValidateFlags extends SecretFlags {
  readonly format: 'text' | 'github' | 'json';
  readonly sandbox?: string;
  readonly allowedHosts?: string;
}

/** The result for one file, or, without a path, for the whole command. */
interface Findings {
  readonly path?: string;
  readonly text: string;
  readonly entries: number;
  readonly problems: readonly Problem[];
}

/** Checks connections files without sending anything. `patterns` are paths or globs. Returns the exit code. */
export async function validate(
  patterns: readonly string[],
  { format, sandbox, allowedHosts, ...flags }: ValidateFlags,
  terminal: Terminal,
): Promise<number> {
  const found: Findings[] = [];
  const problems: Problem[] = [];
  try {
    if (sandbox !== undefined) parseOption('sandbox', sandbox);
    const hosts =
      allowedHosts === undefined ? undefined : parseText([code('--allowed-hosts')], parseHosts, allowedHosts);
    const secrets = await readSecrets(flags, terminal);
    for (const path of await expand(patterns, problems)) {
      if (terminal.cancel.aborted) throw new ProblemError(CANCELLED);
      found.push(await check(path, { sandbox, allowedHosts: hosts }, secrets));
    }
  } catch (error) {
    problems.push(...problemsIn(error));
  }
  const findings = [{ text: '', entries: 0, problems }, ...found].map((each): Findings => {
    return { ...each, problems: terminal.clean(each.problems) };
  });
  for (const { path, text, problems: inFile } of findings) {
    if (format === 'text') printProblems(inFile, terminal, text, 'output');
    else if (format === 'github')
      for (const each of inFile) print(terminal, workflowCommand(each, path, terminal));
  }
  const all = findings.flatMap((each) => each.problems);
  const errors = all.filter(isError);
  const exitCode = errors.length === 0 ? EXIT.done : exitCodeOfProblems(errors, EXIT.invalid);
  if (format === 'json') {
    const [ofCommand, ...files] = findings.map(({ path: file, entries: connections, problems: inFile }) => {
      const asJson = inFile.map((each) => problemJson(each, terminal));
      return { file, valid: !inFile.some(isError), connections, problems: asJson };
    });
    printJson('validate', { exitCode, files, problems: ofCommand?.problems }, terminal);
  }
  const { bad, good } = paintFor(terminal.error);
  const warnings = numbered(all.length - errors.length, 'warning');
  const counts = `${numbered(found.length, 'file')}, ${numbered(errors.length, 'error')}, ${warnings}`;
  printError(terminal, (errors.length > 0 ? bad : good)(counts));
  return exitCode;
}

/** Returns the paths that match the patterns. Adds a problem for each pattern without a match. */
async function expand(patterns: readonly string[], problems: Problem[]): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const pattern of patterns) {
    const isPattern = /[*?[{]/.test(pattern) && !(await exists(pattern));
    const found = isPattern ? await find(pattern) : [pattern];
    paths.push(...found);
    if (found.length > 0) continue;
    const fix = msg`check the pattern and the folder that it starts from`;
    problems.push({ code: 'file-missing', message: msg`no file matches ${code(pattern)}`, fix });
  }
  return [...new Set(paths)];
}

/** Loads the library only for a pattern, so that a hook that runs at every commit and names its files starts fast. */
async function find(pattern: string): Promise<readonly string[]> {
  const { glob } = await import(/* webpackMode: "eager" */ 'tinyglobby');
  const ignore = ['**/node_modules/**', '**/.git/**'];
  const absolute = isAbsolute(pattern);
  // In a pattern a backslash is an escape character, but on Windows it separates folders.
  const found = await glob(pattern.replaceAll(sep, '/'), {
    dot: true,
    expandDirectories: false,
    absolute,
    ignore,
  });
  // The library applies `ignore` only below the current folder, but a pattern may lead out of it.
  return found.filter((path) => !/(?:^|\/)(?:node_modules|\.git)\//.test(path)).sort();
}

/** Checks a file. Also checks its references if secrets were given and there are no other errors. */
async function check(
  path: string,
  options: { readonly sandbox: string | undefined; readonly allowedHosts: AllowedHosts },
  secrets: GivenSecrets | undefined,
): Promise<Findings> {
  const problems: Problem[] = [];
  let [text, count] = ['', 0];
  try {
    const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
    const file = readConnectionsFile(bytes, path, options);
    [text, count] = [file.text, file.entries.length];
    problems.push(...file.problems);
    // This hides the values, even if the file has errors.
    const given = readGiven(secrets, file.entries);
    if (given !== undefined && !problems.some(isError)) {
      // Here the option `sandbox` is only a default, so every entry is in scope.
      const { problems: ofSecrets } = resolve({ mode: 'validate', config: path }, file, given, {
        mask: () => {},
      });
      problems.push(...ofSecrets);
    }
  } catch (error) {
    problems.push(...problemsIn(error));
  }
  return { path, text, entries: count, problems };
}

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
function workflowCommand(problem: Problem, path: string | undefined, terminal: Terminal): string {
  const { location, severity = 'error' } = problem;
  const { file = path, line, column: col } = location ?? {};
  const properties = Object.entries({ file, line, col, title: 'Base connections' }).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [`${name}=${String(value).replace(/[%\r\n:,]/g, encodeURIComponent)}`],
  );
  const message = forLog(cleanText(problemLine(problem), terminal)).replaceAll('%', '%25');
  return `::${severity} ${properties.join(',')}::${message}`;
}

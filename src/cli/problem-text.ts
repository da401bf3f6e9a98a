import { code, type Message, msg, render, type Surface } from '../model/message.ts';
import { type Problem, problemsIn } from '../model/problem.ts';
import { visible, visibleJson } from '../model/visible.ts';
import { OPTIONS } from '../options/options.ts';
import { codeFrames } from './code-frame.ts';
import { exitCodeOfProblems } from './exit-code.ts';
import { paintFor, print, type Terminal } from './terminal.ts';

/** How the command line draws a message: an option as its flag, or as the environment variable for its value. */
const cliSurface: Surface = {
  program: 'cli',
  words: (text) => text,
  code: (text) => `\`${text}\``,
  value: (text) => JSON.stringify(text),
  option: (name, value) => {
    if (name === 'secrets') return '`--secrets-file` or `--secrets-from-env`';
    if (name === 'config') return 'the path of the file';
    const { variable } = OPTIONS[name];
    if (variable !== undefined) return `\`${variable}\``;
    // A flag without an argument has no value.
    return value === undefined || value === 'true' ? `\`--${name}\`` : `\`--${name} ${value}\``;
  },
};

/** Returns a message as the command line prints it. */
export function cliText(message: Message): string {
  return render(message, cliSurface);
}

/** Returns a problem with a fix for users of `--emulator`, who gave no other address. */
export function forEmulator<T extends Partial<Pick<Problem, 'code' | 'fix'>>>(
  problem: T,
  emulator: string | undefined,
): T {
  if (emulator === undefined || problem.code !== 'adobe-unreachable') return problem;
  const fix = msg`start it with ${code('aep-base-connections emulator')}, or correct ${code('--emulator')}`;
  return { ...problem, fix };
}

/** Prints problems as compilers do, with the lines of `text` that they concern. Every line passes `redact`. */
export function printProblems(
  problems: readonly Problem[],
  output: NodeJS.WriteStream,
  { text, redact } = { text: '', redact: (line: string) => line },
): void {
  const frames = codeFrames(text, problems, (line) => redact(line) !== line);
  const { bad, warning, strong, dim } = paintFor(output);
  for (const { location, entry, code: name, message, fix, severity = 'error' } of problems) {
    const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
    const label = (severity === 'error' ? bad : warning)(`${severity}[${name}]`);
    const whose = entry === undefined ? '' : `${entry}: `;
    const lines = [
      `${strong(visible(where))}${label}: ${visible(whose)}${visible(cliText(message))}`,
      ...(location === undefined ? [] : frames(location)).map(dim),
      ...(fix === undefined ? [] : [`  ${dim('help:')} ${visible(cliText(fix))}`]),
    ];
    for (const line of lines) print({ output }, redact(line));
  }
}

/** Prints why a command failed. Returns the exit code, or `otherwise` if the problem codes do not determine it. */
export function printFailure(error: unknown, terminal: Terminal, otherwise?: number): number {
  const problems = problemsIn(error);
  printProblems(problems, terminal.error);
  return exitCodeOfProblems(problems, otherwise);
}

/** Prints the result of a command as JSON, as `schema/cli-output.schema.json` describes it. */
export function printJson(
  command: 'validate' | 'plan' | 'apply' | 'export' | 'sources' | 'doctor' | 'emulator',
  members: object,
  terminal: Terminal,
): void {
  print(terminal, visibleJson(JSON.stringify({ schemaVersion: 1, command, ...members }, null, 2)));
}

/** Returns a problem as JSON data. Every text passes `clean`. */
export function problemJson(
  { code: name, message, fix, entry, location, ...problem }: Problem,
  clean = (text: string) => text,
): object {
  const { severity = 'error' } = problem;
  const help = fix === undefined ? undefined : clean(cliText(fix));
  return { severity, code: name, message: clean(cliText(message)), fix: help, entry, place: location };
}

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

/**
 * Returns a message without secrets: first in its parts, because long ones are cut, then as a whole, because a secret may
 * be spread over several of them.
 */
export function cleanText(message: Message, { clean }: Pick<Terminal, 'clean'>): string {
  return clean(cliText(clean(message)));
}

/** Returns a message as a part of a line. */
export function lineOf(message: Message, terminal: Pick<Terminal, 'clean'>): string {
  return visible(cleanText(message, terminal));
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

/** Prints problems as compilers do, by default to the standard error, with the lines of `text` that they concern. */
export function printProblems(
  problems: readonly Problem[],
  terminal: Terminal,
  text = '',
  to: 'output' | 'error' = 'error',
): void {
  const frames = codeFrames(text, problems, (line) => terminal.clean(line) !== line);
  const { bad, warning, strong, dim } = paintFor(terminal[to]);
  for (const { location, entry, code: name, message, fix, severity = 'error' } of terminal.clean(problems)) {
    const where = location === undefined ? '' : `${location.file}:${location.line}:${location.column}: `;
    const label = (severity === 'error' ? bad : warning)(`${severity}[${name}]`);
    const whose = entry === undefined ? '' : `${entry}: `;
    const lines = [
      `${strong(visible(where))}${label}: ${visible(whose)}${lineOf(message, terminal)}`,
      ...(location === undefined ? [] : frames(location)).map(dim),
      ...(fix === undefined ? [] : [`  ${dim('help:')} ${lineOf(fix, terminal)}`]),
    ];
    for (const line of lines) print(terminal, line, to);
  }
}

/** Prints why a command failed. Returns the exit code, or `otherwise` if the problem codes do not determine it. */
export function printFailure(error: unknown, terminal: Terminal, otherwise?: number): number {
  const problems = problemsIn(error);
  printProblems(problems, terminal);
  return exitCodeOfProblems(problems, otherwise);
}

/** Prints the result of a command as JSON, as `schema/cli-output.schema.json` describes it. */
export function printJson(command: string, members: object, terminal: Terminal): void {
  const data = { schemaVersion: 1, command, ...terminal.clean(members) };
  // A secret in the text of the JSON may be one of its own words, which must stay as they are.
  terminal.output.write(`${visibleJson(JSON.stringify(data, null, 2))}\n`);
}

/** Returns a problem as JSON data. */
export function problemJson(
  { code: name, message, fix, entry, location, ...problem }: Problem,
  terminal: Terminal,
): object {
  const { severity = 'error' } = problem;
  const help = fix && cleanText(fix, terminal);
  return { severity, code: name, message: cleanText(message, terminal), fix: help, entry, place: location };
}

import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { readEnvLine, readLine } from './secret-lines.ts';

/** The pattern of a reference's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Secrets by name. */
export type SecretValues = ReadonlyMap<string, string>;

export interface ParsedSecrets {
  readonly values: SecretValues;
  /** The line that gives each name, from 1; of a JSON object and of the environment there are none. */
  readonly lines?: ReadonlyMap<string, number> | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Reads the input `secrets`: lines of `NAME=value` (the first `=` splits, and nothing but the line end is trimmed), values of
 * several lines between `NAME<<DELIMITER` and a line that is the delimiter, or one JSON object of strings. Blank lines and lines
 * that begin with `#` say nothing. Only the names in `printable`, such as those that the connections file uses, are ever printed:
 * any other may be a piece of a secret.
 */
export function parseSecrets(text: string, printable: ReadonlySet<string>): ParsedSecrets {
  const what = [option('secrets')];
  return isJson(text) ? parseJson(text, printable, what) : parseLines(text, printable, what, readLine);
}

/**
 * Reads a file with secrets, which messages call `what`: as above, and lines as `.env` files have them, with `export`, quotes, and
 * a comment behind the quotes.
 */
export function parseSecretsFile(text: string, printable: ReadonlySet<string>, what: Message): ParsedSecrets {
  return isJson(text) ? parseJson(text, printable, what) : parseLines(text, printable, what, readEnvLine);
}

function isJson(text: string): boolean {
  return text.trimStart().startsWith('{');
}

function parseLines(
  text: string,
  printable: ReadonlySet<string>,
  what: Message,
  read: typeof readLine,
): ParsedSecrets {
  const values = new Map<string, string>();
  const firstLine = new Map<string, number>();
  const problems: Problem[] = [];
  const refuse = (code: Problem['code'], message: Message, fix: Message) =>
    problems.push({ code, message, fix });
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  for (let index = 0; index < lines.length; index++) {
    const number = index + 1;
    if (/^\s*(?:#|$)/.test(lines[index] ?? '')) continue;
    const line = read(lines, index);
    if ('fault' in line) {
      refuse('secrets-format', msg`line ${number} of ${what} ${line.fault}`, line.fix);
      // What follows may be the value: no line of it is read as anything else.
      if (line.isEndless === true) break;
      continue;
    }
    const { name, value, last } = line;
    const earlier = firstLine.get(name);
    index = last;
    if (!NAME.test(name)) {
      const fix = msg`use letters, digits and underscores, not starting with a digit, and no white space around the name`;
      refuse('secrets-format', msg`line ${number} of ${what} has no valid name before its ${code('=')}`, fix);
    } else if (earlier !== undefined) {
      const which = printable.has(name) ? msg`the name ${code(name)}` : 'a name';
      const message = msg`${what} gives ${which} twice: line ${number} repeats line ${earlier}`;
      refuse('secrets-duplicate', message, msg`remove one of the two`);
    } else {
      firstLine.set(name, number);
      values.set(name, value);
    }
  }
  return { values, lines: firstLine, problems };
}

function parseJson(text: string, printable: ReadonlySet<string>, what: Message): ParsedSecrets {
  const values = new Map<string, string>();
  const fix = msg`give lines of ${code('NAME=value')}, or one JSON object whose values are all strings`;
  const problem = (message: Message): Problem => ({ code: 'secrets-format', message, fix });
  let parsed: unknown;
  try {
    // `trim` also removes a byte order mark, which JSON.parse does not skip.
    parsed = JSON.parse(text.trim());
  } catch {
    // The parser's own message quotes the text around the mistake: never repeated.
    return { values, problems: [problem(msg`${what} starts like JSON but is not valid JSON`)] };
  }
  // Names that must not be printed share one problem.
  const others = new Set<string>();
  for (const [name, value] of Object.entries(parsed ?? {})) {
    if (typeof value === 'string') values.set(name, value);
    else others.add(printable.has(name) ? name : '');
  }
  const problems = [...others].map((name) =>
    problem(msg`${what} contains a value that is not a string${name === '' ? '' : msg` (${code(name)})`}`),
  );
  return { values, problems };
}

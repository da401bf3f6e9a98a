import { code, either, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';

/** The pattern of a reference's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Secrets by name. */
export type SecretValues = ReadonlyMap<string, string>;

export interface ParsedSecrets {
  readonly values: SecretValues;
  readonly problems: readonly Problem[];
}

/** What the secrets are read from. */
const SECRETS: Message = [either([option('secrets')], [code('--secrets-file')])];

/**
 * Reads secrets: lines of `NAME=value` (the first `=` splits, and nothing but the line end is trimmed) or one JSON object
 * of strings. Messages call the text `what`. Only the names in `printable`, such as those that the connections file
 * uses, are ever printed: any other may be a piece of a secret.
 */
export function parseSecrets(text: string, printable: ReadonlySet<string>, what = SECRETS): ParsedSecrets {
  const parse = text.trimStart().startsWith('{') ? parseJson : parseLines;
  return parse(text, printable, what);
}

function parseLines(text: string, printable: ReadonlySet<string>, what: Message): ParsedSecrets {
  const values = new Map<string, string>();
  const firstLine = new Map<string, number>();
  const problems: Problem[] = [];
  const refuse = (code: Problem['code'], message: Message, fix: Message) =>
    problems.push({ code, message, fix });
  for (const [index, raw] of text.split('\n').entries()) {
    const number = index + 1;
    const line = raw.replace(/\r$/, '');
    if (line.trim() === '') continue;
    const split = line.indexOf('=');
    const name = line.slice(0, Math.max(split, 0));
    const earlier = firstLine.get(name);
    if (split < 0) {
      const fix = msg`write one ${code('NAME=value')} per line; a value cannot contain a line break`;
      refuse('secrets-format', msg`line ${number} of ${what} has no ${code('=')}`, fix);
    } else if (!NAME.test(name)) {
      const fix = msg`use letters, digits and underscores, not starting with a digit, and no white space around the name`;
      refuse('secrets-format', msg`line ${number} of ${what} has no valid name before its ${code('=')}`, fix);
    } else if (earlier !== undefined) {
      const which = printable.has(name) ? msg`the name ${code(name)}` : 'a name';
      const message = msg`${what} gives ${which} twice: line ${number} repeats line ${earlier}`;
      refuse('secrets-duplicate', message, msg`remove one of the two`);
    } else {
      firstLine.set(name, number);
      values.set(name, line.slice(split + 1));
    }
  }
  return { values, problems };
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

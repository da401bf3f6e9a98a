import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { GivenSecrets, ParsedSecrets, Secret } from '../model/secret.ts';
import { readEnvLine, readLine } from './secret-lines.ts';

/** The pattern for the name in a reference. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Returns the secrets in a text: the input `secrets` or, if messages are to call it `file`, a secrets file. */
export function secretsIn(text: Secret, file?: Message): GivenSecrets {
  return { text, read: (names) => parseSecrets(text.reveal(), names, file) };
}

/**
 * Reads the input `secrets`: lines of `NAME=value` (split at the first `=`, and only the line ending is trimmed),
 * values of several lines between `NAME<<DELIMITER` and a line with the delimiter, or one JSON object of strings. Blank
 * lines and lines that start with `#` are ignored. Or, if messages are to call it `file`, reads a secrets file, which
 * may also have lines as in `.env` files, with `export`, quotes, and comments after quotes.
 *
 * Only the names in `printable`, such as those that the connections file uses, are ever printed: any other name may be
 * a piece of a secret.
 */
export function parseSecrets(text: string, printable: ReadonlySet<string>, file?: Message): ParsedSecrets {
  const what = file ?? [option('secrets')];
  if (text.trimStart().startsWith('{')) return parseJson(text, printable, what);
  return parseLines(text, printable, what, file === undefined ? readLine : readEnvLine);
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
      // The rest may belong to the value, so no further line is read.
      if (line.isEndless === true) break;
      continue;
    }
    const { name, value, last } = line;
    const earlier = firstLine.get(name);
    index = last;
    if (!NAME.test(name)) {
      const fix = msg`use letters, digits and underscores, do not start with a digit, and write no white space around the name`;
      refuse('secrets-format', msg`line ${number} of ${what} has no valid name before its ${code('=')}`, fix);
    } else if (earlier !== undefined) {
      const which = printable.has(name) ? msg`the name ${code(name)}` : 'a name';
      const message = msg`${what} contains ${which} twice: line ${number} repeats line ${earlier}`;
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
  const fix = msg`use lines of ${code('NAME=value')}, or one JSON object whose values are all strings`;
  const problem = (message: Message): Problem => ({ code: 'secrets-format', message, fix });
  let parsed: unknown;
  try {
    // `trim` also removes a byte order mark, which JSON.parse does not skip.
    parsed = JSON.parse(text.trim());
  } catch {
    // The parser's message is not used, because it quotes the text around the mistake.
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

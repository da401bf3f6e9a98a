import { code, type Message, msg } from '../model/message.ts';

/** What a line gives a name, up to the line with the index `last`; or what is wrong with it, in words that follow its number. */
type Line =
  | { readonly name: string; readonly value: string; readonly last: number }
  | {
      readonly fault: Message;
      readonly fix: Message;
      /** Whether nobody knows where the value ends. */
      readonly isEndless?: boolean;
    };

/** The line before a value of several lines, as in GITHUB_OUTPUT. */
const BLOCK = /^([A-Za-z_][A-Za-z0-9_]*)<<(\S+)$/;

/** A line of YAML. */
const COLON = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*:(?:\s|$)/;

/** Reads the line with that index: the first `=` splits, and all behind it is the value. */
export function readLine(lines: readonly string[], index: number): Line {
  const line = lines[index] ?? '';
  const [, name, delimiter] = BLOCK.exec(line) ?? [];
  if (name !== undefined && delimiter !== undefined) {
    const last = lines.indexOf(delimiter, index + 1);
    if (last >= 0) return { name, value: lines.slice(index + 1, last).join('\n'), last };
    const fix = msg`end the value with a line that is the delimiter and nothing else`;
    return { fault: msg`begins a value of several lines that never ends`, fix, isEndless: true };
  }
  const form = msg`write one ${code('NAME=value')} per line`;
  if (COLON.test(line)) return { fault: msg`has a ${code(':')} behind its name`, fix: form };
  const split = line.indexOf('=');
  if (split >= 0) return { name: line.slice(0, split), value: line.slice(split + 1), last: index };
  const fix = msg`${form}; a value of several lines goes between ${code('NAME<<END')} and a line ${code('END')}`;
  return { fault: msg`has no ${code('=')}`, fix };
}

/** Reads the line as `.env` files have it: perhaps with `export`, white space around the `=`, and quotes. */
export function readEnvLine(lines: readonly string[], index: number): Line {
  const line = readLine(lines, index);
  if ('fault' in line || line.last > index) return line;
  const name = line.name.trim().replace(/^export\s+/, '');
  const value = line.value.trim();
  if (/^["']/.test(value)) return readQuoted(name, [value, ...lines.slice(index + 1)].join('\n'), index);
  // Most readers of such files cut it off there; the value may also have it.
  if (!/\s#/.test(value)) return { name, value, last: index };
  const fix = msg`put the value in quotes: what is behind them is a comment, what is in them is not`;
  return { fault: msg`has a ${code('#')} behind white space in its value`, fix };
}

/** Text in quotes: as it is in single ones, with escapes in double ones. The end of its line may have a comment. */
const QUOTED = /^(?:'([^']*)'|"([^"\\]*(?:\\.[^"\\]*)*)")(.*)/s;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function readQuoted(name: string, text: string, index: number): Line {
  const [, single, double = '', behind = ''] = QUOTED.exec(text) ?? [];
  const quoted = single ?? double;
  if (!QUOTED.test(text)) {
    const fix = msg`close the quotes; if the value begins with one, put the whole of it in quotes of the other kind`;
    return { fault: msg`begins a value in quotes that never ends`, fix, isEndless: true };
  }
  if (!/^[^\S\n]*(?:#.*)?(?:\n|$)/.test(behind)) {
    const fix = msg`put the whole value in quotes, and write ${code('\\"')} for a quote within double ones`;
    return { fault: msg`has something behind the quotes of its value`, fix };
  }
  const value =
    single ?? double.replace(/\\([nrt"\\$])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
  return { name, value, last: index + quoted.split('\n').length - 1 };
}

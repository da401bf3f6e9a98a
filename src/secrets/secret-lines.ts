import { code, type Message, msg } from '../model/message.ts';

/**
 * The name and value that start at a line, and the index of the value's last line. Or what is wrong, in a message that
 * continues after the line number.
 */
type Line =
  | { readonly name: string; readonly value: string; readonly last: number }
  | {
      readonly fault: Message;
      readonly fix: Message;
      /** Whether the end of the value is unknown. */
      readonly isEndless?: boolean;
    };

/** The line before a value of several lines, as in GITHUB_OUTPUT. */
const BLOCK = /^([A-Za-z_][A-Za-z0-9_]*)<<(\S+)$/;

/** A line of YAML. */
const COLON = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*:(?:\s|$)/;

/** Reads the line with that index. It is split at the first `=`; the rest is the value. */
export function readLine(lines: readonly string[], index: number): Line {
  const line = lines[index] ?? '';
  const [, name, delimiter] = BLOCK.exec(line) ?? [];
  if (name !== undefined && delimiter !== undefined) {
    const last = lines.indexOf(delimiter, index + 1);
    if (last >= 0) return { name, value: lines.slice(index + 1, last).join('\n'), last };
    const fix = msg`end the value with a line that contains only the delimiter`;
    return { fault: msg`starts a value of several lines that never ends`, fix, isEndless: true };
  }
  const form = msg`write one ${code('NAME=value')} per line`;
  if (COLON.test(line)) return { fault: msg`has a ${code(':')} after its name`, fix: form };
  const split = line.indexOf('=');
  if (split >= 0) return { name: line.slice(0, split), value: line.slice(split + 1), last: index };
  const fix = msg`${form}; write a value of several lines between ${code('NAME<<END')} and a line ${code('END')}`;
  return { fault: msg`has no ${code('=')}`, fix };
}

/** Reads the line in the format of `.env` files, which allows `export`, white space around the `=`, and quotes. */
export function readEnvLine(lines: readonly string[], index: number): Line {
  const line = readLine(lines, index);
  if ('fault' in line || line.last > index) return line;
  const name = line.name.trim().replace(/^export\s+/, '');
  const value = line.value.trim();
  if (/^["']/.test(value)) return readQuoted(name, [value, ...lines.slice(index + 1)].join('\n'), index);
  // Most readers of such files would cut the value off there, but the `#` may be part of it.
  if (!/\s#/.test(value)) return { name, value, last: index };
  const fix = msg`put the value in quotes: a ${code('#')} inside them is part of the value, one after them starts a comment`;
  return { fault: msg`has a ${code('#')} after white space in its value`, fix };
}

/** Quoted text: unchanged in single quotes, with escapes in double quotes. A comment may follow on its line. */
const QUOTED = /^(?:'([^']*)'|"([^"\\]*(?:\\.[^"\\]*)*)")(.*)/s;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function readQuoted(name: string, text: string, index: number): Line {
  const [, single, double = '', behind = ''] = QUOTED.exec(text) ?? [];
  const quoted = single ?? double;
  if (!QUOTED.test(text)) {
    const fix = msg`close the quotes; if the value itself starts with a quote, put all of it in quotes of the other kind`;
    return { fault: msg`starts a quoted value that never ends`, fix, isEndless: true };
  }
  if (!/^[^\S\n]*(?:#.*)?(?:\n|$)/.test(behind)) {
    const fix = msg`put the whole value in quotes, and write ${code('\\"')} for a quote inside double quotes`;
    return { fault: msg`has text after the quotes of its value`, fix };
  }
  const value =
    single ?? double.replace(/\\([nrt"\\$])/g, (_, escaped: string) => ESCAPES[escaped] ?? escaped);
  return { name, value, last: index + quoted.split('\n').length - 1 };
}

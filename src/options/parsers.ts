import { code, either, joinMessages, type Message, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { ProblemError } from '../model/problem.ts';
import { ROTATE_WORDS, type RotateSelection } from '../model/run.ts';
import { Secret } from '../model/secret.ts';

/**
 * Returns the parsed value of a text. Throws a ProblemError whose message lacks a subject and never contains the text.
 */
export type Parser<T> = (text: string) => T;

/** Parses the text of `what`. Throws a ProblemError that names `what` but does not contain the text. */
export function parseText<T>(what: Message, parse: Parser<T>, text: string): T {
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    const name = (words: Message) => msg`${what} ${words}`;
    const problems = cause.problems.map((each) => ({ ...each, message: name(each.message) }));
    throw new ProblemError(problems, { cause });
  }
}

function fail(message: Message, fix?: Message): never {
  throw new ProblemError({ code: 'input-invalid', message, fix });
}

/** Accepts text that matches a pattern. */
function matching(pattern: RegExp, words: Message, fix?: Message): Parser<string> {
  return (text) => (pattern.test(text) ? text : fail(words, fix));
}

/** Treats empty text as an option that was not given. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return (text) => (text === '' ? undefined : parse(text));
}

/** Accepts a path. Opening the file checks whether it is inside the workspace. */
export const path: Parser<string> = (text) => {
  if (/[\n\r]/.test(text)) {
    fail(
      msg`has several lines`,
      msg`give one path, and use a separate step or job for each file, for example with a matrix`,
    );
  }
  return /^\P{Cc}*$/u.test(text) ? text : fail(msg`contains a control character`);
};

/** Accepts the words for true and false that the runner's toolkit accepts, and no others. */
export const boolean: Parser<boolean> = (text) => {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  return fail(msg`is neither true nor false`, msg`write ${code('true')} or ${code('false')}`);
};

export function oneOf<T extends string>(...choices: readonly T[]): Parser<T> {
  return (text) =>
    choices.find((choice) => choice === text) ??
    fail(msg`has an unknown value`, msg`use one of: ${choices.join(', ')}`);
}

/** Accepts a number that matches a pattern, within inclusive limits. */
function numberIn(form: RegExp, least: number, most: number, words: string, fix?: Message): Parser<number> {
  return (text) => {
    const isGood = form.test(text) && Number(text) >= least && Number(text) <= most;
    return isGood ? Number(text) : fail(msg`must be a ${words} from ${least} to ${most}`, fix);
  };
}

export function wholeNumber(least: number, most: number): Parser<number> {
  return numberIn(/^\d{1,9}$/, least, most, 'whole number');
}

/** Accepts seconds, with decimals. The value is in milliseconds. */
export function seconds(least: number, most: number): Parser<number> {
  const fix = msg`write it like ${code('75')} or ${code('0.5')}`;
  const parse = numberIn(/^\d{1,9}(?:\.\d{1,3})?$/, least, most, 'number of seconds', fix);
  return (text) => Math.round(parse(text) * 1000);
}

export const sandboxName = matching(
  /^[a-z][a-z0-9-]{0,255}$/,
  msg`is not a sandbox name`,
  msg`use the name (not the title): lower-case letters, digits and hyphens, starting with a letter`,
);

/** Accepts text that is sent unchanged in a header. */
export const headerText = matching(
  /^[\x21-\x7e]{1,256}$/,
  msg`contains an invalid character, or is too long`,
  msg`copy it again: no white space, at most 256 characters`,
);

export const secret: Parser<Secret> = (text) => {
  if (isPlaceholder(text, ['expression', 'form'])) {
    const fix = either(msg`pass ${code('${{ secrets.NAME }}')}`, msg`pass the value itself`);
    fail(msg`is a placeholder, not a value`, [fix]);
  }
  if (/^bearer\s/i.test(text)) fail(msg`begins with "Bearer"`, msg`pass only the token`);
  if (!/^[\x21-\x7e]+$/.test(text)) {
    fail(msg`contains white space or another invalid character`, msg`store only the value, on one line`);
  }
  if (text.length < 8) fail(msg`is too short to be real`, msg`check that the whole value was stored`);
  return new Secret(text);
};

export const orgId: Parser<string> = (text) => {
  if (/^[A-Za-z0-9]{1,64}@AdobeOrg$/.test(text)) return text;
  const fix = /^[A-Za-z0-9]{1,64}$/.test(text)
    ? msg`append ${code('@AdobeOrg')}`
    : msg`it looks like ${code('0123456789ABCDEF01234567@AdobeOrg')}, without quotes or spaces`;
  return fail(msg`is not an organization id`, fix);
};

export const scopes: Parser<string> = (text) => {
  const names = wordsOf(text);
  return names.every((name) => /^[A-Za-z0-9._:-]{1,100}$/.test(name)) && names.length > 0
    ? names.join(',')
    : fail(msg`is not a list of scopes`, msg`separate the scopes by commas`);
};

export const planHash = matching(/^[0-9a-f]{64}$/, msg`is not the hash of a plan`, [
  either(
    msg`copy the 64 characters of the output ${code('plan-hash')}`,
    msg`copy the 64 characters that ${code('plan')} prints as the hash`,
  ),
]);

/** Accepts keys of entries, or one of the words `all` and `failing`. */
export const rotateSelection: Parser<RotateSelection> = (text) => {
  const keys = [...new Set(wordsOf(text))];
  const word = ROTATE_WORDS.find((each) => keys.includes(each));
  const words = joinMessages(
    ROTATE_WORDS.map((each) => [code(each)]),
    ' or ',
  );
  if (word !== undefined && keys.length > 1) {
    fail(msg`mixes keys with ${words}`, msg`give either keys or one of these words`);
  }
  if (word !== undefined) return word;
  const isEmpty = keys.length === 0 && text !== '';
  if (!isEmpty && keys.every((key) => /^[a-z][a-z0-9_-]{0,63}$/.test(key))) return keys;
  const fix = msg`separate the keys of the file by commas, or write ${words}`;
  return fail(msg`is not a list of keys`, fix);
};

/**
 * Accepts hosts by name, or `*.` and a domain of at least two labels for all hosts below it. Returns them in lower
 * case.
 */
export const hosts: Parser<readonly string[]> = (text) => {
  const all = [...new Set(wordsOf(text).map((word) => word.toLowerCase()))];
  for (const each of all) {
    const fix = msg`write one host per line, such as ${code('db.acme.com')}, or ${code('*.acme.com')} for all below it`;
    if (/^\*(?:\.[^.]*)?$/.test(each)) fail(msg`allows every host, or every host of a top-level domain`, fix);
    if (!HOST.test(each))
      fail(msg`contains something other than hosts: schemes, ports and paths are not allowed`, fix);
  }
  return all;
};

const HOST = /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/**
 * Accepts an https URL of `domain` or a host below it, or an http URL of this machine. The value has no trailing slash.
 */
export function hostOf(domain: string): Parser<string> {
  return (text) => {
    const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(text) ?? [];
    const url = plainOrigin(origin);
    const isOurs = url?.hostname === domain || url?.hostname.endsWith(`.${domain}`);
    const isSafe = isOurs && url?.protocol === 'https:' && url.port === '';
    if (url === undefined || !(isSafe || isLoopback(url))) {
      const fix = msg`no other host is accepted, because credentials are sent there; only an emulator on a loopback address may use http`;
      return fail(msg`is not an https URL of ${domain}`, fix);
    }
    if (rest === '' || rest === '/') return url.origin;
    return fail(msg`contains more than a host`, msg`write ${code(url.origin)} without a path`);
  };
}

/** Accepts an http URL of this machine. The value has no trailing slash. */
export const loopback: Parser<string> = (text) => {
  const url = plainOrigin(text);
  return url !== undefined && isLoopback(url)
    ? url.origin
    : fail(msg`is not an http URL of a loopback address`, msg`use it only for an emulator on this machine`);
};

/** Returns the URL if it consists only of scheme, host and port, in plain form. */
function plainOrigin(text: string): URL | undefined {
  if (!/^https?:\/\/[A-Za-z0-9.:[\]-]+\/?$/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.hostname.endsWith('.') ? undefined : url;
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

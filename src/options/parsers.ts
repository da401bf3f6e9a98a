import { code, either, type Message, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import { ProblemError } from '../model/problem.ts';
import { Secret } from '../model/secret.ts';

/** Returns the value of a text. Throws a ProblemError in whose message the subject is missing, and so is the text. */
export type Parser<T> = (text: string) => T;

/** Returns the value of the text of `what`. Throws a ProblemError that names `what`, not the text. */
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

/** Text of one form. */
function matching(pattern: RegExp, words: Message, fix?: Message): Parser<string> {
  return (text) => (pattern.test(text) ? text : fail(words, fix));
}

/** Takes empty text for an option that was not given. */
export function optional<T>(parse: Parser<T>): Parser<T | undefined> {
  return (text) => (text === '' ? undefined : parse(text));
}

/** A path. Whether it stays inside the workspace is checked when the file is opened. */
export const path: Parser<string> = (text) => {
  if (/[\n\r]/.test(text)) {
    fail(
      msg`has several lines`,
      msg`give one path; each file gets a step or a job of its own, for instance by a matrix`,
    );
  }
  return /^\P{Cc}*$/u.test(text) ? text : fail(msg`contains a control character`);
};

/** The words for true and false that the runner's toolkit accepts, and no others. */
export const boolean: Parser<boolean> = (text) => {
  if (['true', 'True', 'TRUE'].includes(text)) return true;
  if (['false', 'False', 'FALSE'].includes(text)) return false;
  return fail(msg`is neither true nor false`, msg`write true or false`);
};

export function oneOf<T extends string>(...choices: readonly T[]): Parser<T> {
  return (text) =>
    choices.find((choice) => choice === text) ??
    fail(msg`has an unknown value`, msg`use one of: ${choices.join(', ')}`);
}

/** A number of one form, within limits that count as good. */
function numberIn(form: RegExp, least: number, most: number, words: string, fix?: Message): Parser<number> {
  return (text) => {
    const isGood = form.test(text) && Number(text) >= least && Number(text) <= most;
    return isGood ? Number(text) : fail(msg`is not a ${words} from ${least} to ${most}`, fix);
  };
}

export function wholeNumber(least: number, most: number): Parser<number> {
  return numberIn(/^\d{1,9}$/, least, most, 'whole number');
}

/** Seconds, with decimals; the value is in milliseconds. */
export function seconds(least: number, most: number): Parser<number> {
  const fix = msg`write it as in ${code('75')} or ${code('0.5')}`;
  const parse = numberIn(/^\d{1,9}(?:\.\d{1,3})?$/, least, most, 'number of seconds', fix);
  return (text) => Math.round(parse(text) * 1000);
}

export const sandboxName = matching(
  /^[a-z][a-z0-9-]{0,255}$/,
  msg`is not the name of a sandbox`,
  msg`use the name (not the title): lower-case letters, digits and hyphens, starting with a letter`,
);

/** Text that is sent in a header as it is. */
export const headerText = matching(
  /^[\x21-\x7e]{1,256}$/,
  msg`contains an invalid character, or is too long`,
  msg`copy it again: no white space, at most 256 characters`,
);

export const secret: Parser<Secret> = (text) => {
  if (isPlaceholder(text, ['expression', 'form'])) {
    const fix = either(msg`pass ${code('${{ secrets.NAME }}')}`, msg`give the value itself`);
    fail(msg`is a placeholder, not a value`, [fix]);
  }
  if (/^bearer\s/i.test(text)) fail(msg`begins with "Bearer"`, msg`give only the token`);
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

/** Keys of entries, or one of the words `all` and `failing`. */
export const rotateSelection: Parser<'all' | 'failing' | readonly string[]> = (text) => {
  const keys = [...new Set(wordsOf(text))];
  const word = keys.find((key) => key === 'all' || key === 'failing');
  const [all, failing] = [code('all'), code('failing')];
  if (word !== undefined && keys.length > 1) {
    fail(msg`names keys together with ${all} or ${failing}`, msg`give either one of these words or keys`);
  }
  if (word !== undefined) return word;
  const isEmpty = keys.length === 0 && text !== '';
  if (!isEmpty && keys.every((key) => /^[a-z][a-z0-9_-]{0,63}$/.test(key))) return keys;
  const fix = msg`separate the keys of the file by commas, or write ${all} or ${failing}`;
  return fail(msg`is not a list of keys`, fix);
};

/** Hosts by name, or `*.` and a domain of at least two labels for every host below it. In lower case. */
export const hosts: Parser<readonly string[]> = (text) => {
  const all = [...new Set(wordsOf(text).map((word) => word.toLowerCase()))];
  for (const each of all) {
    const fix = msg`write one host per line, such as ${code('db.acme.com')}, or ${code('*.acme.com')} for all below it`;
    if (/^\*(?:\.[^.]*)?$/.test(each)) fail(msg`allows every host, or every host of a top-level domain`, fix);
    if (!HOST.test(each))
      fail(msg`contains something that is no host: no scheme, port or path is allowed`, fix);
  }
  return all;
};

const HOST = /^(?:\*\.)?[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '');
}

/** https at `domain` or a host below it, or plain http on this machine. The value has no slash at its end. */
export function hostOf(domain: string): Parser<string> {
  return (text) => {
    const [, origin = '', rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(text) ?? [];
    const url = plainOrigin(origin);
    const isOurs = url?.hostname === domain || url?.hostname.endsWith(`.${domain}`);
    const isSafe = isOurs && url?.protocol === 'https:' && url.port === '';
    if (url === undefined || !(isSafe || isLoopback(url))) {
      const fix = msg`no other host is accepted, since credentials are sent there (only http on a loopback address, for the emulator)`;
      return fail(msg`is not an https URL of ${domain}`, fix);
    }
    if (rest === '' || rest === '/') return url.origin;
    return fail(msg`is more than a host`, msg`write ${code(url.origin)}: the paths are known`);
  };
}

/** An http URL of this machine. The value has no slash at its end. */
export const loopback: Parser<string> = (text) => {
  const url = plainOrigin(text);
  return url !== undefined && isLoopback(url)
    ? url.origin
    : fail(msg`is not an http URL of a loopback address`, msg`it is only for an emulator on this machine`);
};

/** Returns the URL when it is nothing but scheme, host and port, written plainly. */
function plainOrigin(text: string): URL | undefined {
  if (!/^https?:\/\/[A-Za-z0-9.:[\]-]+\/?$/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.hostname.endsWith('.') ? undefined : url;
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
}

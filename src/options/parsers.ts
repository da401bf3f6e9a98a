import { isPlaceholder } from '../model/placeholder.ts';

/** Reads the text of an input, which is not empty. What is wrong is said without repeating the text. */
export type Parser<T> = (text: string) => { readonly value: T } | Refusal;

export interface Refusal {
  /** Goes on from "the input `x`". */
  readonly message: string;
  readonly fix?: string;
}

export const text: Parser<string> = (value) => ({ value });

/** A path; whether it stays inside the workspace is seen when it is opened. */
export const path: Parser<string> = (value) =>
  /[\p{Cc}]/u.test(value) ? { message: 'has a control character in it' } : { value };

/** The runner's own words for true and false, and no others. */
export const boolean: Parser<boolean> = (text) => {
  if (['true', 'True', 'TRUE'].includes(text)) return { value: true };
  if (['false', 'False', 'FALSE'].includes(text)) return { value: false };
  return { message: 'is neither true nor false', fix: 'write true or false' };
};

export function oneOf<T extends string>(choices: readonly T[]): Parser<T> {
  return (text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined
      ? { message: 'has a value that it does not know', fix: `use one of: ${choices.join(', ')}` }
      : { value };
  };
}

export function wholeNumber(least: number, most: number): Parser<number> {
  return (text) => {
    const value = Number(text);
    return /^\d{1,9}$/.test(text) && value >= least && value <= most
      ? { value }
      : { message: `is not a whole number from ${least} to ${most}` };
  };
}

/** Seconds, with decimals; the value is in milliseconds. */
export function seconds(least: number, most: number): Parser<number> {
  return (text) => {
    const value = Number(text);
    return /^\d{1,9}(?:\.\d{1,3})?$/.test(text) && value >= least && value <= most
      ? { value: Math.round(value * 1000) }
      : { message: `is not a number of seconds from ${least} to ${most}`, fix: 'write it as in 75 or 0.5' };
  };
}

export const sandboxName: Parser<string> = (value) =>
  /^[a-z][a-z0-9-]{0,255}$/.test(value)
    ? { value }
    : {
        message: 'is not the name of a sandbox',
        fix: 'use the name (not the title): lower-case letters, digits and hyphens, starting with a letter',
      };

/** Text that goes into a header as it is. */
export const headerText: Parser<string> = (value) =>
  /^[\x21-\x7e]{1,256}$/.test(value)
    ? { value }
    : {
        message: 'has a character in it that it cannot have',
        fix: 'copy it again: no white space, at most 256 characters',
      };

export const secret: Parser<string> = (value) => {
  if (isPlaceholder(value, ['expression', 'form'])) {
    return { message: 'holds a placeholder, not a value', fix: 'hand in `${{ secrets.NAME }}`' };
  }
  if (/^bearer\s/i.test(value)) return { message: 'begins with "Bearer"', fix: 'give the bare token' };
  if (!/^[\x21-\x7e]+$/.test(value)) {
    return {
      message: 'has white space or another odd character in it',
      fix: 'store the bare value, on one line',
    };
  }
  return value.length < 8
    ? { message: 'is too short to be real', fix: 'check that the whole value was stored' }
    : { value };
};

export const orgId: Parser<string> = (value) =>
  /^[A-Za-z0-9]{1,64}@AdobeOrg$/.test(value)
    ? { value }
    : {
        message: 'is not an organization id',
        fix: /^[A-Za-z0-9]{1,64}$/.test(value)
          ? 'put `@AdobeOrg` behind it'
          : 'it looks like 0123456789ABCDEF01234567@AdobeOrg, without quotes or spaces',
      };

export const scopes: Parser<string> = (text) => {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  return names.every((name) => /^[A-Za-z0-9._:-]{1,100}$/.test(name)) && names.length > 0
    ? { value: names.join(',') }
    : { message: 'is not a list of scopes', fix: 'separate the scopes by commas' };
};

export const planHash: Parser<string> = (value) =>
  /^[0-9a-f]{64}$/.test(value)
    ? { value }
    : { message: 'is not the hash of a plan', fix: 'copy the 64 characters of the output `plan-hash`' };

/** https at `domain` or a host below it, or plain http on this machine. The value has no slash at its end. */
export function hostOf(domain: string): Parser<string> {
  const refusal = {
    message: `is not an https URL of ${domain}`,
    fix: 'credentials are sent there, so no other host is taken (but http on a loopback address, for the emulator)',
  };
  return (text) => {
    const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]*)(.*)$/s.exec(text) ?? [];
    const url = plainOrigin(origin);
    if (url === undefined) return refusal;
    const isOurs = url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    if (!(url.protocol === 'https:' && url.port === '' && isOurs) && !isLoopback(url)) return refusal;
    return path === '' || path === '/'
      ? { value: url.origin }
      : { message: 'is more than a host', fix: `write \`${url.origin}\`: the paths are known` };
  };
}

export const loopback: Parser<string> = (text) => {
  const url = plainOrigin(text);
  return url !== undefined && isLoopback(url)
    ? { value: url.origin }
    : {
        message: 'is not an http URL of a loopback address',
        fix: 'it is for an emulator on this machine only',
      };
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

/** Keys of entries, or one of the two words that stand for some of them. */
export const rotateSelection: Parser<'all' | 'failing' | readonly string[]> = (text) => {
  const keys = [...new Set(text.split(/[\s,]+/).filter((key) => key !== ''))];
  const [first] = keys;
  if (keys.length === 1 && (first === 'all' || first === 'failing')) return { value: first };
  if (keys.some((key) => key === 'all' || key === 'failing')) {
    return {
      message: 'names keys together with `all` or `failing`',
      fix: 'give either one of these words or keys',
    };
  }
  return keys.length > 0 && keys.every((key) => /^[a-z][a-z0-9_-]{0,63}$/.test(key))
    ? { value: keys }
    : {
        message: 'is not a list of keys',
        fix: 'separate the keys of the file by commas, or write `all` or `failing`',
      };
};

import { isRecord } from '../model/is-record.ts';
import type { Reporter } from '../model/report.ts';
import { SecretMatcher } from './secret-matcher.ts';

/** Takes secrets out of text. Every sink of the run goes through one of these. */
export interface Redactor {
  /** From now on `secret` is taken out, as it is and in the encodings that servers and renderers use. */
  readonly add: (secret: string) => void;
  /**
   * Returns `text` with `***` for every secret. Redact before truncating: half a secret is not recognised.
   */
  readonly redact: (text: string) => string;
}

/**
 * Returns a redactor that knows no secret yet. `encodings` are further ways in which text is written here,
 * such as the escaping of a renderer: a secret is recognised in each.
 */
export function createRedactor(encodings: readonly ((text: string) => string)[] = []): Redactor {
  const index = new SecretMatcher();
  return {
    add: (secret) => {
      for (const form of formsOf(secret)) index.add(form);
      for (const encode of encodings) index.add(encode(secret));
    },
    redact: (text) => {
      let result = hide(text, index);
      // The text on both sides of a `***` may, together with it, be a secret.
      for (let before = text; before !== result; result = hide(before, index)) before = result;
      return result;
    },
  };
}

/**
 * Returns a reporter that hands on nothing with a secret in it. Every text of an event or a report is
 * redacted by itself, before anything is cut or put together.
 */
export function redactingReporter(reporter: Reporter, { add, redact }: Redactor): Reporter {
  return {
    mask: (secret) => {
      add(secret);
      reporter.mask(secret);
    },
    progress: (event) => reporter.progress(redactAll(event, redact)),
    finish: (report) => reporter.finish(redactAll(report, redact)),
  };
}

/** Members that decisions are made by: their texts are words of this program and always stay. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'kind code severity mode result stopped change outcome status health'.split(' '),
);

/** Returns plain data with every text in it redacted. */
function redactAll<T>(data: T, redact: (text: string) => string): T;
function redactAll(data: unknown, redact: (text: string) => string): unknown {
  if (typeof data === 'string') return redact(data);
  if (Array.isArray(data)) return data.map((item) => redactAll(item, redact));
  if (!isRecord(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' && OWN_WORDS.has(name) ? value : redactAll(value, redact),
    ]),
  );
}

function hide(text: string, index: SecretMatcher): string {
  let result = '';
  let hiddenUntil = 0;
  index.scan(text, (start, needle) => {
    // Secrets that overlap are hidden together: what one leaves over may be half of the other.
    if (start >= hiddenUntil) result += `${text.slice(hiddenUntil, start)}***`;
    hiddenUntil = Math.max(hiddenUntil, start + needle.length);
  });
  return result + text.slice(hiddenUntil);
}

function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  const forms = [jsonFormsOf(secret), uriFormsOf(secret), htmlFormsOf(secret), base64FormsOf(bytes)];
  return new Set([secret, secret.trim(), hex, hex.toUpperCase(), ...forms.flat()]);
}

/**
 * As JSON.stringify has it, and as other languages do: with more escapes, and once again inside another text.
 */
function jsonFormsOf(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const asUnicode = (text: string, which: RegExp) =>
    text.replace(which, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const ascii = asUnicode(json, /[^\x20-\x7e]/g);
  const forHtml = asUnicode(ascii, /[<>&'+`]/g);
  const forms = [
    json,
    json.replaceAll('/', '\\/'),
    ascii,
    ascii.replaceAll('/', '\\/'),
    asUnicode(json, /[<>&\u2028\u2029]/g),
    forHtml,
    forHtml
      .replaceAll('\\"', '\\u0022')
      .replace(/\\u[0-9a-f]{4}/g, (code) => `\\u${code.slice(2).toUpperCase()}`),
  ];
  return [...forms, JSON.stringify(json).slice(1, -1)];
}

function uriFormsOf(secret: string): string[] {
  // A lone surrogate has no UTF-8 form.
  const uri = encodeURIComponent(secret.replace(/\p{Cs}/gu, '\ufffd'));
  // RFC 3986 reserves these too, and many servers escape them; `encodeURIComponent` does not.
  const strict = uri.replace(/[!'()*]/g, (unit) => `%${unit.charCodeAt(0).toString(16).toUpperCase()}`);
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  const forms = [uri, strict, form, uri.replaceAll('%20', '+'), strict.replaceAll('%20', '+')];
  return [...forms, ...forms.map((text) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

/** Renderers differ in the quotes that they escape, and in how. */
function htmlFormsOf(secret: string): string[] {
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ['"', '&quot;', '&#34;'].flatMap((quote) =>
    ["'", '&#39;', '&#039;', '&#x27;', '&apos;'].map((apostrophe) =>
      text.replaceAll('"', quote).replaceAll("'", apostrophe),
    ),
  );
}

/**
 * A base64 text depends on where in its group of three bytes a secret begins: hence three forms. Each leaves
 * out the characters at its ends that hold bits of the secret's neighbours.
 */
function base64FormsOf(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]);
    const text = whole
      .toString('base64')
      .slice(Math.ceil((shift * 8) / 6), Math.floor((whole.length * 8) / 6));
    return [text, text.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

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
      index.addSecret(secret);
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
export function redactAll<T>(data: T, redact: (text: string) => string): T;
export function redactAll(data: unknown, redact: (text: string) => string): unknown {
  if (typeof data === 'string') return redact(data);
  if (Array.isArray(data)) return data.map((item) => redactAll(item, redact));
  if (!isRecord(data)) return data;
  // An option's name is looked up by those who draw it.
  const isOwn = (name: string) => OWN_WORDS.has(name) || (name === 'name' && data['kind'] === 'option');
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' && isOwn(name) ? value : redactAll(value, redact),
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

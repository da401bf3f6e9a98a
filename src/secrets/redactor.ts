import { isRecord } from '../model/is-record.ts';
import type { Reporter } from '../model/report.ts';
import { withoutUnseen } from '../model/visible.ts';
import { withoutEscapes } from './escapes.ts';
import { Fragments } from './fragments.ts';
import { SecretMatcher } from './secret-matcher.ts';

/** Takes secrets out of text. Every sink of the run goes through one of these. */
export interface Redactor {
  /** From now on `secret` is taken out, as it is and in the encodings that servers and renderers use. */
  readonly add: (secret: string) => void;
  /**
   * Returns `text` with `***` for every secret. Redact before truncating: half a secret is not recognised.
   */
  readonly redact: (text: string) => string;
  /**
   * Returns what a server said with `***` for every secret and `…` for every word with a piece of one, also where it is escaped or
   * has characters in it that are not seen. Where that hides something, the text comes back without its escapes.
   */
  readonly redactForeign: (text: string) => string;
}

/** How often an escape may be escaped again. */
const MAX_ESCAPED = 3;

/**
 * Returns a redactor that knows no secret yet. `encodings` are further ways in which text is written here,
 * such as the escaping of a renderer: a secret is recognised in each.
 */
export function createRedactor(encodings: readonly ((text: string) => string)[] = []): Redactor {
  const index = new SecretMatcher();
  const fragments = new Fragments();
  const redact = (text: string) => {
    let result = hide(text, index);
    // The text on both sides of a `***` may, together with it, be a secret.
    for (let before = text; before !== result; result = hide(before, index)) before = result;
    return result;
  };
  const redactPieces = (text: string) => fragments.hide(redact(text));
  return {
    add: (secret) => {
      index.addSecret(secret);
      fragments.add(secret);
      for (const encode of encodings) index.add(encode(secret));
    },
    redact,
    redactForeign: (text) => {
      let result = redactPieces(text);
      let bare = result;
      for (let number = 0; number < MAX_ESCAPED; number++) {
        const next = withoutEscapes(withoutUnseen(bare));
        if (next === bare) break;
        bare = redactPieces(next);
        if (bare !== next) result = bare;
      }
      return result;
    },
  };
}

/**
 * Returns a reporter that hands on nothing with a secret in it. Every text of an event or a report is
 * redacted by itself, before anything is cut or put together.
 */
export function redactingReporter(reporter: Reporter, redactor: Redactor): Reporter {
  return {
    mask: (secret) => {
      redactor.add(secret);
      reporter.mask(secret);
    },
    progress: (event) => reporter.progress(redactAll(event, redactor)),
    finish: (report) => reporter.finish(redactAll(report, redactor)),
  };
}

/** Members that decisions are made by: their texts are words of this program and always stay. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'kind check code severity mode result stopped change outcome status health'.split(' '),
);

/** Members whose texts a server made up. */
const FOREIGN: ReadonlySet<string> = new Set(['state', 'observed']);

type Redacting = Pick<Redactor, 'redact' | 'redactForeign'>;

/** Returns plain data with every text in it redacted. */
export function redactAll<T>(data: T, redactor: Redacting): T;
export function redactAll(data: unknown, redactor: Redacting): unknown {
  if (typeof data === 'string') return redactor.redact(data);
  if (Array.isArray(data)) return data.map((item) => redactAll(item, redactor));
  if (!isRecord(data)) return data;
  // An option's name is looked up by those who draw it.
  const isOwn = (name: string) => OWN_WORDS.has(name) || (name === 'name' && data['kind'] === 'option');
  const isForeign = (name: string) => FOREIGN.has(name) || (name === 'text' && data['isForeign'] === true);
  const redacted = (name: string, value: unknown) => {
    if (typeof value !== 'string') return redactAll(value, redactor);
    if (isOwn(name)) return value;
    return isForeign(name) ? redactor.redactForeign(value) : redactor.redact(value);
  };
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, redacted(name, value)]));
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

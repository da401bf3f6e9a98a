import { isRecord } from '../model/is-record.ts';
import type { Reporter } from '../model/report.ts';
import { withoutUnseen } from '../model/visible.ts';
import { withoutEscapes } from './escapes.ts';
import { Fragments } from './fragments.ts';
import { fold, SecretMatcher } from './secret-matcher.ts';

/** Removes secrets from text. Every output of the run passes through one. */
export interface Redactor {
  /** From now on, removes `secret`, both as it is and in the encodings that servers and renderers use. */
  readonly add: (secret: string) => void;
  /** From now on, nothing that occurs in `text` is learned, because reviewers must see it. */
  readonly publish: (text: string) => void;
  /** Adds a secret that an answer contains, unless it is public. Returns whether it was added. */
  readonly learn: (secret: string) => boolean;
  /**
   * Returns `text` with every secret replaced by `***`. Redact before truncating, because half a secret is not
   * recognized.
   */
  readonly redact: (text: string) => string;
  /**
   * Returns a server's text with every secret replaced by `***` and every word that contains a piece of a secret by
   * `…`, even if it is escaped or has invisible characters in it. If that hides something, the text is returned without
   * its escapes.
   */
  readonly redactForeign: (text: string) => string;
}

/** How many levels of escapes are decoded. */
const MAX_ESCAPED = 3;

/**
 * Returns a redactor without any secrets. `encodings` are the further encodings of this output, such as a renderer's
 * escaping. A secret is recognized in each of them.
 */
export function createRedactor(encodings: readonly ((text: string) => string)[] = []): Redactor {
  const matcher = new SecretMatcher();
  const fragments = new Fragments();
  const redact = (text: string) => {
    let result = hide(text, matcher);
    // The text on both sides of a `***` may form another secret with it, so this repeats until nothing changes.
    for (let before = text; before !== result; result = hide(before, matcher)) before = result;
    return result;
  };
  const published: string[] = [];
  const learned = new Map<string, boolean>();
  const add = (secret: string) => {
    matcher.addSecret(secret);
    fragments.add(secret);
    for (const encode of encodings) matcher.add(encode(secret));
  };
  const redactPieces = (text: string) => fragments.hide(redact(text));
  return {
    add,
    publish: (text) => published.push(fold(text)),
    learn: (secret) => {
      // Every page of a listing may contain it again.
      const known = learned.get(secret);
      if (known !== undefined) return known;
      const folded = fold(secret);
      const isSecret = !published.some((text) => text.includes(folded));
      if (isSecret) add(secret);
      learned.set(secret, isSecret);
      return isSecret;
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
 * Returns a reporter that passes on no secrets. Every text of an event or a report is redacted individually, before
 * anything is cut or joined.
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

/** Members that code makes decisions by. Their texts come from this program and are never redacted. */
const OWN_WORDS: ReadonlySet<string> = new Set(
  'kind check code severity mode result stopped change outcome status health'.split(' '),
);

/** Members whose texts come from a server. */
const FOREIGN: ReadonlySet<string> = new Set(['state', 'observed']);

type Redacting = Pick<Redactor, 'redact' | 'redactForeign'>;

/** Returns plain data with all text in it redacted. */
export function redactAll<T>(data: T, redactor: Redacting): T;
export function redactAll(data: unknown, redactor: Redacting): unknown {
  if (typeof data === 'string') return redactor.redact(data);
  if (Array.isArray(data)) return data.map((item) => redactAll(item, redactor));
  if (!isRecord(data)) return data;
  // Renderers look up options by name, so names of options are kept.
  const isOwn = (name: string) => OWN_WORDS.has(name) || (name === 'name' && data['kind'] === 'option');
  const isForeign = (name: string) => FOREIGN.has(name) || (name === 'text' && data['isForeign'] === true);
  const redacted = (name: string, value: unknown) => {
    if (typeof value !== 'string') return redactAll(value, redactor);
    if (isOwn(name)) return value;
    return isForeign(name) ? redactor.redactForeign(value) : redactor.redact(value);
  };
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, redacted(name, value)]));
}

function hide(text: string, matcher: SecretMatcher): string {
  let result = '';
  let hiddenUntil = 0;
  for (const { index, needle } of matcher.occurrencesIn(text)) {
    // Overlapping secrets are hidden together, because what is left over from one may be half of the other.
    if (index >= hiddenUntil) result += `${text.slice(hiddenUntil, index)}***`;
    hiddenUntil = Math.max(hiddenUntil, index + needle.length);
  }
  return result + text.slice(hiddenUntil);
}

import { hasParts } from './embedded-secrets.ts';
import { fold, Starts } from './secret-matcher.ts';

/** The length from which a piece of a secret reveals something about it. */
const SHORT = 6;
/** The minimum length for pieces of only letters and spaces, because shorter ones may be ordinary words. */
const LONG = 12;

/** No more of a server's text is read than this, so later parts of a longer secret need not be indexed. */
const MAX_INDEXED = 20_000;

/** Documented prefixes of tokens, which are not secret. */
const PUBLIC_START = /^(?:1000\.|eyJ[\w-]*\.|gh[a-z]_|github_pat_)/;

/** The first or last line of a key or certificate in PEM form. */
const FRAME = /^-----(?:BEGIN|END) /;

/** A mix of upper and lower case that occurs in Base64 but not in words. */
const MIXED = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;

/** Characters that can be part of a word, number or token. */
const IN_WORD = /^[\p{L}\p{N}+/_=~%.-]$/u;

/** Text in Base64 or hexadecimal digits. */
const ENCODED = /[A-Za-z0-9+/_-]{8,}/g;

/**
 * Finds pieces of secrets in text from a server: repeating a secret in two halves, or cut short, also reveals it. Only
 * text from servers is searched, because pieces also match by chance.
 */
export class Fragments {
  readonly #waiting: string[] = [];
  readonly #short = new Set<string>();
  readonly #long = new Set<string>();
  readonly #starts = new Starts();

  /** For a secret with parts, only the parts count: the names in a connection string are public. */
  add(secret: string): void {
    if (!hasParts(secret) && !FRAME.test(secret)) this.#waiting.push(secret);
  }

  /** Returns `text` with every word that contains a piece of a secret replaced by `…`. */
  hide(text: string): string {
    this.#index();
    const isInWord = (at: number) => IN_WORD.test(text.charAt(at));
    let result = '';
    let end = 0;
    for (const { from, to } of this.#find(text)) {
      if (to <= end) continue;
      let start = Math.max(from, end);
      // The whole word is hidden, because the rest of it may also be part of the secret.
      while (start > end && isInWord(start - 1)) start--;
      if (start > end || end === 0) result += `${text.slice(end, start)}…`;
      for (end = to; isInWord(end); ) end++;
    }
    return result + text.slice(end);
  }

  /** Builds the index on first use, because most runs never need it. */
  #index(): void {
    for (const secret of this.#waiting.splice(0)) {
      const text = secret.replace(PUBLIC_START, '').slice(0, MAX_INDEXED);
      const folded = fold(text);
      for (let at = 0; at + SHORT <= text.length; at++) {
        const [short, long] = [text.slice(at, at + SHORT), text.slice(at, at + LONG)];
        const isShort = !isWordy(short);
        const isLong = long.length === LONG && isWordy(long);
        if (isShort) this.#short.add(folded.slice(at, at + SHORT));
        if (isLong) this.#long.add(folded.slice(at, at + LONG));
        if (isShort || isLong) this.#starts.add(folded.slice(at, at + SHORT));
      }
    }
  }

  #find(text: string): readonly Piece[] {
    if (this.#short.size + this.#long.size === 0) return [];
    const encoded = [...text.matchAll(ENCODED)].filter(([run]) =>
      decodings(run).some((each) => this.#isIn(each)),
    );
    const found = [
      ...this.#pieces(fold(text)),
      ...encoded.map((run) => ({ from: run.index, to: run.index + run[0].length })),
    ];
    return found.sort((a, b) => a.from - b.from);
  }

  #isIn(text: string): boolean {
    return !this.#pieces(fold(text)).next().done;
  }

  *#pieces(folded: string): Generator<Piece> {
    for (let from = 0; from + SHORT <= folded.length; from++) {
      if (!this.#starts.mayBeAt(folded, from)) continue;
      if (this.#short.has(folded.slice(from, from + SHORT))) yield { from, to: from + SHORT };
      else if (this.#long.has(folded.slice(from, from + LONG))) yield { from, to: from + LONG };
    }
  }
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

function isWordy(text: string): boolean {
  return /^[\p{L}\s_.,:;()'"-]*$/u.test(text) && !MIXED.test(text);
}

/** Returns what a run of characters may encode. Its first characters may not belong to the secret. */
function decodings(run: string): readonly string[] {
  const base64 = [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1'));
  if (!/^[0-9a-f]{12,}$/i.test(run)) return base64;
  return [...base64, ...[0, 1].map((skipped) => Buffer.from(run.slice(skipped), 'hex').toString('latin1'))];
}

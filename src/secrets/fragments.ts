import { hasParts } from './embedded-secrets.ts';
import { fold } from './secret-matcher.ts';

/** So many characters of a secret say something about it. */
const SHORT = 6;
/** Where these are letters and blanks, they may be ordinary words: so many then. */
const LONG = 12;

/** No text of a server is read as far as this, and no part of a longer secret is looked for behind it. */
const MAX_INDEXED = 20_000;

/** How tokens begin that are otherwise different: it is documented, and no secret. */
const PUBLIC_START = /^(?:1000\.|eyJ[\w-]*\.|gh[a-z]_|github_pat_)/;

/** What a word of a key or certificate's frame is made of. */
const FRAME = /^-----(?:BEGIN|END) /;

/** Letters in an order of cases that no word has, as in Base64. */
const MIXED = /\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}/u;

/** Characters that belong to the word, number or token that they are in. */
const IN_WORD = /^[\p{L}\p{N}+/_=~%.-]$/u;

/** Texts in Base64 or in hexadecimal digits. */
const ENCODED = /[A-Za-z0-9+/_-]{8,}/g;

/**
 * Finds pieces of secrets in the text of a server: one that repeats a secret in two halves, or cut short, gives it away all the
 * same. Only such text is searched, since pieces are also found by chance.
 */
export class Fragments {
  readonly #waiting: string[] = [];
  readonly #short = new Set<string>();
  readonly #long = new Set<string>();

  /** The pieces of a secret with parts are those of its parts: the names in a connection string are public. */
  add(secret: string): void {
    if (!hasParts(secret) && !FRAME.test(secret)) this.#waiting.push(secret);
  }

  /** Returns `text` with `…` for every word that a piece of a secret is in. */
  hide(text: string): string {
    this.#index();
    const isInWord = (at: number) => IN_WORD.test(text.charAt(at));
    let result = '';
    let end = 0;
    for (const { from, to } of this.#find(text)) {
      if (to <= end) continue;
      let start = Math.max(from, end);
      // A word is hidden whole: what a piece leaves of it may be the rest.
      while (start > end && isInWord(start - 1)) start--;
      if (start > end || end === 0) result += `${text.slice(end, start)}…`;
      for (end = to; isInWord(end); ) end++;
    }
    return result + text.slice(end);
  }

  /** Indexed only when a server says something: most runs never need it. */
  #index(): void {
    for (const secret of this.#waiting.splice(0)) {
      const text = secret.replace(PUBLIC_START, '').slice(0, MAX_INDEXED);
      const folded = fold(text);
      for (let at = 0; at + SHORT <= text.length; at++) {
        if (!isWordy(text.slice(at, at + SHORT))) this.#short.add(folded.slice(at, at + SHORT));
        const long = text.slice(at, at + LONG);
        if (long.length === LONG && isWordy(long)) this.#long.add(folded.slice(at, at + LONG));
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

/** Returns what a run of characters may encode. Its beginning may belong to the neighbours of the secret. */
function decodings(run: string): readonly string[] {
  const base64 = [0, 1, 2, 3].map((skipped) => Buffer.from(run.slice(skipped), 'base64').toString('latin1'));
  if (!/^[0-9a-f]{12,}$/i.test(run)) return base64;
  return [...base64, ...[0, 1].map((skipped) => Buffer.from(run.slice(skipped), 'hex').toString('latin1'))];
}

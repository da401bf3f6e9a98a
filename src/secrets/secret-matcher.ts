/** The minimum length of a text to look for. Shorter texts would match ordinary words. */
export const MIN_SECRET_LENGTH = 8;

/**
 * Returns text in lower case with the same length. Servers write ids and hexadecimal digits in either case, and a
 * secret is readable in both.
 */
export function fold(text: string): string {
  if (!/[^\s -~]/.test(text)) return text.toLowerCase();
  // Outside ASCII, the lower case of a letter may be longer, or depend on the letters next to it.
  return text
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
    .replace(/\p{Lu}/gu, (letter) => {
      const lower = letter.toLowerCase();
      return lower.length === letter.length ? lower : letter;
    });
}

/** The first two characters of texts to look for. They rule out most positions much faster than a look-up. */
export class Starts {
  readonly #pairs = new Uint8Array(1 << 16);

  add(text: string): void {
    this.#pairs[pairAt(text, 0)] = 1;
  }

  /** Whether one of the added texts may be in `text` at `index`. */
  mayBeAt(text: string, index: number): boolean {
    return this.#pairs[pairAt(text, index)] === 1;
  }
}

/** Returns a number below 2^16, which is equal for equal pairs of characters. */
function pairAt(text: string, index: number): number {
  return ((text.charCodeAt(index) & 0xff) << 8) | (text.charCodeAt(index + 1) & 0xff);
}

/** Finds any of many texts in one pass, ignoring case. A file with 4,000 entries brings tens of thousands of texts. */
export class SecretMatcher {
  /** The texts by first characters, then by length: tokens of the same kind start alike and have few lengths. */
  readonly #byStart = new Map<string, Map<number, Set<string>>>();
  readonly #starts = new Starts();

  /** Adds a text to look for, unless it is shorter than `MIN_SECRET_LENGTH`. */
  add(text: string): void {
    if (text.length < MIN_SECRET_LENGTH) return;
    const needle = fold(text);
    const start = needle.slice(0, MIN_SECRET_LENGTH);
    const byLength = this.#byStart.get(start) ?? new Map<number, Set<string>>();
    const needles = byLength.get(needle.length) ?? new Set<string>();
    this.#byStart.set(start, byLength.set(needle.length, needles.add(needle)));
    this.#starts.add(needle);
  }

  /** Adds a secret, both as it is and in the encodings in which servers and renderers repeat it. */
  addSecret(secret: string): void {
    for (const form of formsOf(secret)) this.add(form);
  }

  /** Whether any of the texts occurs in `text`. */
  isIn(text: string): boolean {
    return !this.occurrencesIn(text).next().done;
  }

  /** Yields every occurrence of a text, from left to right, with the folded text. */
  *occurrencesIn(given: string): Generator<{ readonly index: number; readonly needle: string }> {
    if (this.#byStart.size === 0) return;
    const text = fold(given);
    for (let index = 0; index + MIN_SECRET_LENGTH <= text.length; index++) {
      if (!this.#starts.mayBeAt(text, index)) continue;
      const byLength = this.#byStart.get(text.slice(index, index + MIN_SECRET_LENGTH));
      for (const [length, needles] of byLength ?? []) {
        const needle = text.slice(index, index + length);
        if (needles.has(needle)) yield { index, needle };
      }
    }
  }
}

function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret, 'utf8');
  return new Set([
    secret,
    secret.trim(),
    ...jsonFormsOf(secret),
    ...uriFormsOf(secret),
    ...htmlFormsOf(secret),
    ...base64FormsOf(bytes),
    bytes.toString('hex'),
  ]);
}

/**
 * Returns the secret as JSON.stringify escapes it and as other languages do, with more escapes, and nested in another
 * JSON text.
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
    // Gson's.
    asUnicode(json, /[<>&='\u2028\u2029]/g),
    forHtml,
    forHtml.replaceAll('\\"', '\\u0022'),
  ];
  return [...forms, JSON.stringify(json).slice(1, -1)];
}

function uriFormsOf(secret: string): string[] {
  // A lone surrogate has no UTF-8 form.
  const uri = encodeURIComponent(secret.replace(/\p{Cs}/gu, '\ufffd'));
  // RFC 3986 also reserves these characters. Many servers escape them; `encodeURIComponent` does not.
  const strict = uri.replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const form = new URLSearchParams({ s: secret }).toString().slice(2);
  // Some encoders keep characters that are valid in a path or query: Python's `quote` keeps the slash, others the
  // equals sign.
  const kept = [uri, strict].flatMap((text) => [
    text.replaceAll('%2F', '/'),
    text.replaceAll('%3D', '='),
    text.replaceAll('%2F', '/').replaceAll('%3D', '='),
  ]);
  return [uri, strict, form, uri.replaceAll('%20', '+'), strict.replaceAll('%20', '+'), ...kept];
}

/** Returns all combinations, because renderers differ in which quotes they escape, and how. */
function htmlFormsOf(secret: string): string[] {
  const text = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ['"', '&quot;', '&#34;', '&#x22;'].flatMap((quote) =>
    ["'", '&#39;', '&#039;', '&#x27;', '&apos;'].map((apostrophe) =>
      text.replaceAll('"', quote).replaceAll("'", apostrophe),
    ),
  );
}

/**
 * Returns the base64 texts for all three positions at which a secret can start in a group of three bytes. Characters at
 * the ends that depend on neighbouring bytes are omitted.
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

/** The fewest characters that are looked for: shorter texts would be found in ordinary words. */
export const MIN_SECRET_LENGTH = 8;

/** Finds any of many texts in one pass: a file of 4,000 entries brings tens of thousands of them. */
export class SecretMatcher {
  /** By first characters, then by length: tokens of one kind begin alike and have few lengths. */
  readonly #byStart = new Map<string, Map<number, Set<string>>>();

  /** Adds a text to look for, unless it is shorter than `MIN_SECRET_LENGTH`. */
  add(needle: string): void {
    if (needle.length < MIN_SECRET_LENGTH) return;
    const start = needle.slice(0, MIN_SECRET_LENGTH);
    const byLength = this.#byStart.get(start) ?? new Map<number, Set<string>>();
    const needles = byLength.get(needle.length) ?? new Set<string>();
    this.#byStart.set(start, byLength.set(needle.length, needles.add(needle)));
  }

  /** Calls `found` for each text at each place where it occurs, from left to right. */
  scan(text: string, found: (index: number, needle: string) => void): void {
    if (this.#byStart.size === 0) return;
    for (let index = 0; index + MIN_SECRET_LENGTH <= text.length; index++) {
      const byLength = this.#byStart.get(text.slice(index, index + MIN_SECRET_LENGTH));
      for (const [length, needles] of byLength ?? []) {
        const candidate = text.slice(index, index + length);
        if (needles.has(candidate)) found(index, candidate);
      }
    }
  }
}

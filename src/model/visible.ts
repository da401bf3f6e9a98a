/**
 * Characters that cannot be seen, break the line, turn the direction of writing or drive a terminal, and every blank but the
 * space: each is a way to show a lie.
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800\u{1d159}]|(?! )\s/gu;

/** Returns a character as its code, as in `\u{202e}`. */
export const spelled = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;

/** Returns `text` with every character spelled out that would not be seen, as in `\u{202e}`. */
export const visible = (text: string): string => text.replace(UNSEEN, spelled);

/** Returns a JSON text that means the same, in which every character but its line breaks is seen. */
export function visibleJson(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(UNSEEN, (found) => (found === '\n' ? found : found.split('').map(escaped).join('')));
}

/** Returns `text` without the characters that would not be seen. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

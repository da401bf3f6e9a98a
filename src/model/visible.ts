/**
 * Characters that are invisible, break the line, change the text direction or control a terminal, and all white space
 * except the space. Any of them could make a text look like something else.
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{DI}\u2800\u{1d159}]|(?! )\s/gu;

/** Returns a character as an escape, such as `\u{202e}`. */
export const spelled = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`;

/** Returns `text` with every invisible character escaped, such as `\u{202e}`. */
export const visible = (text: string): string => text.replace(UNSEEN, spelled);

/** Returns an equivalent JSON text in which every character except line breaks is visible. */
export function visibleJson(json: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return json.replace(UNSEEN, (found) => (found === '\n' ? found : found.split('').map(escaped).join('')));
}

/** Returns `text` without its invisible characters. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, '');

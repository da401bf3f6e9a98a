/** Takes no column of its own: accents that join what stands before, joiners, variation selectors. */
const NONE = /\p{M}|\p{Cf}|\p{Emoji_Modifier}/u;

/** Takes two columns in terminals: the scripts of East Asia, their full-width forms, and pictures. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;

/** Returns how many columns of a terminal a text takes, as nearly as that can be told without knowing the terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Returns as much of a text as fits into so many columns. */
export function cutToWidth(text: string, columns: number): string {
  let seen = '';
  let room = columns;
  for (const character of text) {
    room -= widthOf(character);
    if (room < 0) break;
    seen += character;
  }
  return seen;
}

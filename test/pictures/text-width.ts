// How wide text gets is known only to the browser that shows it, and the fonts are whichever it has. What is here errs on
// the wide side: too much room is a little space at an edge, too little would cut text off.

/** What part of the font size a character takes, in the widest of the usual fonts without serifs. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlI.,:;'|!()[\] ]/, 0.3],
  [/[frt/-]/, 0.39],
  [/[cksvxyz_]/, 0.5],
  [/[mwMW@→]/, 0.95],
  [/[A-Z]/, 0.7],
  [/\p{Extended_Pictographic}/u, 1.4],
  [/\ufe0f/, 0],
];

const OTHER = 0.59;

/** Of a typewriter's font. */
const FIXED = 0.605;

/** Text as it is shown: in one font and size, without a place where it might break but its end. */
interface Chunk {
  readonly width: number;
  /** Whether a line ends after it, whatever comes next. */
  readonly ends: boolean;
  /** What it takes less at the end of a line, where spaces are not seen. */
  readonly space: number;
}

/** How wide inline HTML would like to be, how wide it has to be, and how many lines it fills at some width. In pixels. */
export interface Extent {
  readonly most: number;
  readonly least: number;
  readonly linesAt: (width: number) => number;
}

/** Measures inline HTML at a font size in pixels. */
export function extentOf(html: string, size: number, isBold = false): Extent {
  const chunks = chunksOf(html, size, isBold);
  const linesAt = (room: number) => lay(chunks, room).length;
  return {
    most: Math.max(0, ...lay(chunks, Number.POSITIVE_INFINITY)),
    least: Math.max(0, ...chunks.map(({ width, space }) => width - space)),
    linesAt,
  };
}

/** Returns the width of each line. */
function lay(chunks: readonly Chunk[], room: number): readonly number[] {
  const lines: number[] = [];
  let used = 0;
  let isNew = true;
  for (const { width, space, ends } of chunks) {
    if (!isNew && used + width - space > room) {
      lines.push(used);
      used = 0;
    }
    used += width;
    isNew = ends;
    if (ends) {
      lines.push(used);
      used = 0;
    }
  }
  return isNew ? lines : [...lines, used];
}

function chunksOf(html: string, size: number, isBold: boolean): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let open: { width: number; space: number } | undefined;
  const end = (ends: boolean) => {
    if (open !== undefined || ends) chunks.push({ ...(open ?? { width: 0, space: 0 }), ends });
    open = undefined;
  };
  const add = (width: number, space = 0) => {
    open = { width: (open?.width ?? 0) + width, space };
  };
  const style = { code: 0, strong: isBold ? 1 : 0, sub: 0 };
  for (const [piece] of html.matchAll(/<[^>]*>|&[^;]+;|[^<&]/gsu)) {
    const tag = /^<(\/?)(\w+)/.exec(piece);
    if (tag !== null) {
      const [, slash, name = ''] = tag;
      if (name === 'br') end(true);
      if (name === 'code' || name === 'strong' || name === 'sub') style[name] += slash === '' ? 1 : -1;
      if (name === 'code') add(0.4 * 0.85 * size);
      continue;
    }
    const character = textOf(piece);
    const em = size * (style.sub > 0 ? 0.75 : 1);
    const width =
      style.code > 0 && !/\p{Extended_Pictographic}/u.test(character)
        ? em * 0.85 * FIXED
        : em * widthOf(character) * (style.strong > 0 ? 1.06 : 1);
    const isSpace = /\s/.test(character);
    add(width, isSpace ? width : 0);
    if (isSpace || character === '-') end(false);
  }
  end(false);
  return chunks;
}

function widthOf(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? OTHER;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

function textOf(piece: string): string {
  const number = /^&#(\d+);$/.exec(piece)?.[1];
  return number === undefined ? (ENTITIES[piece] ?? piece) : String.fromCodePoint(Number(number));
}

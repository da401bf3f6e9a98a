import { type IBufferCell, Terminal } from '@xterm/headless';

export interface Screen {
  /** What the picture is of, for those who don't see it. */
  readonly title: string;
  readonly columns: number;
}

/** In pixels; a column is as wide as 0.6 of the font, which most typewriter's fonts agree on. */
const FONT = 14;
const COLUMN = 8.4;
const LINE = 20;
const PADDING = { x: 22, top: 46, bottom: 18 };

/** The colours that the program uses, by their numbers in a terminal; GitHub's own in the dark. */
const COLOURS: ReadonlyMap<number, string> = new Map([
  [1, '#ff7b72'],
  [2, '#3fb950'],
  [3, '#d29922'],
  [4, '#58a6ff'],
  [5, '#bc8cff'],
  [6, '#39c5cf'],
  [8, '#6e7681'],
]);

/** Text of one look. */
interface Run {
  readonly column: number;
  readonly look: string;
  text: string;
  columns: number;
}

/** Returns a picture of what a terminal shows after all of `output`, as SVG. */
export async function terminalPicture(output: string, { title, columns }: Screen): Promise<string> {
  const lines = await linesOf(output, columns);
  const width = Math.ceil(columns * COLUMN + 2 * PADDING.x);
  const height = PADDING.top + lines.length * LINE + PADDING.bottom;
  const texts = lines.flatMap((runs, index) =>
    runs.length === 0
      ? []
      : [`<text y="${PADDING.top + index * LINE + 14}">${runs.map(spanOf).join('')}</text>`],
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" xml:space="preserve">
<title>${escaped(title)}</title>
<style>text{fill:#e6edf3;font:${FONT}px ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;white-space:pre}.bold{font-weight:700}.dim{fill-opacity:.6}</style>
<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#3d444d"/>
<circle cx="22" cy="20" r="6" fill="#ff5f57"/><circle cx="42" cy="20" r="6" fill="#febc2e"/><circle cx="62" cy="20" r="6" fill="#28c840"/>
${texts.join('\n')}
</svg>
`;
}

/** Has a terminal of so many columns, and of as many lines as it takes, show `output`. */
async function linesOf(output: string, columns: number): Promise<readonly (readonly Run[])[]> {
  const terminal = new Terminal({ cols: columns, rows: 200, allowProposedApi: true });
  await new Promise<void>((done) => terminal.write(output, done));
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, y) => {
    const line = active.getLine(y);
    const cells = Array.from({ length: columns }, (_, x) => line?.getCell(x));
    return runsOf(cells.filter((cell) => cell !== undefined));
  });
  terminal.dispose();
  const last = lines.findLastIndex((runs) => runs.length > 0);
  return lines.slice(0, last + 1);
}

function runsOf(cells: readonly IBufferCell[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [column, cell] of cells.entries()) {
    if (cell.getWidth() === 0) continue;
    const text = cell.getChars() || ' ';
    const look = lookOf(cell);
    const last = runs.at(-1);
    // What another font may have to show gets a place of its own.
    const isPlain = /^[\x20-\x7e]$/.test(text);
    if (isPlain && last?.look === look && /[\x20-\x7e]$/.test(last.text)) {
      last.text += text;
      last.columns += cell.getWidth();
    } else runs.push({ column, look, text, columns: cell.getWidth() });
  }
  return runs.flatMap((run) => {
    const text = run.text.trim();
    if (text === '') return [];
    const before = run.text.length - run.text.trimStart().length;
    const after = run.text.length - run.text.trimEnd().length;
    return [{ ...run, text, column: run.column + before, columns: run.columns - before - after }];
  });
}

function lookOf(cell: IBufferCell): string {
  const classes = [...(cell.isBold() ? ['bold'] : []), ...(cell.isDim() ? ['dim'] : [])];
  const colour = cell.isFgPalette() ? COLOURS.get(cell.getFgColor()) : undefined;
  if (!cell.isFgDefault() && colour === undefined) {
    throw new Error(`This picture has no colour ${cell.getFgColor()}.`);
  }
  return [
    ...(classes.length > 0 ? [` class="${classes.join(' ')}"`] : []),
    ...(colour === undefined ? [] : [` fill="${colour}"`]),
  ].join('');
}

function spanOf({ column, columns, look, text }: Run): string {
  const length = (columns * COLUMN).toFixed(1);
  return `<tspan x="${(PADDING.x + column * COLUMN).toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(text)}</tspan>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { type Figure, isWithin, limitOf, type Row, ratioOf, type Unit } from './figure.ts';

/** Returns a figure as text for a terminal. */
export function renderFigure({ title, note, rows }: Figure, short: boolean): string {
  if (rows.length === 0) return [title, ...wrapped(note), ''].join('\n');
  const cells = rows.map((row) => cellsOf(row, short));
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lines = [HEADINGS, widths.map((width) => '─'.repeat(width)), ...cells].map((line) =>
    line
      .map((cell, column) =>
        isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [title, ...wrapped(note), '', ...lines, ''].join('\n');
}

/** Returns figures as Markdown: the ratios that have a bound in one table, and everything, with how it was measured, folded up. */
export function renderMarkdown(figures: readonly Figure[], short: boolean): string {
  const ratios = figures.flatMap(({ title, rows }) =>
    rows
      .filter(({ bound }) => typeof bound === 'number')
      .map((row) => [title, ...cellsOf(row, short).slice(0, 5)]),
  );
  const whole = figures.flatMap(({ title, note, rows }) => {
    const cells = rows.map((row) => cellsOf(row, short));
    return ['', `**${title}.** ${note}`, '', ...tableOf(HEADINGS, cells, isNumber)];
  });
  return [
    ...tableOf(['', ...HEADINGS.slice(0, 5)], ratios, (column) => column > 1),
    '',
    '<details><summary>How each was measured, what each kind of run sends, and what has no bound</summary>',
    ...whole,
    '',
    '</details>',
    '',
  ].join('\n');
}

type Cells = readonly string[];

function tableOf(
  head: Cells,
  rows: readonly Cells[],
  isRight: (column: number) => boolean,
): readonly string[] {
  const rule = head.map((_, column) => (isRight(column) ? '---:' : '---'));
  return [head, rule, ...rows].map((line) => `| ${line.join(' | ')} |`);
}

const HEADINGS = ['', 'measured', 'against', 'ratio', 'at most', '', ''];

function isNumber(column: number): boolean {
  return column >= 1 && column <= 4;
}

function cellsOf(row: Row, short: boolean): readonly string[] {
  const limit = limitOf(row, short);
  return [
    row.what,
    amount(row.measured, row.unit),
    amount(row.against, row.unit),
    row.bound === 'exactly' ? '' : ratioOf(row).toFixed(2),
    row.bound === 'exactly' ? 'exactly' : (limit?.toFixed(2) ?? ''),
    limit === undefined ? '' : isWithin(row, short) ? 'ok' : 'MISSED',
    row.detail ?? '',
  ];
}

const UNITS: Readonly<Record<Unit, string>> = {
  milliseconds: 'ms',
  microseconds: 'µs',
  requests: '',
  megabytes: 'MB',
};

function amount(value: number, unit: Unit): string {
  const number = value < 10 && !Number.isInteger(value) ? value.toFixed(1) : Math.round(value);
  return `${number.toLocaleString('en-GB')} ${UNITS[unit]}`.trimEnd();
}

/** Breaks a text into lines of no more than 110 characters. */
function wrapped(text: string): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = `${lines.at(-1)} ${word}`.trim();
    if (line.length > 110) lines.push(word);
    else lines[lines.length - 1] = line;
  }
  return lines;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Bench, type Figure, isWithin, limitOf, ratioOf } from './figure.ts';
import { measureRequests } from './requests.ts';
import { measureScale } from './scale.ts';
import { measureStartUp } from './start-up.ts';
import { renderFigure, renderMarkdown } from './table.ts';
import { measureTutorial } from './tutorial.ts';
import { measureWallTime } from './wall-time.ts';

const FIGURES = {
  'start-up': measureStartUp,
  requests: measureRequests,
  'wall-time': measureWallTime,
  tutorial: measureTutorial,
  scale: measureScale,
} as const;

const USAGE = `npm run bench -- [--json | --markdown] [--short] [${Object.keys(FIGURES).join('] [')}]

Measures the built action, all figures or those that are named. Ends with 1 when one misses its bound.

  --json      one JSON object instead of tables
  --markdown  tables for the README
  --short     fewer and smaller measurements, with half as much again allowed for ratios (not for counts)
`;

/** Returns the exit code. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      markdown: { type: 'boolean' },
      short: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const { json = false, short = false } = values;
  const isText = !json && values.markdown !== true;
  const unknown = positionals.filter((name) => !(name in FIGURES));
  if (values.help || unknown.length > 0) {
    process.stderr.write(USAGE);
    return unknown.length > 0 ? 2 : 0;
  }
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  // Compiled, this file is three folders below.
  const repository = fileURLToPath(new URL('../../..', import.meta.url));
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(FIGURES)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      const figure = await measure({ repository, folder, short } satisfies Bench);
      figures.push(figure);
      if (isText) process.stdout.write(`${renderFigure(figure, short)}\n`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  if (values.markdown) process.stdout.write(`${renderMarkdown(figures, short)}\n`);
  if (json) process.stdout.write(`${JSON.stringify(asData(figures, short), null, 2)}\n`);
  const missed = figures.flatMap(({ rows }) => rows).filter((row) => !isWithin(row, short));
  if (!json) process.stdout.write(`${closing(missed.length)} ${MACHINE}\n`);
  return missed.length === 0 ? 0 : 1;
}

const MACHINE = `Node ${process.version}, ${process.platform}, ${availableParallelism()} cores.`;

function closing(missed: number): string {
  if (missed === 0) return 'Every figure is within its bound.';
  return `${missed} ${missed === 1 ? 'figure misses its bound' : 'figures miss their bounds'}.`;
}

function asData(figures: readonly Figure[], short: boolean) {
  return {
    machine: MACHINE,
    short,
    figures: figures.map(({ rows, ...figure }) => ({
      ...figure,
      rows: rows.map((row) => ({
        ...row,
        ratio: ratioOf(row),
        ...(limitOf(row, short) === undefined ? {} : { isWithin: isWithin(row, short) }),
      })),
    })),
  };
}

process.exitCode = await main();

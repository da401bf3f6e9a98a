import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmulator } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';
import { manyConnectionsText } from './connections-text.ts';
import type { Bench, Figure, Row } from './figure.ts';
import { median } from './interleaved.ts';
import { existingConnections } from './many-connections.ts';
import { inputsFor, runAction, runToEnd, type Usage, usageOf } from './processes.ts';

/** A file, and what exists while it is planned. */
interface Size {
  readonly entries: number;
  readonly existing: number;
}

const ONE: Size = { entries: 1, existing: 5 };

/** Whether an entry of a large file takes longer than one of a small file, and how much memory it takes. */
export async function measureScale(bench: Bench): Promise<Figure> {
  const small: Size = { entries: 400, existing: 2_000 };
  const large: Size = { entries: small.entries * 10, existing: small.existing * 10 };
  const rows: Row[] = [];
  const times = bench.short ? 1 : 5;
  const empty = await usageOf(bench, (environment) => runToEnd(process.execPath, ['-e', '0'], environment));
  for (const mode of ['validate', 'plan'] as const) {
    const [one, few, many] = await usagesBy(times, bench, mode, [ONE, small, large]);
    if (one === undefined || few === undefined || many === undefined) continue;
    const what =
      mode === 'validate' ? `${large.entries} entries` : `${large.entries} entries, ${large.existing} exist`;
    const perEntry = (usage: Usage, { entries }: Size) =>
      ((usage.cpuMilliseconds - one.cpuMilliseconds) / (entries - ONE.entries)) * 1_000;
    rows.push(
      {
        what: `${mode}, ${what}: time per entry`,
        unit: 'microseconds',
        measured: perEntry(many, large),
        against: perEntry(few, small),
        // By then the code is compiled: an entry that takes as long as one of few takes more.
        bound: 1,
        detail: `${small.entries} entries${mode === 'plan' ? `, ${small.existing} exist` : ''}`,
      },
      {
        what: `${mode}, ${what}: peak memory`,
        unit: 'megabytes',
        measured: many.megabytes,
        against: empty.megabytes,
        detail: 'a Node process that does nothing',
      },
    );
  }
  return {
    title: 'Scale',
    note: `The built action, large against small. The time is what its process takes of the processors, so that it holds nothing of the emulator's, less that of one entry, so that the start does not flatter the large file: medians of ${times} runs each, by turns. The memory is the most that the process held.`,
    rows,
  };
}

/** Returns the median usage for each size, measured by turns. */
async function usagesBy(
  times: number,
  bench: Bench,
  mode: 'validate' | 'plan',
  sizes: readonly Size[],
): Promise<readonly Usage[]> {
  const found: Usage[][] = sizes.map(() => []);
  const worlds = await Promise.all(
    sizes.map(async ({ existing }) => {
      const emulator = createEmulator();
      for (const connection of existingConnections(mode === 'plan' ? existing : 0)) emulator.seed(connection);
      return serveEmulator(emulator);
    }),
  );
  try {
    for (let round = 0; round < times; round++) {
      for (const [index, { entries }] of sizes.entries()) {
        await writeFile(join(bench.folder, 'connections.yaml'), manyConnectionsText(entries));
        const inputs = { ...inputsFor(worlds[index]?.url ?? ''), mode };
        found[index]?.push(await usageOf(bench, (environment) => runAction(bench, inputs, environment)));
      }
    }
  } finally {
    await Promise.all(worlds.map((world) => world.close()));
  }
  return found.map((usages) => ({
    cpuMilliseconds: median(usages.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    megabytes: median(usages.map(({ megabytes }) => megabytes)),
  }));
}

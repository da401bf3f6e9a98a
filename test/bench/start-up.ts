import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manyConnectionsText } from './connections-text.ts';
import type { Bench, Figure } from './figure.ts';
import { mediansOf } from './interleaved.ts';
import { runAction, runToEnd } from './processes.ts';

/** How long it takes until a run that has nothing to wait for is over. */
export async function measureStartUp(bench: Bench): Promise<Figure> {
  await writeFile(join(bench.folder, 'connections.yaml'), manyConnectionsText(3));
  const runs = {
    action: async () => (await runAction(bench, { mode: 'validate' })).milliseconds,
    node: async () => (await runToEnd(process.execPath, ['-e', '0'])).milliseconds,
  };
  // The first of each reads its files from the disk.
  await mediansOf(1, runs);
  const times = bench.short ? 9 : 25;
  const { action, node } = await mediansOf(times, runs);
  return {
    title: 'Start-up',
    note: `The built action validates three entries, against a Node process that does nothing (\`node -e 0\`): medians of ${times} runs each, by turns. Both have nothing in their environment that they do not need, as on a runner of GitHub: where NODE_EXTRA_CA_CERTS is set, Node itself takes two or three times as long, and the ratio looks better.`,
    rows: [
      { what: 'validate, 3 entries', unit: 'milliseconds', measured: action, against: node, bound: 3.2 },
    ],
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { readOutput } from './cli-output.ts';

export const SANDBOXES = ['dev', 'stage', 'prod'];

/** Exports from all sandboxes and plans the exported file. */
export async function roundTrip(seeds: readonly ConnectionSeed[], options: EmulatorOptions = {}) {
  const emulator = createEmulator({ sandboxes: SANDBOXES, ...options });
  const held = seeds.map((seed) => emulator.seed(seed));
  const cleanups: (() => Promise<void>)[] = [];
  const folder = await createWorkspace({}, (cleanup) => void cleanups.push(cleanup));
  try {
    const output = join(folder, 'connections.yaml');
    const args = ['export', '--sandbox', ...SANDBOXES, '--output', output, ...EMULATOR];
    const exported = await runCli([...args, '--json', '--debug'], { emulator });
    const document = readOutput(exported.output);
    const printed = [JSON.stringify(document), String(document['yaml']), exported.error].join('\n');
    if (exported.exitCode !== 0) return { held, document, printed, exported };
    expect(readFileSync(output, 'utf8')).toBe(document['yaml']);
    const validated = await runCli(['validate', output], { emulator });
    const planned = await runCli(['plan', output, '--exit-code', '--json', ...EMULATOR], { emulator });
    return {
      held,
      document,
      printed: `${printed}${planned.output}${planned.error}`,
      exported,
      validated,
      planned,
    };
  } finally {
    for (const cleanup of cleanups) await cleanup();
  }
}

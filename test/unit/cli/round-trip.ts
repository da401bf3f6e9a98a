import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ConnectionSeed } from '../../../src/emulator/stored-connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator, type EmulatorOptions } from '../../emulator/emulator.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { readOutput } from './cli-output.ts';

export const SANDBOXES = ['dev', 'stage', 'prod'];

/** The parameters that Adobe has stored for a connection. */
export const params = {
  endpoint: 'crm.zoho.eu/crm/private',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'canary-client-secret',
  accessToken: '1000.canary-access-token',
  refreshToken: '1000.canary-refresh-token',
};

/** Returns a connection with these differences from the usual one. */
export const seed = (more: Partial<ConnectionSeed> = {}): ConnectionSeed => ({
  sandbox: 'dev',
  name: 'Zoho CRM EU',
  auth: { params },
  ...more,
});

/** Returns a connection whose parameters differ. */
export const withParams = (more: Readonly<Record<string, unknown>>) =>
  seed({ auth: { params: { ...params, ...more } } });

/** Exports from all sandboxes and plans the exported file. */
export async function roundTrip(seeds: readonly ConnectionSeed[], options: EmulatorOptions = {}) {
  const emulator = createEmulator({ sandboxes: SANDBOXES, ...options });
  const held = seeds.map((each) => emulator.seed(each));
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

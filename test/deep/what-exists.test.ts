import { describe, expect, it } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { fileOf, heldInEu, messagesOf, oneGrant, rowsOf } from '../stories/recordings.ts';
import { createScenario } from '../stories/scenario.ts';

const seed = (name: string, more: Partial<ConnectionSeed> = {}): ConnectionSeed => ({
  sandbox: 'dev',
  name,
  auth: { params: heldInEu },
  ...more,
});
const elsewhere = { auth: { params: { ...heldInEu, clientId: '1000.OTHER' } } };

async function planned(file: string, ...seeds: readonly ConnectionSeed[]) {
  const scenario = createScenario();
  const ids = seeds.map((each) => scenario.emulator.seed(each).id);
  const run = await scenario.run(file, { mode: 'plan', secrets: oneGrant });
  return { run, ids, warnings: messagesOf(run).filter((message) => message.includes('near-duplicate')) };
}

describe('a creation next to a similar connection that is not in the file', () => {
  it.each<[how: string, existing: ConnectionSeed, words: string]>([
    ['the same name in another case', seed('ZOHO', elsewhere), 'the same name in different case: "ZOHO"'],
    ['trailing white space', seed('zoho ', elsewhere), 'the same name with different white space: "zoho "'],
    ['a no-break space', seed('zoho\u00a0', elsewhere), 'the same name with different white space'],
    ['an invisible character', seed('zo\u200bho', elsewhere), 'the same name in different characters'],
    ['the same account', seed('Renamed in the UI'), 'the same account: "Renamed in the UI"'],
    [
      'the same account at another host of its data centre',
      seed('Renamed', { auth: { params: { ...heldInEu, endpoint: 'crm.zoho.eu/crm/private' } } }),
      'the same account: "Renamed"',
    ],
  ])('is planned with a warning that shows how to adopt the connection: %s', async (_, existing, words) => {
    const { run, ids, warnings } = await planned(fileOf('zoho'), existing);
    expect(rowsOf(run)).toMatchObject([{ change: 'create' }]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(words);
    expect(warnings[0]).toContain(`add \`id: ${ids[0]}\` to the entry`);
    expect(run.exitCode).toBe(0);
    // The plan shows the warning before it is approved and before anything is written.
    expect(run.log.find((line) => line.startsWith('      warning: '))).toContain(words);
    // The advice works: with the suggested line, nothing is created.
    const pinned = fileOf('zoho').replace('name: zoho,', `name: zoho, id: ${ids[0]},`);
    const again = createScenario();
    again.emulator.seed({ ...existing, id: ids[0] ?? '' });
    expect(rowsOf(await again.run(pinned, { mode: 'plan' }))).toMatchObject([{ change: 'update' }]);
  });
});

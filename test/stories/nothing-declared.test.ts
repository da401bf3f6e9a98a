import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/model/secret.ts';
import { fileOf, oneGrant, rowsOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const EMPTY = 'version: 1\nsandbox: dev\nconnections:\n';

describe('a file whose last entry was deleted', () => {
  it.each([
    ['empty `connections`', EMPTY],
    ['`connections: {}`', EMPTY.replace('connections:', 'connections: {}')],
  ])('removes nothing and is accepted with one warning in every mode: %s', async (_, file) => {
    const { run, emulator } = createScenario();
    await run(fileOf('zoho'), { secrets: oneGrant });
    for (const [mode, result] of [
      ['validate', 'valid'],
      ['plan', 'in-sync'],
      ['apply', 'in-sync'],
    ] as const) {
      const over = { mode, secrets: new Secret(''), rotate: 'all', sandbox: 'dev', verify: 'all' } as const;
      const recorded = await run(file, over);
      const { exitCode, annotations, outputs, log, summary } = recorded;
      expect([mode, exitCode, outputs['result']]).toEqual([mode, 0, result]);
      expect(annotations).toMatchObject([{ message: expect.stringContaining('nothing is removed') }]);
      expect(rowsOf(recorded)).toEqual([]);
      expect(outputs).toMatchObject({ ids: '{}', id: '', existing: '[]', 'has-changes': 'false' });
      const words = [...log, summary].join('\n');
      expect(words).toContain('0 connections');
      expect(words).not.toMatch(/Infinity|undefined|NaN| in ;|: ?\n|\bin $|: \./);
    }
    expect(emulator.connections).toHaveLength(1);
  });

  it('is reported without a list of sandboxes', async () => {
    const { log, summary } = await createScenario().run(EMPTY, { mode: 'plan' });
    expect(log.join('\n')).toContain('declares 0 connections; mode plan');
    expect(summary).toContain('### Base connections: Nothing to do: 0 connections\n');
  });

  it('makes every key in `rotate` an error', async () => {
    const { run } = createScenario();
    const { annotations, exitCode } = await run(EMPTY, { rotate: ['zoho'] });
    expect(exitCode).toBe(1);
    expect(annotations.map(({ message }) => message).join('\n')).toContain('the file declares no connection');
  });
});

import { describe, expect, it } from 'vitest';
import { existingUs, fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fileOf, fiveGiven, messagesOf, oneGrant, outcomesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

describe('a pinned connection', () => {
  const pin = (id: string, name = 'Zoho CRM US') =>
    fiveEntries.replace('    name: Zoho CRM US\n', `    name: ${name}\n    id: ${id}\n`);

  it('is found under any name, and a difference is reported but not changed', async () => {
    const scenario = createScenario();
    const { id } = scenario.emulator.seed({ ...existingUs, name: 'made by hand' });
    const run = await scenario.run(pin(id), { secrets: fiveGiven, onDrift: 'report' });
    expect(run.exitCode).toBe(0);
    expect(outcomesOf(run)['zoho-us']).toBe('drifted');
    expect(JSON.parse(run.outputs['ids'] ?? '')['zoho-us']).toBe(id);
    expect(run.log.join('\n')).toMatch(/- name: "made by hand"\n +\+ name: "Zoho CRM US"/);
    expect(scenario.emulator.connections.find((each) => each.id === id)?.name).toBe('made by hand');
  });

  it('that cannot be right is an error at its line, and the other entries are applied', async () => {
    const scenario = createScenario();
    const seed = (more: object) => scenario.emulator.seed({ ...existingUs, ...more, name: 'elsewhere' }).id;
    const pins = {
      '00000000-0000-4000-8000-000000000000': 'does not exist in sandbox `dev`',
      [seed({ sandbox: 'stage' })]: 'belongs to a base connection in sandbox `stage`',
      [seed({ connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } })]:
        'for another source',
    };
    const entries = Object.keys(pins).map((_, index) => `pinned${index}`);
    const file = Object.keys(pins).reduce(
      (text, id, index) => text.replace(`name: pinned${index},`, `name: pinned${index}, id: ${id},`),
      fileOf('before', ...entries, 'after').replace('name: after,', 'name: after, sandbox: stage,'),
    );
    const run = await scenario.run(file, { secrets: oneGrant });
    expect([run.exitCode, run.outputs['result']]).toEqual([1, 'partial']);
    expect(outcomesOf(run)).toEqual({
      before: 'created',
      ...Object.fromEntries(entries.map((key) => [key, 'failed'])),
      after: 'created',
    });
    expect(run.annotations).toEqual(
      Object.values(pins).map((words, index) =>
        expect.objectContaining({
          message: expect.stringContaining(words),
          location: expect.objectContaining({ line: 5 + index }),
        }),
      ),
    );
  });
});

it('a name that exists twice is a conflict that lists both ids, and nothing is created', async () => {
  const scenario = createScenario();
  const ids = [scenario.emulator.seed(existingUs).id, scenario.emulator.seed(existingUs).id];
  const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
  expect(run.exitCode).toBe(1);
  expect(outcomesOf(run)['zoho-us']).toBe('conflict');
  for (const id of ids) expect(messagesOf(run)).toEqual([expect.stringContaining(id)]);
  expect(creationsIn(scenario)).toHaveLength(4);
});

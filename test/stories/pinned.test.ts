import { describe, expect, it } from 'vitest';
import { existingUs, fiveEntries } from '../fixtures/examples.ts';
import { creationsIn, fiveGiven, messagesOf, outcomesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

describe('a pinned connection', () => {
  const pin = (id: string, name = 'Zoho CRM US') =>
    fiveEntries.replace('    name: Zoho CRM US\n', `    name: ${name}\n    id: ${id}\n`);

  it('is found under whatever name it has; a difference is reported and left', async () => {
    const scenario = createScenario();
    const { id } = scenario.emulator.seed({ ...existingUs, name: 'made by hand' });
    const run = await scenario.run(pin(id), { secrets: fiveGiven });
    expect(run.exitCode).toBe(0);
    expect(outcomesOf(run)['zoho-us']).toBe('drifted');
    expect(JSON.parse(run.outputs['ids'] ?? '')['zoho-us']).toBe(id);
    expect(run.log.join('\n')).toContain('name: "made by hand" → "Zoho CRM US"');
    expect(scenario.emulator.connections.find((each) => each.id === id)?.name).toBe('made by hand');
  });

  it.each([
    ['does not exist', undefined, 'does not exist in sandbox `dev`'],
    ['is in another sandbox', { sandbox: 'stage' }, 'is a base connection of sandbox `stage`'],
    [
      'is of another source',
      { connectionSpec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' } },
      'of another source',
    ],
  ])('that %s is an error at its line; the other entries are not held up', async (_, seed, words) => {
    const scenario = createScenario();
    const id =
      seed === undefined
        ? '00000000-0000-4000-8000-000000000000'
        : scenario.emulator.seed({ ...existingUs, ...seed, name: 'elsewhere' }).id;
    const run = await scenario.run(pin(id), { secrets: fiveGiven });
    expect(run.exitCode).toBe(1);
    expect(run.outputs['result']).toBe('partial');
    expect(outcomesOf(run)).toMatchObject({
      'zoho-eu': 'created',
      'zoho-us': 'failed',
      'zoho-in': 'created',
    });
    expect(run.annotations).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(words),
        location: expect.objectContaining({ line: 14 }),
      }),
    ]);
  });
});

it('names that are there twice are a conflict with both ids, and nothing more is made', async () => {
  const scenario = createScenario();
  const ids = [scenario.emulator.seed(existingUs).id, scenario.emulator.seed(existingUs).id];
  const run = await scenario.run(fiveEntries, { secrets: fiveGiven });
  expect(run.exitCode).toBe(1);
  expect(outcomesOf(run)['zoho-us']).toBe('conflict');
  for (const id of ids) expect(messagesOf(run)).toEqual([expect.stringContaining(id)]);
  expect(creationsIn(scenario)).toHaveLength(4);
});

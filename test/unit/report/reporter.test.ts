import { describe, expect, test } from 'vitest';
import type { Outputs } from '../../../src/report/outputs.ts';
import { guarded } from '../../../src/report/reporter.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { keepingSinks } from './report-builder.ts';

const secret = 'open-sesame/1234+5678';

function outputs(value: string): Outputs {
  return {
    ids: value,
    id: value,
    connections: value,
    created: value,
    updated: value,
    deleted: value,
    failed: value,
    changed: value,
    'has-changes': value,
    'plan-hash': value,
    result: value,
  };
}

/** Sends one text to every sink, and returns what arrives. */
async function sendEverywhere(text: string, mask?: string): Promise<readonly string[]> {
  const { sinks, kept } = keepingSinks();
  const guardedSinks = guarded(sinks, createRedactor());
  if (mask !== undefined) guardedSinks.mask(mask);
  const before = kept.length;
  guardedSinks.info(text);
  guardedSinks.debug(text);
  guardedSinks.annotate({
    severity: 'error',
    title: text,
    message: text,
    location: { file: 'c.yaml', line: 2, column: 3 },
  });
  guardedSinks.setOutputs(outputs(text));
  await guardedSinks.writeSummary(text);
  return kept.slice(before);
}

describe('guarded sinks', () => {
  test.each([
    ['as it is', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in JSON', JSON.stringify({ secret })],
    ['twice', `${secret} ${secret}`],
  ])('let no secret through %s', async (_, text) => {
    const arrived = await sendEverywhere(`before ${text} after`, secret);
    expect(arrived.map((line) => line.split(' ')[0])).toEqual([
      'info',
      'debug',
      'annotate',
      'setOutputs',
      'writeSummary',
    ]);
    for (const line of arrived) {
      expect(line).toContain('***');
      expect(line).not.toMatch(/sesame|b3Blbi/);
    }
    // Every output, and title and message of the annotation.
    expect(arrived[2]?.match(/before/g)).toHaveLength(2);
    expect(arrived[2]?.match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(2);
    expect(arrived[3]?.match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(11);
  });

  test('let a text through that is no secret yet, and none once it is', async () => {
    for (const line of await sendEverywhere(secret)) expect(line).toContain(secret);
  });

  test('hand a secret on to be masked, before they print anything', () => {
    const { sinks, kept } = keepingSinks();
    const guardedSinks = guarded(sinks, createRedactor());
    guardedSinks.mask(secret);
    guardedSinks.info(secret);
    expect(kept).toEqual([`mask ${secret}`, 'info ***']);
  });

  test('turn what the runner would obey into text, in the log and in annotations', async () => {
    const [info, debug, annotation] = await sendEverywhere('::error::x\n::set-env::y ##[group]\u202e');
    for (const line of [info, debug]) {
      expect(line?.replace(/^\w+ /, '')).toBe('∶:error::x\\u{a}::set-env::y #\u2060#[group]\\u{202e}');
    }
    expect(annotation).not.toMatch(/"::|##\[|\\n|\u202e/);
  });

  test('leave severity and place of an annotation, and the lines of a summary, as they are', async () => {
    const arrived = await sendEverywhere('one\ntwo');
    expect(arrived[2]).toContain('"severity":"error"');
    expect(arrived[2]).toContain('"location":{"file":"c.yaml","line":2,"column":3}');
    expect(arrived[4]).toBe('writeSummary one\ntwo');
  });
});

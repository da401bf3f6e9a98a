import { describe, expect, test } from 'vitest';
import { guarded } from '../../../src/github/reporter.ts';
import { outputsOf } from '../../../src/report/outputs.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { keepingToolkit, reportOf, told } from '../report/report-builder.ts';

const secret = 'open-sesame/1234+5678';

/** Sends one text through every function that accepts text, and returns what arrives. */
async function sendEverywhere(text: string, ...secrets: readonly string[]): Promise<readonly string[]> {
  const { toolkit, kept } = keepingToolkit();
  const redactor = createRedactor();
  for (const each of secrets) redactor.add(each);
  const log = guarded(toolkit, redactor.redact);
  log.info(text);
  log.debug(text);
  const location = { file: 'c.yaml', line: 2, column: 3 };
  log.annotate({ severity: 'error', title: text, message: text, location });
  await log.writeSummary(text);
  return kept;
}

describe('a guarded toolkit', () => {
  test.each([
    ['unchanged', secret],
    ['in a URL', encodeURIComponent(secret)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in JSON', JSON.stringify({ secret })],
    ['twice', `${secret} ${secret}`],
  ])('lets no secret through: %s', async (_, text) => {
    const arrived = await sendEverywhere(`before ${text} after`, secret);
    expect(arrived.map((line) => line.split(' ')[0])).toEqual(['info', 'debug', 'annotate', 'writeSummary']);
    for (const line of arrived) {
      expect(line).toContain('***');
      expect(line).not.toMatch(/sesame|b3Blbi/);
    }
    // The annotation has a title and a message.
    expect(arrived[2]?.match(/before \S*\*\*\*/g)).toHaveLength(2);
  });

  test('lets ordinary text through', async () => {
    for (const line of await sendEverywhere(secret)) expect(line).toContain(secret);
  });

  test('neutralises runner commands in the log and in annotations', async () => {
    const [info, debug, annotation] = await sendEverywhere('::error::x\n::set-env::y ##[group]\u202e');
    for (const line of [info, debug]) {
      expect(line?.replace(/^\w+ /, '')).toBe('∶:error::x\\u{a}::set-env::y #\u2060#[group]\\u{202e}');
    }
    expect(annotation).not.toMatch(/"::|##\[|\\n|\u202e/);
  });

  test('keeps the severity and place of an annotation, and the lines of a summary', async () => {
    const [, , annotation, summary] = await sendEverywhere('one\ntwo');
    expect(annotation).toContain('"severity":"error"');
    expect(annotation).toContain('"location":{"file":"c.yaml","line":2,"column":3}');
    expect(summary).toBe('writeSummary one\ntwo');
  });

  test('keeps outputs unchanged, so that they stay JSON, and passes on masks', () => {
    const { toolkit, kept } = keepingToolkit();
    const log = guarded(toolkit, () => '***');
    const outputs = outputsOf(reportOf([told('a', 'create', 'created')]));
    log.mask(secret);
    log.setOutputs(outputs);
    expect(kept).toEqual([`mask ${secret}`, `setOutputs ${JSON.stringify(outputs)}`]);
  });
});

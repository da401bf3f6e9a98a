import { describe, expect, it, test } from 'vitest';
import { describeResult as describeClean, doorOf, type HttpResult } from '../../src/http/result.ts';
import { MAX_BODY_BYTES, send } from '../../src/http/send.ts';
import { readError } from '../../src/http/service-error.ts';
import { textOf } from '../../src/model/message.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import { VirtualClock } from '../emulator/virtual-clock.ts';
import { answerOf } from '../fixtures/answer.ts';
import { entryOf } from '../fixtures/entry-builder.ts';
import {
  applyEntries,
  existing,
  intercepted,
  postsIn,
  type Service,
  startService,
} from '../unit/apply/apply-entries.ts';

/** A word that is almost as long as the largest allowed answer. */
const word = 'a'.repeat(10_000_000);

const asItIs = (text: string) => text;
/** Returns the description of a result whose texts passed the redactor. */
const describeResult = (result: HttpResult, redact = asItIs) =>
  textOf(describeClean(doorOf(() => {}, redact, [])(result)));

/** Returns the CPU time of `work` in milliseconds: the best of three, regardless of the load of the machine. */
function timeOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}

describe('an answer of ten megabytes', () => {
  it.each<[string, unknown]>([
    ['one word as its title', { title: word }],
    ['one word as its message', { message: word }],
    ['one word as its detail', { title: 'No', detail: word }],
    ['one word in its report', { title: 'No', report: { 'detailed-message': word } }],
    ['one word as its code', { error_code: word }],
    ['one word as its type', { type: `https://ns.adobe.com/${word}` }],
    ['one word as its request id', { title: 'No', report: { 'request-id': word } }],
    ['digits', { title: '7'.repeat(10_000_000) }],
    ['white space', { title: ' '.repeat(10_000_000) }],
    ['words', { title: 'word '.repeat(2_000_000) }],
    ['invisible characters', { title: '\u202e'.repeat(3_000_000) }],
    ['lone surrogates', { title: '\ud800'.repeat(3_000_000) }],
    ['a list', Array.from({ length: 500_000 }, () => 'a')],
  ])('with %s is reported in less than a second and with a short message', (_, json) => {
    const result = answerOf(500, json, 'r-1');
    expect(timeOf(() => describeResult(result))).toBeLessThan(1_000);
    const text = describeResult(result);
    expect(text).toMatch(/^HTTP 500/);
    expect(text.length).toBeLessThan(500);
  });

  it('is reported with its first words if it consists of words', () => {
    expect(describeResult(answerOf(500, { title: 'Not like this. '.repeat(700_000) }, 'r-1'))).toMatch(
      /^HTTP 500: "Not like this\. Not like this\. .+…" \(request id r-1\)$/,
    );
  });

  it('keeps its code even if its message is one long word', () => {
    const json = { type: 'https://ns.adobe.com/aep/errors/FLOW-1418-400', title: word };
    expect(readError(json, asItIs)).toMatchObject({ code: '1418-400' });
    expect(describeResult(answerOf(400, json))).toMatch(/^HTTP 400, code 1418-400: /);
  });

  it('never shows a part of a secret at the point where it is cut', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz';
    for (let before = 3_960; before <= 4_010; before++) {
      const title = `${'x '.repeat(before / 2)}${' '.repeat(before % 2)}${secret} and more`;
      const redact = (text: string) => {
        // The redactor must get either the whole secret or nothing of it.
        if (text.includes(secret.slice(0, 8))) expect(text).toContain(secret);
        return text.replaceAll(secret, '***');
      };
      expect(describeResult(answerOf(500, { title }, 'r-1'), redact)).not.toContain('abcdefgh');
    }
  });
});

it('an answer may have at most 10 MiB', async () => {
  const request = { method: 'GET', url: 'https://platform.adobe.io/connections', headers: {} };
  const answering = (text: string) =>
    send(request, {
      fetch: async () => new Response(text),
      clock: new VirtualClock(),
      timeout: 75_000,
      abandon: new AbortController().signal,
    });
  const text = `"${'x'.repeat(MAX_BODY_BYTES - 2)}"`;
  expect(await answering(text)).toMatchObject({ kind: 'answer', json: expect.stringMatching(/^x+$/) });
  expect(await answering(`${text} `)).toMatchObject({ kind: 'unreadable', reason: 'too large' });
});

const eu = entryOf('eu', { description: 'Leads' });

/** Returns a fault of the nth creation. */
function ofPost(nth: number, effect: Effect): Fault {
  return { method: 'POST', path: '/connections', nth, effect };
}

describe('an answer of ten megabytes to a creation', () => {
  test('with a 201 and an id does not lose the id', async () => {
    const service = startService();
    const { outcomes, sent } = await applyEntries([eu], answering(service, { message: word }));
    expect(sent).toEqual(['0 POST token', '0 POST connections', '3 GET connections']);
    expect(outcomes.get('eu')).toEqual({ kind: 'created', id: existing(service, eu)[0], state: 'enabled' });
  });

  test.each(['title', 'error_code'])(
    'with a 500 (as its %s) after the effect makes the run look for the connection and find it',
    async (member) => {
      const body = { [member]: word };
      const service = startService({
        faults: [ofPost(1, { kind: 'answer', status: 500, after: true, body })],
      });
      const { outcomes, requests } = await applyEntries([eu], service);
      expect(postsIn(requests)).toHaveLength(1);
      expect(outcomes.get('eu')).toEqual({ kind: 'adopted', id: existing(service, eu)[0], state: 'enabled' });
    },
  );

  test('with a 422 is reported with a short message', async () => {
    const body = { title: `Not like this: ${word}` };
    const service = startService({ faults: [ofPost(1, { kind: 'answer', status: 422, body })] });
    const { outcomes } = await applyEntries([eu], service);
    const message = outcomes.get('eu')?.problem?.message ?? '';
    expect(outcomes.get('eu')).toMatchObject({ kind: 'failed', problem: { code: 'adobe-refused' } });
    expect(message).toContain('HTTP 422: "Not like this:');
    expect(message.length).toBeLessThan(500);
  });

  /** Returns the service with additional members in each answer to a creation. */
  function answering(service: Service, more: object): Service {
    return intercepted(service, async (request, answer) => {
      const response = await answer(request);
      if (request.method !== 'POST' || !request.url.endsWith('/connections')) return response;
      return Response.json({ ...Object(await response.json()), ...more }, response);
    });
  }
});

import { describe, expect, it } from 'vitest';
import { describeExchange, readError } from '../../../src/http/describe-exchange.ts';
import type { Exchange } from '../../../src/http/exchange.ts';

/** As long as an answer may be. */
const word = 'a'.repeat(10_000_000);

const answer = (json: unknown, status = 500): Exchange => ({
  kind: 'answer',
  status,
  headers: new Headers(),
  json,
  requestId: 'r-1',
});

const asItIs = (text: string) => text;

/** Milliseconds of computing that it takes, whatever else the machine is doing: the best of three. */
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
    ['what does not print', { title: '\u202e'.repeat(3_000_000) }],
    ['halves of characters', { title: '\ud800'.repeat(3_000_000) }],
    ['a list', Array.from({ length: 500_000 }, () => 'a')],
  ])('that is %s is told in less than a second, and in few words', (_, json) => {
    const result = answer(json);
    expect(timeOf(() => describeExchange(result, asItIs))).toBeLessThan(1_000);
    const text = describeExchange(result, asItIs);
    expect(text).toMatch(/^HTTP 500/);
    expect(text.length).toBeLessThan(500);
  });

  it('is told by its beginning when it is made of words', () => {
    expect(describeExchange(answer({ title: 'Not like this. '.repeat(700_000) }), asItIs)).toMatch(
      /^HTTP 500: Not like this\. Not like this\. .+… \(request id r-1\)$/,
    );
  });

  it('keeps its code, though its message is one word', () => {
    const json = { type: 'https://ns.adobe.com/aep/errors/FLOW-1418-400', title: word };
    expect(readError(json)).toMatchObject({ code: '1418-400' });
    expect(describeExchange(answer(json, 400), asItIs)).toMatch(/^HTTP 400, code 1418-400: /);
  });

  it('shows no piece of a secret that it was cut in', () => {
    const secret = 'abcdefghijklmnopqrstuvwxyz';
    for (let before = 19_960; before <= 20_010; before++) {
      const title = `${'x '.repeat(before / 2)}${' '.repeat(before % 2)}${secret} and more`;
      const redact = (text: string) => {
        // What is cut is either whole or not there.
        if (text.includes(secret.slice(0, 8))) expect(text).toContain(secret);
        return text.replaceAll(secret, '***');
      };
      expect(describeExchange(answer({ title }), redact)).not.toContain('abcdefgh');
    }
  });
});

describe('an exchange in words', () => {
  it.each<[Exchange, string]>([
    [
      { kind: 'not-sent', reason: 'the host name is not known', lasting: false },
      'nothing was sent: the host name is not known',
    ],
    [{ kind: 'lost' }, 'the connection broke before an answer came'],
    [{ kind: 'timed-out' }, 'no answer came in time'],
    [{ kind: 'unreadable', status: 200, reason: 'too large' }, 'HTTP 200, but the answer was too large'],
    [answer(undefined, 502), 'HTTP 502: the answer is empty or not JSON (request id r-1)'],
    [answer({}, 502), 'HTTP 502: the answer says no more (request id r-1)'],
    [
      answer({ error_code: '403027', message: 'User region is missing' }, 403),
      'HTTP 403, code 403027: User region is missing (request id r-1)',
    ],
  ])('%o', (result, words) => {
    expect(describeExchange(result, asItIs)).toBe(words);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayLeadElsewhere } from '../../src/source/destinations.ts';
import { isAllowed } from '../../src/source/hosts.ts';
import { cases } from './cases.ts';

const allowed = ['api.acme.example', '*.db.acme.example'];

/** Parts of URLs, and characters that disguise URLs. */
const PIECES = [
  'https:',
  'http:',
  'ftp:',
  'jdbc:x:',
  '//',
  '/',
  '\\',
  '\\\\',
  '@',
  ':',
  '.',
  '?',
  '#',
  '&',
  '=',
  ';',
  ' ',
  '\t',
  '\n',
  'evil',
  'example',
  'evil.example',
  'api.acme.example',
  'x.db.acme.example',
  'API.ACME.EXAMPLE',
  'user',
  '443',
  '%2e',
  '%2E',
  '%2f',
  '%40',
  '%',
  '%zz',
  '\uff0e',
  '\u3002',
  '\uff61',
  '\uff0f',
  '\uff1a',
  '\u2024',
  '\u00ad',
  '\u200b',
  'é',
  'ß',
  '3232235777',
  '0x7f000001',
  '127.1',
  '[::1]',
  '[2001:db8::1]',
  '-',
  '_',
  '~',
  '*',
];

/** Returns the host of a URL if an attacker could own it: a name with a dot, or an address. */
function hostOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname } = new URL(url);
  const isName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+\.?$/.test(hostname);
  // No host has an address that starts with 0.
  return (isName && !hostname.startsWith('0.')) || hostname.startsWith('[')
    ? hostname.replace(/\.$/, '')
    : undefined;
}

it('no text of any form leads a client to a host that is not allowed', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      // By the rules, a text without these characters contains no host unless it is a number.
      if (!/[./:@]/.test(text)) return;
      const asked = [hostOf(text), hostOf(`https://${text}`), hostOf(`https:${text}`)];
      const elsewhere = asked.filter((host) => host !== undefined && !isAllowed(host, allowed));
      if (elsewhere.length > 0) expect([text, mayLeadElsewhere(text, allowed)]).toEqual([text, true]);
      for (const value of [{ deep: [text] }, { [text]: 'x' }, [[{ a: { b: text } }]]])
        expect(mayLeadElsewhere(value, allowed)).toBe(mayLeadElsewhere(text, allowed));
    }),
    { numRuns: cases(15_000) },
  );
});

it.each([
  'api.acme.example',
  'https://API.acme.example/a/path?q=1#f',
  'https://x.db.acme.example:8443/',
  '\\\\api.acme.example\\share\\folder',
  'reader@api.acme.example',
  'a value without any host',
  '/exports/daily',
  'ACME\\reader',
  'Größe',
  '100%',
])('%s is accepted', (text) => {
  expect(mayLeadElsewhere(text, allowed)).toBe(false);
});

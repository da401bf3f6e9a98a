import { expect, it } from 'vitest';
import { fetchAs } from '../../../src/machine/user-agent.ts';

it.each([
  ['names the program', {}, 'a-program/1.2.3'],
  ['keeps the name that a library gives itself', { 'User-Agent': 'a-library' }, 'a-library'],
])('a request %s and keeps everything else', async (_, own, named) => {
  let sent: RequestInit | undefined;
  const send = fetchAs('a-program/1.2.3', async (_url, init) => {
    sent = init;
    return new Response(null);
  });
  await send('https://platform.adobe.io', { method: 'POST', headers: { Accept: 'text/plain', ...own } });
  expect(sent?.method).toBe('POST');
  expect(Object.fromEntries(new Headers(sent?.headers))).toEqual({
    accept: 'text/plain',
    'user-agent': named,
  });
});

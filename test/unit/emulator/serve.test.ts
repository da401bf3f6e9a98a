import { afterEach, describe, expect, it } from 'vitest';
import { type ServedEmulator, serveEmulator } from '../../../src/emulator/emulator.ts';
import {
  connectionBody,
  flowRequest,
  formRequest,
  knownToken,
  platform,
  read,
} from '../../emulator/caller.ts';
import { createEmulator } from '../../emulator/emulator.ts';

const opened: ServedEmulator[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((served) => served.close()));
});

async function serve() {
  const emulator = createEmulator(knownToken);
  const served = await serveEmulator(emulator);
  opened.push(served);
  return { emulator, url: served.url };
}

function at(url: string, request: Request): Promise<Response> {
  return fetch(new Request(request.url.replace(new URL(platform).origin, url), request));
}

function create(url: string): Promise<Response> {
  return at(url, flowRequest('/connections', { body: connectionBody() }));
}

// `test/deep/serve.test.ts` covers failures.
describe('an emulator on a socket', () => {
  it('answers like the one in memory', async () => {
    const { emulator, url } = await serve();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const created = await read(await create(url));
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(
      `${url}/data/foundation/flowservice/connections/${created.json.id}`,
    );
    const listed = await read(await at(url, flowRequest('/connections')));
    expect(listed.json.items?.map(({ id }) => id)).toEqual([created.json.id]);
    const token = await fetch(formRequest(`${url}/oauth/v2/token`, { grant_type: 'none' }));
    expect(await token.json()).toEqual({ error: 'invalid_request' });
    const removal = flowRequest(`/connections/${created.json.id}`, { method: 'DELETE' });
    expect((await at(url, removal)).status).toBe(204);
    expect(emulator.requests.map(({ status }) => status)).toEqual([201, 200, 200, 204]);
  });

  it('does not change the global Request and Response', async () => {
    const globals = [Request, Response];
    await serve();
    expect([Request, Response]).toEqual(globals);
  });

  it('rejects if the port is in use', async () => {
    const { url } = await serve();
    const port = Number(new URL(url).port);
    await expect(serveEmulator(createEmulator(), { port })).rejects.toThrow('EADDRINUSE');
  });
});

import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/model/is-record.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type Emulator } from '../../emulator/emulator.ts';
import { fetchOf } from '../http/emulated-fetch.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

const SECRET = '8cb99d4e-f52b-4e0e-a6c3-f8a1d07be9a2';
const HALF = SECRET.slice(0, 18);
const DEMO = DEMO_ADOBE_CLIENT.clientSecret;
const ODD = 'odd \u009b31m\u202e\u200b name';
const URLS = ['http://127.0.0.1:1'].flatMap((url) => ['--platform-url', url, '--ims-url', url]);

const adobe = () =>
  createEmulator({
    adobeClients: [{ ...DEMO_ADOBE_CLIENT, clientSecret: SECRET }],
  });

/** Adobe with `text` in the answers to one kind of request. */
const saying = (
  emulator: Emulator,
  path: string,
  change: (json: Readonly<Record<string, unknown>>) => object,
) =>
  (async (url, init) => {
    const answer = await fetchOf(emulator)(url, init);
    if (!new URL(String(url)).pathname.includes(path)) return answer;
    const json: unknown = await answer.json();
    return Response.json(isRecord(json) ? change(json) : json);
  }) satisfies typeof fetch;

async function ask(args: readonly string[], fetch: typeof globalThis.fetch) {
  const { clientId, orgId } = DEMO_ADOBE_CLIENT;
  const environment = { ADOBE_CLIENT_ID: clientId, ADOBE_CLIENT_SECRET: SECRET, ADOBE_ORG_ID: orgId };
  const { output, error } = await runCli([...args, ...URLS, '--debug'], {
    fetch,
    environment,
  });
  return `${output}${error}`;
}

describe.each([[[]], [['--json']]])('with the flags %j', (more) => {
  it.each([HALF, SECRET.toUpperCase(), ODD])(
    'doctor does not show a sandbox with the name %j',
    async (text) => {
      const emulator = adobe();
      const name = text === ODD ? text : `s${text.toLowerCase()}`;
      const fetch = saying(emulator, '/sandbox-management', () => ({
        sandboxes: [{ name, title: text, state: text }],
      }));
      const printed = await ask(['doctor', ...more], fetch);
      expect(printed).toContain('sandboxes');
      expect(printed.toLowerCase()).not.toContain(HALF);
      expect(printed).not.toMatch(/[\u0080-\u009f\u202e\u200b]/);
    },
  );

  it.each([DEMO.slice(0, 18), DEMO.toUpperCase(), 'odd \u202e\u200b name'])(
    'sources does not show an auth spec with the name %j unchanged',
    async (text) => {
      const fetch = saying(createEmulator(), '/connectionSpecs/', () => ({
        items: [{ name: 'x', authSpec: [{ name: `more ${text}`, spec: {} }] }],
      }));
      const args = ['sources', 'zoho-crm', '--live', ...more, ...EMULATOR];
      const { output, error } = await runCli(args, { fetch });
      const printed = `${output}${error}`;
      expect(printed).toContain('offers the auth spec ');
      expect(printed.toLowerCase()).not.toContain(DEMO.slice(0, 18));
      expect(printed).not.toMatch(/[\u0080-\u009f\u202e\u200b]/);
    },
  );

  it.each([HALF, SECRET.toUpperCase()])('export leaves out a connection with the name %j', async (text) => {
    const emulator = adobe();
    emulator.seed({ sandbox: 'dev', name: 'Plain' });
    emulator.seed({ sandbox: 'dev', name: `Zoho ${text}` });
    emulator.seed({ sandbox: 'dev', name: 'Described', description: `It is ${text}` });
    const printed = await ask(['export', '--sandbox', 'dev', ...more], fetchOf(emulator));
    expect(printed).toContain('Plain');
    expect(printed.toLowerCase()).not.toContain(HALF);
  });
});

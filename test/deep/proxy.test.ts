import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutMasks } from '../../src/cli/demo.ts';
import { createWorkspace, inputsFor, repository, runAction } from '../dist/workspace.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { asLines, fiveEntries, fiveSecrets } from '../fixtures/examples.ts';
import { startTlsServices, type TlsProxy, type TlsServices } from './tls-proxy.ts';

interface Ended {
  readonly exitCode: number | null;
  /** Everything that the program printed. */
  readonly printed: string;
}

/** Applies `fiveEntries` with more environment variables and a timeout in seconds (default 30). */
type Program = (environment: Readonly<Record<string, string>>, seconds?: number) => Promise<Ended>;

/** A timeout in seconds that is enough for an immediate failure or a few retries. */
const NO_LONGER = 3;

/** Every built program, because each one must work with the same proxies. */
const programs: Readonly<Record<string, Program>> = {
  'the action': async (environment, seconds = 30) => {
    const { 'platform-url': _, 'ims-url': __, 'zoho-accounts-url': ___, ...inputs } = inputsFor('');
    const run = await runAction({
      workspace: await createWorkspace({ 'connections.yaml': fiveEntries }),
      inputs: { ...inputs, secrets: asLines(fiveSecrets), timeout: String(seconds) },
      environment: { RUNNER_DEBUG: '1', ...environment },
    });
    const printed = [withoutMasks(run.log), run.summary, run.outputFile].join('\n');
    return { exitCode: run.exitCode, printed };
  },
  'the command line': async (environment, seconds = 30) => {
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    const cwd = await createWorkspace({ 'connections.yaml': fiveEntries });
    const env = {
      PATH: process.env['PATH'],
      ADOBE_CLIENT_ID: clientId,
      ADOBE_CLIENT_SECRET: clientSecret,
      ADOBE_ORG_ID: orgId,
      ...fiveSecrets,
      ...environment,
    };
    const words = ['apply', '--yes', '--secrets-from-env', '--debug', '--settling-time', '0'];
    return new Promise((resolve) => {
      const program = join(repository, 'dist/cli/index.js');
      const child = execFile(
        process.execPath,
        [program, ...words, '--timeout', String(seconds)],
        { cwd, env },
        (_, stdout, stderr) => resolve({ exitCode: child.exitCode, printed: stdout + stderr }),
      );
    });
  },
};

const TO_ADOBE = ['CONNECT ims-na1.adobelogin.com:443', 'CONNECT platform.adobe.io:443'];
const TO_ZOHO = [
  'CONNECT accounts.zoho.com:443',
  'CONNECT accounts.zoho.eu:443',
  'CONNECT accounts.zoho.in:443',
];

/** Returns the distinct requests to the proxy in alphabetical order. */
const askedOf = (proxy: TlsProxy) => [...new Set(proxy.asked)].sort();

/** Expects a failure in which no secret left the process or was printed. */
function expectNothingSent(ended: Ended, services: TlsServices): void {
  expect(ended.exitCode).toBe(1);
  expect(services.emulator.requests).toEqual([]);
  for (const secret of [...Object.values(fiveSecrets), DEMO_ADOBE_CLIENT.clientSecret]) {
    expect(ended.printed).not.toContain(secret);
  }
}

/** Returns a URL with credentials in it. */
function withCredentials(url: string, credentials: string): string {
  return url.replace('//', `//${credentials}@`);
}

describe.each(Object.entries(programs))('%s behind a proxy', (_, start) => {
  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])(
    'sends requests to Adobe and Zoho through the proxy in %s',
    async (variable) => {
      const services = await startTlsServices();
      const proxy = await services.startProxy();

      const ended = await start({
        ...services.environment,
        [variable]: proxy.url,
        NODE_EXTRA_CA_CERTS: services.authorityFile,
      });

      expect(ended.printed).toContain('5 created');
      expect(ended.exitCode).toBe(0);
      expect(services.emulator.connections).toHaveLength(5);
      expect(askedOf(proxy)).toEqual([...TO_ZOHO, ...TO_ADOBE].sort());
      expect(services.connections.count).toBe(proxy.asked.length);
    },
  );

  it('uses TLS to an https proxy and trusts its certificate only with NODE_EXTRA_CA_CERTS', async () => {
    const services = await startTlsServices();
    const proxy = await services.startProxy({ secure: true });
    const environment = { ...services.environment, HTTPS_PROXY: proxy.url };

    const stranger = await start(environment);
    expectNothingSent(stranger, services);
    expect(stranger.printed).toMatch(/certificate is not trusted.*NODE_EXTRA_CA_CERTS/);
    expect(proxy.asked).toEqual([]);

    const friend = await start({ ...environment, NODE_EXTRA_CA_CERTS: services.authorityFile });
    expect(friend.exitCode).toBe(0);
    expect(askedOf(proxy)).toEqual([...TO_ZOHO, ...TO_ADOBE].sort());
  });

  it('bypasses the proxy for hosts in NO_PROXY', async () => {
    const services = await startTlsServices();
    const proxy = await services.startProxy();

    const ended = await start({
      ...services.environment,
      HTTPS_PROXY: proxy.url,
      NO_PROXY: 'adobe.io, .adobelogin.com,accounts.zoho.com:443',
      NODE_EXTRA_CA_CERTS: services.authorityFile,
    });

    expect(ended.exitCode).toBe(0);
    expect(services.emulator.connections).toHaveLength(5);
    expect(askedOf(proxy)).toEqual(['CONNECT accounts.zoho.eu:443', 'CONNECT accounts.zoho.in:443']);
  });

  it('sends the credentials in the URL of the proxy only to the proxy', async () => {
    const services = await startTlsServices();
    const proxy = await services.startProxy({ credentials: 'canary-user:canary p@ss' });

    const ended = await start({
      ...services.environment,
      HTTPS_PROXY: withCredentials(proxy.url, 'canary-user:canary%20p%40ss'),
      NODE_EXTRA_CA_CERTS: services.authorityFile,
    });

    expect(ended.exitCode).toBe(0);
    const expected = `Basic ${Buffer.from('canary-user:canary p@ss').toString('base64')}`;
    expect(new Set(proxy.authorizations)).toEqual(new Set([expected]));
    expect(ended.printed).not.toMatch(/canary-user|canary p@ss|canary%20p/);
    expect(ended.printed).not.toContain(expected.slice('Basic '.length));
    for (const { headers } of services.emulator.requests) {
      expect(Object.keys(headers)).not.toContain('proxy-authorization');
    }
  });

  it('reports that the proxy rejected the credentials, and does not retry', async () => {
    const services = await startTlsServices();
    const proxy = await services.startProxy({ credentials: 'user:right' });

    const ended = await start({
      ...services.environment,
      HTTPS_PROXY: withCredentials(proxy.url, 'canary-user:canary-wrong'),
      NODE_EXTRA_CA_CERTS: services.authorityFile,
    });

    expectNothingSent(ended, services);
    expect(ended.printed).toMatch(/nothing was sent: the proxy .*407.*HTTPS_PROXY/);
    expect(ended.printed).not.toContain('canary');
    expect(proxy.asked).toEqual(['CONNECT ims-na1.adobelogin.com:443']);
  });

  it.each([
    ['answers 403', { refusal: 403 }],
    ['answers 502', { refusal: 502 }],
    ['breaks every connection', { refusal: 'break' }],
  ] as const)(
    'reports the proxy as the cause when it %s, after a few attempts at most',
    async (_, options) => {
      const services = await startTlsServices();
      const proxy = await services.startProxy(options);

      const environment = {
        ...services.environment,
        HTTPS_PROXY: withCredentials(proxy.url, 'canary-user:canary-password'),
        NODE_EXTRA_CA_CERTS: services.authorityFile,
      };
      const ended = await start(environment, NO_LONGER);

      expectNothingSent(ended, services);
      expect(ended.printed).toMatch(/nothing was sent: the proxy /);
      expect(ended.printed).not.toContain('canary');
      expect(proxy.asked.length).toBeLessThanOrEqual(5);
    },
  );

  it('reports the proxy as the cause when it cannot be reached', async () => {
    const services = await startTlsServices();

    // No server listens on port 1.
    const HTTPS_PROXY = 'http://canary-user:canary@127.0.0.1:1';
    const ended = await start({ ...services.environment, HTTPS_PROXY }, NO_LONGER);

    expectNothingSent(ended, services);
    expect(ended.printed).toMatch(/nothing was sent: the proxy /);
    expect(ended.printed).not.toContain('canary');
  });

  it('fails only the connections whose Zoho host the proxy blocks, and names the host', async () => {
    const services = await startTlsServices();
    const proxy = await services.startProxy({ blocked: ['accounts.zoho.eu'] });

    const ended = await start({
      ...services.environment,
      HTTPS_PROXY: proxy.url,
      NODE_EXTRA_CA_CERTS: services.authorityFile,
    });

    expect(ended.exitCode).toBeGreaterThan(0);
    expect(ended.printed).toMatch(
      /Zoho \(accounts\.zoho\.eu\) gave no access token: nothing was sent: the proxy /,
    );
    expect(services.emulator.connections.map(({ name }) => name).sort()).toEqual([
      'Zoho CRM India',
      'Zoho CRM US',
      'Zoho CRM US',
    ]);
  });
});

describe.each(Object.entries(programs))('%s and the certificates of a private authority', (_, start) => {
  it('accepts them if NODE_EXTRA_CA_CERTS names the authority, even without a proxy', async () => {
    const services = await startTlsServices();
    const ended = await start({ ...services.environment, NODE_EXTRA_CA_CERTS: services.authorityFile });
    expect(ended.exitCode).toBe(0);
    expect(services.emulator.connections).toHaveLength(5);
  });

  it.each(['through a proxy', 'directly'])(
    'otherwise rejects them, %s, mentions NODE_EXTRA_CA_CERTS and sends nothing',
    async (way) => {
      const services = await startTlsServices();
      const proxy = await services.startProxy();

      const ended = await start({
        ...services.environment,
        ...(way === 'directly' ? {} : { HTTPS_PROXY: proxy.url }),
      });

      expectNothingSent(ended, services);
      expect(ended.printed).toContain(
        "nothing was sent: the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
      );
      // A retry would not help.
      expect(services.connections.count).toBe(1);
    },
  );

  it.each(['through a proxy', 'directly'])(
    'rejects them, %s, even if NODE_TLS_REJECT_UNAUTHORIZED tells Node to accept any',
    async (way) => {
      const services = await startTlsServices();
      const proxy = await services.startProxy();

      const ended = await start({
        ...services.environment,
        ...(way === 'directly' ? {} : { HTTPS_PROXY: proxy.url }),
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
      });

      expectNothingSent(ended, services);
      expect(ended.printed).toContain('NODE_EXTRA_CA_CERTS');
    },
  );
});

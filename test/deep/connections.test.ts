import { expect, it } from 'vitest';
import { manyConnectionsText, SECRETS } from '../bench/many-connections.ts';
import { createWorkspace, inputsFor, runAction } from '../dist/workspace.ts';
import { asLines } from '../fixtures/examples.ts';
import { startTlsServices } from './tls-proxy.ts';

const CONCURRENCY = 16;
const ENTRIES = 500;

it.each(['directly', 'through a proxy'])(
  'a thousand requests need one TLS handshake per concurrent request, not one per request: %s',
  async (way) => {
    const services = await startTlsServices();
    const proxy = await services.startProxy();
    const { 'platform-url': _, 'ims-url': __, 'zoho-accounts-url': ___, ...inputs } = inputsFor('');

    const run = await runAction({
      workspace: await createWorkspace({ 'connections.yaml': manyConnectionsText(ENTRIES) }),
      inputs: {
        ...inputs,
        secrets: asLines(SECRETS),
        concurrency: String(CONCURRENCY),
      },
      environment: {
        ...services.environment,
        NODE_EXTRA_CA_CERTS: services.authorityFile,
        ...(way === 'directly' ? {} : { HTTPS_PROXY: proxy.url }),
      },
    });

    expect(run.exitCode).toBe(0);
    const { requests } = services.emulator;
    expect(requests.length).toBeGreaterThan(2 * ENTRIES);
    // Adobe's identity service and Zoho need one connection each for a token.
    expect(services.connections.count).toBeLessThanOrEqual(CONCURRENCY + 2);
    expect(proxy.asked).toHaveLength(way === 'directly' ? 0 : services.connections.count);
  },
);

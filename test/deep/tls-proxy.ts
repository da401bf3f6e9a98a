import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createWorkspace, repository } from '../dist/workspace.ts';
import { createEmulator, type Emulator } from '../emulator/emulator.ts';
import { createAuthority } from './certificates.ts';

/** The hosts that a run with `fiveEntries` talks to. */
const HOSTS = [
  'platform.adobe.io',
  'ims-na1.adobelogin.com',
  'accounts.zoho.eu',
  'accounts.zoho.com',
  'accounts.zoho.in',
];

/** Adobe and Zoho under their own names, with certificates of a private authority. */
export interface TlsServices {
  readonly emulator: Emulator;
  /** The path of the authority's certificate, as `NODE_EXTRA_CA_CERTS` takes it. */
  readonly authorityFile: string;
  /** How many connections came, with or without a request. */
  readonly connections: { readonly count: number };
  /** For a process that is to find the services, and nothing else outside this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts a proxy that leads to the services; gone after the test. */
  readonly startProxy: (options?: ProxyOptions) => Promise<TlsProxy>;
}

export interface ProxyOptions {
  /** Whether the proxy itself is talked to by TLS, with a certificate for `localhost`. */
  readonly secure?: boolean;
  /** What every request to the proxy is answered with in place of a tunnel; `break` ends the connection. */
  readonly refusal?: number | 'break';
  /** `user:password`, without which nothing passes. */
  readonly credentials?: string;
  /** Hosts that get no tunnel, but a 403. */
  readonly blocked?: readonly string[];
}

export interface TlsProxy {
  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>`, without credentials. */
  readonly url: string;
  /** As `CONNECT platform.adobe.io:443`, one for each request to the proxy. */
  readonly asked: readonly string[];
  /** What was sent as `Proxy-Authorization`, one for each request to the proxy. */
  readonly authorizations: readonly (string | undefined)[];
}

/** Serves Adobe and Zoho by TLS on this machine, gone after the test. */
export async function startTlsServices(): Promise<TlsServices> {
  const authority = createAuthority();
  const emulator = createEmulator();
  const connections = { count: 0 };
  const { certificate: cert, key } = authority.issue(HOSTS);
  const listener = getRequestListener(emulator.fetch, { overrideGlobalObjects: false });
  const server = createHttpsServer({ cert, key }, (incoming, outgoing) => void listener(incoming, outgoing));
  server.on('connection', () => {
    connections.count++;
  });
  const port = await listen(server);
  const folder = await createWorkspace({ 'authority.pem': authority.certificate });
  const hostPorts = Object.fromEntries(HOSTS.map((host) => [`${host}:443`, port]));
  return {
    emulator,
    authorityFile: join(folder, 'authority.pem'),
    connections,
    environment: {
      NODE_OPTIONS: `--import=${pathToFileURL(join(repository, 'test/deep/only-this-machine.js'))}`,
      HOST_PORTS: JSON.stringify(hostPorts),
    },
    startProxy: async ({ secure = false, ...options } = {}) => {
      const { certificate, key } = authority.issue(['localhost']);
      const proxy = secure ? createHttpsServer({ cert: certificate, key }) : createHttpServer();
      const seen = answerAsProxy(proxy, port, options);
      const at = await listen(proxy);
      return { url: secure ? `https://localhost:${at}` : `http://127.0.0.1:${at}`, ...seen };
    },
  };
}

/** Has `proxy` make tunnels to `port`, and returns what it is asked. */
function answerAsProxy(
  proxy: Server,
  port: number,
  { refusal, credentials, blocked = [] }: ProxyOptions,
): Omit<TlsProxy, 'url'> {
  const asked: string[] = [];
  const authorizations: (string | undefined)[] = [];
  const expected =
    credentials === undefined ? undefined : `Basic ${Buffer.from(credentials).toString('base64')}`;
  const refusalOf = ({ method, url = '', headers }: IncomingMessage): number | 'break' | undefined => {
    asked.push(`${method} ${url}`);
    authorizations.push(headers['proxy-authorization']);
    if (refusal !== undefined) return refusal;
    if (expected !== undefined && headers['proxy-authorization'] !== expected) return 407;
    return blocked.some((host) => url === `${host}:443`) ? 403 : undefined;
  };
  proxy.on('request', (request, response) => {
    const refused = refusalOf(request) ?? 405;
    if (refused === 'break') request.socket.destroy();
    else response.writeHead(refused).end();
  });
  proxy.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    client.on('error', () => {});
    const refused = refusalOf(request);
    if (refused === 'break') return void client.destroy();
    if (refused !== undefined) {
      const challenge = refused === 407 ? 'Proxy-Authenticate: Basic realm="proxy"\r\n' : '';
      return void client.end(`HTTP/1.1 ${refused} Refused\r\n${challenge}Content-Length: 0\r\n\r\n`);
    }
    const service = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      service.write(head);
      client.pipe(service).pipe(client);
    });
    service.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => service.destroy());
  });
  return { asked, authorizations };
}

/** Starts `server` on a free port, which it returns, until the test is over. */
async function listen(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return port;
}

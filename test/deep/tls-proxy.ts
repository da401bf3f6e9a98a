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

/** The hosts that a run with `fiveEntries` calls. */
const HOSTS = [
  'platform.adobe.io',
  'ims-na1.adobelogin.com',
  'accounts.zoho.eu',
  'accounts.zoho.com',
  'accounts.zoho.in',
];

/** Servers with the host names of Adobe and Zoho and certificates of a private authority. */
export interface TlsServices {
  readonly emulator: Emulator;
  /** The path of the authority's certificate for `NODE_EXTRA_CA_CERTS`. */
  readonly authorityFile: string;
  /** The number of connections, with or without a request. */
  readonly connections: { readonly count: number };
  /** Environment variables with which a process reaches only the services and no other machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts a proxy to the services and stops it after the test. */
  readonly startProxy: (options?: ProxyOptions) => Promise<TlsProxy>;
}

export interface ProxyOptions {
  /** Whether clients connect to the proxy itself by TLS. Its certificate is for `localhost`. */
  readonly secure?: boolean;
  /** The status of every answer instead of a tunnel. `break` closes the connection. */
  readonly refusal?: number | 'break';
  /** The required credentials as `user:password`. */
  readonly credentials?: string;
  /** Hosts for which the proxy answers 403 instead of a tunnel. */
  readonly blocked?: readonly string[];
}

export interface TlsProxy {
  /** `http://127.0.0.1:<port>`, or `https://localhost:<port>`, without credentials. */
  readonly url: string;
  /** One line per request to the proxy, such as `CONNECT platform.adobe.io:443`. */
  readonly asked: readonly string[];
  /** The `Proxy-Authorization` header of each request to the proxy. */
  readonly authorizations: readonly (string | undefined)[];
}

/** Serves Adobe and Zoho by TLS on this machine until the test ends. */
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

/** Makes `proxy` open tunnels to `port`, and returns the requests that it gets. */
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

/** Starts `server` on a free port until the test ends. Returns the port. */
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

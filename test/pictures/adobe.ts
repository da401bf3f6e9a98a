import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import type { ConnectionSeed } from '../../src/emulator/stored-connection.ts';
import { createAuthority } from '../dist/certificates.ts';
import { createWorkspace, repository } from '../dist/workspace.ts';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { VirtualClock } from '../emulator/virtual-clock.ts';
import { fiveSecrets } from '../five-entries.ts';

/** Whom the runs talk to. */
const HOSTS = [
  'platform.adobe.io',
  'ims-na1.adobelogin.com',
  'accounts.zoho.eu',
  'accounts.zoho.com',
  'accounts.zoho.in',
];

/** Adobe and Zoho under their own names, so that no command and no output has to name an emulator. */
export interface Adobe {
  /** For a process that is to find them, and nothing else outside this machine. */
  readonly environment: Readonly<Record<string, string>>;
  readonly seed: (connection: ConnectionSeed) => void;
  /**
   * Returns a text with the ids that new connections got replaced by ones that are the same every time: which of several
   * creations arrives first is chance.
   */
  readonly withFixedIds: (text: string) => string;
  /** All that must not be in a picture, as it stands by now. */
  readonly secrets: () => readonly string[];
}

/** Serves Adobe and Zoho by TLS on this machine, gone after the test. */
export async function startAdobe(): Promise<Adobe> {
  const emulator = createEmulator({ clock: new VirtualClock(), random: randomFrom('pictures') });
  const authority = createAuthority();
  const { certificate: cert, key } = authority.issue(HOSTS);
  const listener = getRequestListener(emulator.fetch, { overrideGlobalObjects: false });
  const server = createServer({ cert, key }, (incoming, outgoing) => void listener(incoming, outgoing));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  const folder = await createWorkspace({ 'authority.pem': authority.certificate });
  return {
    environment: {
      NODE_OPTIONS: `--import=${pathToFileURL(join(repository, 'test/only-this-machine.js'))}`,
      NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
      HOST_PORTS: JSON.stringify(Object.fromEntries(HOSTS.map((host) => [`${host}:443`, port]))),
    },
    seed: (connection) => {
      emulator.seed({ ...connection, id: fixedId(connection) });
    },
    withFixedIds: (text) =>
      emulator.connections.reduce(
        (sofar, { id, sandboxName: sandbox, name }) => sofar.replaceAll(id, fixedId({ sandbox, name })),
        text,
      ),
    secrets: () => [...Object.values(fiveSecrets), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens],
  };
}

/** Numbers from 0 up to, not including, 1: the same for the same seed. */
function randomFrom(seed: string): () => number {
  let count = 0;
  return () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() / 2 ** 32;
}

/** A version 4 UUID that stays with the connection. */
function fixedId({ sandbox, name }: Pick<ConnectionSeed, 'sandbox' | 'name'>): string {
  const hex = createHash('sha256').update(`${sandbox} ${name}`).digest('hex');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
}

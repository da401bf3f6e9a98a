import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Emulator } from './emulator.ts';

/** An emulator on a port of this machine. */
export interface ServedEmulator {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Stops listening and breaks every connection that is open. */
  readonly close: () => Promise<void>;
}

/** Serves an emulator on 127.0.0.1; a free port unless one is given. Rejects when the port is taken. */
export async function serveEmulator(
  emulator: Pick<Emulator, 'fetch'>,
  { port = 0 }: { readonly port?: number } = {},
): Promise<ServedEmulator> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const response = await emulator.fetch(request);
      if (response.type !== 'error') return response;
      outgoing.socket?.destroy();
      return new Response(null);
    },
    // The adapter's faster Request and Response would otherwise replace the global ones.
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** The port in the address of a server. Throws when the server does not listen on a port. */
export function portOf(address: AddressInfo | string | null): number {
  if (address !== null && typeof address === 'object') return address.port;
  throw new Error('The server does not listen on a port.');
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { ServedEmulator } from '../../src/emulator/emulator.ts';
import type { Emulator } from './emulator.ts';

export type { ServedEmulator };

type Outgoing = Parameters<ReturnType<typeof getRequestListener>>[1];

/** Serves an emulator like the product does, with broken bodies and a port that closes for a while. */
export async function serveEmulator(
  emulator: Emulator,
  { port = 0 }: { readonly port?: number } = {},
): Promise<ServedEmulator> {
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const response = await emulator.fetch(request);
      if (emulator.refusesUntil > Date.now()) {
        void closeForAWhile();
        outgoing.setHeader('Connection', 'close');
      }
      if (response.type === 'error') {
        outgoing.socket?.destroy();
        return new Response(null);
      }
      return response.body === null ? response : new Response(breakable(response.body, outgoing), response);
    },
    // Otherwise, the adapter would replace the global Request and Response.
    { overrideGlobalObjects: false },
  );
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const listen = (at: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(at, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  await listen(port);
  const { port: own } = server.address() as AddressInfo;
  let isOver = false;

  /** Closes the port and idle connections while the emulator refuses connections. */
  async function closeForAWhile(): Promise<void> {
    if (!server.listening) return;
    server.close();
    server.closeIdleConnections();
    await sleep(emulator.refusesUntil - Date.now(), undefined, { ref: false });
    if (!isOver) await listen(own);
  }

  return {
    url: `http://127.0.0.1:${own}`,
    close: () =>
      new Promise((resolve, reject) => {
        isOver = true;
        if (server.listening) server.close((error) => (error ? reject(error) : resolve()));
        else resolve();
        server.closeAllConnections();
      }),
  };
}

/** Returns the same body, in which an error breaks the connection after the preceding bytes were sent. */
function breakable(body: ReadableStream<Uint8Array>, outgoing: Outgoing): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch {
          // The adapter reads a part of the body before it sends the headers.
          while (!outgoing.headersSent && !outgoing.destroyed) await setImmediate();
          outgoing.socket?.destroySoon();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

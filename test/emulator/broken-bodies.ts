import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../src/machine/clock.ts';

/** Sends the bytes and then breaks the connection. */
export function brokenBody(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  let sent = bytes.length === 0;
  return lazyStream(async (controller) => {
    if (sent) {
      await setImmediate();
      throw new TypeError('terminated');
    }
    sent = true;
    controller.enqueue(bytes);
  });
}

/** Sends the bytes and then endless white space. The event loop turns between two chunks. */
export function endlessBody(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  const filler = new Uint8Array(16_384).fill(0x20);
  let begun = false;
  return lazyStream(async (controller, stopped) => {
    await setImmediate();
    if (stopped.aborted) return;
    controller.enqueue(begun || bytes.length === 0 ? filler.slice() : bytes);
    begun = true;
  });
}

/** Sends the bytes one by one, each after `milliseconds`. */
export function tricklingBody(
  bytes: Uint8Array<ArrayBuffer>,
  milliseconds: number,
  clock: Clock,
): ReadableStream<Uint8Array> {
  let position = 0;
  return lazyStream(async (controller, stopped) => {
    if (position === bytes.length) return controller.close();
    await clock.sleep(milliseconds, stopped);
    if (stopped.aborted) return;
    controller.enqueue(bytes.slice(position, ++position));
  });
}

/** Returns a stream that produces nothing ahead of its reader and stops when the reader cancels. */
function lazyStream(
  pull: (controller: ReadableStreamDefaultController<Uint8Array>, stopped: AbortSignal) => Promise<void>,
): ReadableStream<Uint8Array> {
  const stop = new AbortController();
  return new ReadableStream<Uint8Array>(
    { pull: (controller) => pull(controller, stop.signal), cancel: () => stop.abort() },
    { highWaterMark: 0 },
  );
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';
import { manyConnectionsText } from './connections-text.ts';
import type { Bench, Figure, Row } from './figure.ts';
import { mediansOf } from './interleaved.ts';
import { inputsFor, runAction, runToEnd } from './processes.ts';

/** Milliseconds that the emulator lets pass before it carries a request out. */
export const LATENCY_MS = 50;

/** Items of a page of Flow Service. */
const PAGE_SIZE = 100;

/** How long it takes to create connections, as far as that is not the network's time. */
export async function measureWallTime(bench: Bench): Promise<Figure> {
  const rows: Row[] = [];
  for (const { count, times } of bench.short ? SHORT : WHOLE) {
    await writeFile(join(bench.folder, 'connections.yaml'), manyConnectionsText(count));
    for (const concurrency of [1, 4, 16]) {
      const { action, bare } = await mediansOf(times, {
        action: () => timeCreations(count, (url) => runTheAction(bench, url, concurrency)),
        bare: () => timeCreations(count, (url) => runBareClient(url, count, concurrency)),
      });
      const rounds = roundsFor(count, concurrency);
      const least = rounds * LATENCY_MS;
      rows.push({
        what: `${count} ${count === 1 ? 'creation' : 'creations'}, concurrency ${concurrency}`,
        unit: 'milliseconds',
        measured: action,
        against: bare,
        ...(count < BOUND_FROM ? {} : { bound: 1.15 }),
        detail: `${rounds} × ${LATENCY_MS} ms alone: ${least.toLocaleString('en-GB')} ms (${(action / least).toFixed(2)})`,
      });
    }
  }
  return {
    title: 'Wall time of creations',
    note: `The built action, from the start of its process to the end, creates and tests connections at an emulator on a socket that answers after ${LATENCY_MS} ms: against test/bench/bare-client.ts, which sends the same requests, in the same order and as many at once, and does nothing else. Beside it what the ${LATENCY_MS} ms alone come to, since neither the emulator nor a socket takes no time: one after another Adobe's token, the first listing, the look-up of the source and Zoho's token; then the creations, as many at once as the input \`concurrency\` lets; the second listing, page by page; and the tests, likewise.`,
    rows,
  };
}

/** The start of a process is not to count: from here on it is a small part. */
const BOUND_FROM = 100;

const WHOLE = [
  { count: 1, times: 5 },
  { count: 10, times: 5 },
  { count: 100, times: 3 },
  { count: 1_000, times: 1 },
] as const;

const SHORT = [
  { count: 1, times: 3 },
  { count: 100, times: 1 },
] as const;

/** How many times the latency has to pass, one after another. */
function roundsFor(count: number, concurrency: number): number {
  const beforeCreations = 4;
  const side = Math.ceil(count / concurrency);
  const secondListing = Math.ceil(count / PAGE_SIZE);
  return beforeCreations + side + secondListing + side;
}

function runTheAction(bench: Bench, url: string, concurrency: number) {
  return runAction(bench, { ...inputsFor(url), mode: 'apply', concurrency: String(concurrency) });
}

function runBareClient(url: string, count: number, concurrency: number) {
  const program = fileURLToPath(new URL('bare-client.js', import.meta.url));
  return runToEnd(process.execPath, [program], {
    URL: url,
    COUNT: String(count),
    CONCURRENCY: String(concurrency),
    CLIENT_ID: DEMO_ADOBE_CLIENT.clientId,
    CLIENT_SECRET: DEMO_ADOBE_CLIENT.clientSecret,
    ORG_ID: DEMO_ADOBE_CLIENT.orgId,
  });
}

/** Lets a program create so many connections at an emulator of its own. Returns how many milliseconds that took. */
async function timeCreations(
  count: number,
  run: (url: string) => Promise<{ readonly milliseconds: number }>,
): Promise<number> {
  const emulator = createEmulator({ latency: LATENCY_MS });
  const served = await serveEmulator(emulator);
  try {
    const { milliseconds } = await run(served.url);
    const [made, sent] = [emulator.connections.length, emulator.requests.length];
    const toSend = 4 + count + Math.ceil(count / PAGE_SIZE) + count;
    if (made !== count || sent !== toSend)
      throw new Error(`${made} connections were created by ${sent} requests, not ${count} by ${toSend}`);
    return milliseconds;
  } finally {
    await served.close();
  }
}

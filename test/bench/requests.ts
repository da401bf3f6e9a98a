import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmulator } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';
import {
  countRequests,
  REQUEST_CASES,
  REQUEST_KINDS,
  type RequestCase,
  type RequestCounts,
} from '../stories/request-cases.ts';
import type { Bench, Figure, Row } from './figure.ts';
import { inputsFor, runAction } from './processes.ts';

/** How many requests a run sends, and what for. */
export async function measureRequests(bench: Bench): Promise<Figure> {
  const rows: Row[] = [];
  for (const each of REQUEST_CASES) {
    const counts = await requestsOf(each, bench);
    const isSameInParts = words(counts) === words(each.takes);
    rows.push({
      what: each.what,
      unit: 'requests',
      measured: total(counts),
      against: total(each.takes),
      bound: 'exactly',
      isSameInParts,
      detail: isSameInParts ? words(counts) : `${words(counts)}; it was to be ${words(each.takes)}`,
    });
  }
  return {
    title: 'Requests',
    note: 'What the built action sends in a whole run, against the requests that such a run takes: no more, and no fewer.',
    rows,
  };
}

async function requestsOf(
  { file, secrets, existing, emulator: options, settings }: RequestCase,
  bench: Bench,
): Promise<RequestCounts> {
  const { mode, onDrift, rotate, allowDelete, verify } = settings;
  const emulator = createEmulator(options);
  for (const connection of existing) emulator.seed(connection);
  await writeFile(join(bench.folder, 'connections.yaml'), file);
  const served = await serveEmulator(emulator);
  try {
    await runAction(bench, {
      ...inputsFor(served.url),
      secrets,
      mode,
      ...(onDrift === undefined ? {} : { 'on-drift': onDrift }),
      ...(rotate === undefined ? {} : { rotate: String(rotate) }),
      ...(allowDelete === undefined ? {} : { 'allow-delete': String(allowDelete) }),
      ...(verify === undefined ? {} : { verify }),
    });
    return countRequests(emulator.requests);
  } finally {
    await served.close();
  }
}

function total(counts: RequestCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function words(counts: RequestCounts): string {
  const parts = REQUEST_KINDS.filter((kind) => counts[kind] !== undefined).map((kind) =>
    counts[kind] === 1 ? kind : `${counts[kind]} × ${kind}`,
  );
  return parts.length === 0 ? 'none' : parts.join(', ');
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { expect, it } from 'vitest';
import { seededRandom } from '../emulator/seeded-random.ts';
import { FIXED_ID, type Received, SECRETS, SNAPSHOT_CASES, type SnapshotCase } from './snapshot-cases.ts';
import { createWorkspace, inputsFor, repository, runAction, startEmulator } from './workspace.ts';

/** The number of concurrent runs. A run mostly consists of the start of a process. */
const AT_ONCE = 4;

/** The headers that matter to a server. Headers that only describe the client are left out. */
const HEADERS = [
  'authorization',
  'x-api-key',
  'x-gw-ims-org-id',
  'x-sandbox-name',
  'accept',
  'content-type',
  'if-match',
];

/** The id that Adobe gave to the connection spec of Zoho CRM. */
const SPEC_ID = '929e4450-0237-4ed2-9404-b7e1e0a00309';

/** Patterns of the values that the emulator generates, by their names in the snapshot. */
const MADE_UP = {
  id: /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
  etag: /\b[0-9a-f]{4}-[0-9a-f]{4}-0000-0000-[0-9a-f]{12}\b/g,
  'zoho-token': /\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b/g,
};

/**
 * The snapshot contains the requests, exit codes and outputs of every kind of run. A change to it is a change for
 * users of the action. Make it with `vitest run test/dist/snapshot.test.ts -u`, and review it.
 */
it('the requests, exit codes and outputs of the built action match the snapshot', {
  timeout: 120_000,
}, async () => {
  const tasks = [...SNAPSHOT_CASES.map((each) => () => record(each)), recordDemo];
  const records: unknown[] = [];
  const queue = tasks.entries();
  const worker = async () => {
    for (const [index, task] of queue) records[index] = withNumbers(await task());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await expect(`${JSON.stringify(records, null, 2)}\n`).toMatchFileSnapshot('snapshot.json');
});

async function record(each: SnapshotCase): Promise<object> {
  const { name, file, inputs, emulator: options, seed, looksAgain = false } = each;
  // Fixed random numbers keep the order of values that are sorted by generated ids.
  const emulator = await startEmulator({ random: seededRandom(), ...options });
  seed?.(emulator);
  const workspace = await createWorkspace(file === undefined ? {} : { 'connections.yaml': file });
  const run = await runAction({
    workspace,
    inputs: { ...inputsFor(emulator.url), secrets: SECRETS, concurrency: '1', ...inputs },
  });
  const requests = emulator.requests.map(shownRequest);
  return {
    case: name,
    exitCode: run.exitCode,
    outputs: sorted(Object.fromEntries(run.outputs)),
    requests: looksAgain
      ? requests.filter((one, index) => !isDeepStrictEqual(one, requests[index - 1]))
      : requests,
  };
}

function shownRequest({ method, url, headers, body }: Received): object {
  const { pathname, search } = new URL(url);
  return {
    request: `${method} ${pathname}${search}`,
    headers: Object.fromEntries(HEADERS.flatMap((header) => shownHeader(header, headers[header]))),
    ...(body === undefined ? {} : { body: sorted(parsedBody(body, headers['content-type'])) }),
  };
}

/** Returns the outputs of both runs of the demo as the demo prints them. */
async function recordDemo(): Promise<object> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(repository, 'dist/cli/index.js'), 'demo'],
    { env: { PATH: process.env['PATH'] } },
  );
  const blocks = stdout.matchAll(/^--- outputs ---\n([\s\S]*?)\n\n--- job summary ---$/gm);
  return { case: 'demo', runs: [...blocks].map(([, lines = '']) => ({ outputs: lines.split('\n') })) };
}

function shownHeader(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  return [[name, name === 'authorization' ? value.replace(/^Bearer \S+$/, 'Bearer ***') : value]];
}

function parsedBody(body: string, contentType = ''): unknown {
  return contentType.startsWith('application/x-www-form-urlencoded')
    ? Object.fromEntries(new URLSearchParams(body))
    : JSON.parse(body);
}

/** Returns the value with sorted object members, because the order in which they are sent does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

/** Returns the record with generated values replaced by numbers, in the order of appearance. */
function withNumbers(whole: object): unknown {
  let text = JSON.stringify(whole);
  for (const [kind, pattern] of Object.entries(MADE_UP)) {
    const seen: string[] = [];
    text = text.replaceAll(pattern, (found) => {
      if (found === SPEC_ID || FIXED_ID.test(found)) return found;
      if (!seen.includes(found)) seen.push(found);
      return `<${kind} ${seen.indexOf(found) + 1}>`;
    });
  }
  return JSON.parse(text);
}

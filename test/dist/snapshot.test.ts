import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { expect, it } from 'vitest';
import { seededRandom } from '../emulator/seeded-random.ts';
import { FIXED_ID, type Received, SECRETS, SNAPSHOT_CASES, type SnapshotCase } from './snapshot-cases.ts';
import { createWorkspace, inputsFor, repository, runAction, startEmulator } from './workspace.ts';

/** Runs that go on side by side: each is mostly the start of a process. */
const AT_ONCE = 4;

/** What a server goes by. What only describes the client is left out. */
const HEADERS = [
  'authorization',
  'x-api-key',
  'x-gw-ims-org-id',
  'x-sandbox-name',
  'accept',
  'content-type',
  'if-match',
];

/** The id of Zoho's connection spec, which Adobe gave it. */
const SPEC_ID = '929e4450-0237-4ed2-9404-b7e1e0a00309';

/** What the emulator makes up, by what it is called in the snapshot. */
const MADE_UP = {
  id: /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
  etag: /\b[0-9a-f]{4}-[0-9a-f]{4}-0000-0000-[0-9a-f]{12}\b/g,
  'zoho-token': /\b1000\.[0-9a-f]{32}\.[0-9a-f]{32}\b/g,
};

/**
 * What the built action sends, how it ends and what it hands on, in every kind of run. A change of this snapshot is a
 * change for those who use the action: it is made with `vitest run test/dist/snapshot.test.ts -u`, and reviewed.
 */
it('sends, ends and hands on what it always has', { timeout: 120_000 }, async () => {
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
  // What is sorted by an id that was made up is sorted the same way each time.
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

/** The outputs of both runs of the demo, as it prints them. */
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

/** The same value with the members of its objects in order: nobody goes by the order in which they are sent. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

/** The same record with numbers, in the order of appearance, for all that was made up. */
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

// Measures the built action and prints a Markdown table for docs/performance.md. Both sides of each ratio are measured
// alternately, so that the load of the machine affects both. Nothing here passes or fails. The times are for people.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEmulator, type Emulator, serveEmulator } from '../../src/emulator/emulator.ts';
import { DEMO_ADOBE_CLIENT } from '../../src/emulator/stored-connection.ts';
import { numbered } from '../../src/report/statuses.ts';
import { createEmulator as createFaultyEmulator } from '../emulator/emulator.ts';
import type { Fault } from '../emulator/faults.ts';
import { existingConnections, manyConnections, manyConnectionsText, SECRETS } from './many-connections.ts';

// The compiled file is three folders below the repository.
const repository = fileURLToPath(new URL('../../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const config = join(folder, 'connections.yaml');
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
});
const quick = values.quick === true;

/** The latency of the emulator in milliseconds. */
const LATENCY_MS = 50;

type Variables = Readonly<Record<string, string>>;

/** Runs a program and returns its duration in milliseconds. Rejects with its output if it fails. */
async function timeOf(
  command: string,
  args: readonly string[],
  environment: Variables = {},
): Promise<number> {
  const begun = performance.now();
  const child = spawn(command, args, { env: { PATH: process.env['PATH'], ...environment } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const exitCode = await new Promise<number | null>((done, failed) => {
    child.on('error', failed).on('close', done);
  });
  if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${exitCode}:\n${output}`);
  return performance.now() - begun;
}

/** Runs the built action like GitHub's runner. `inputs` have the names of `action.yml`. */
async function timeOfAction(inputs: Variables, environment: Variables = {}): Promise<number> {
  const [output, summary] = [join(folder, 'output'), join(folder, 'summary')];
  await Promise.all([writeFile(output, ''), writeFile(summary, '')]);
  return timeOf(process.execPath, [join(repository, 'dist/index.js')], {
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...environmentOf(inputs),
    ...environment,
  });
}

/** Returns the environment variables with which the runner passes inputs to an action. */
function environmentOf(inputs: Variables): Variables {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function inputsFor(url: string, mode: string): Variables {
  return {
    // Otherwise, the listing after the creations would add up to five seconds to any run.
    'settling-time': '0',
    mode,
    'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
    'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
    'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
    'platform-url': url,
    'ims-url': url,
    'zoho-accounts-url': url,
    secrets: Object.entries(SECRETS)
      .map((pair) => pair.join('='))
      .join('\n'),
  };
}

/** Measures both alternately and returns the median of each. */
async function medians(times: number, a: () => Promise<number>, b: () => Promise<number>) {
  const found: { readonly a: number[]; readonly b: number[] } = { a: [], b: [] };
  for (let round = 0; round < (quick ? 1 : times); round++) {
    found.a.push(await a());
    found.b.push(await b());
  }
  const median = (values: readonly number[]) =>
    values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;
  return { measured: median(found.a), against: median(found.b) };
}

function print(what: string, unit: string, measured: number, against: number, note = ''): void {
  const [left, right] = [measured, against].map(
    (value) => `${Math.round(value).toLocaleString('en-GB')} ${unit}`,
  );
  process.stdout.write(`| ${what} | ${left} | ${right} | ${(measured / against).toFixed(2)} | ${note} |\n`);
}

/** Measures the start: a run that waits for nothing, compared with a Node process that does nothing. */
async function startUp(): Promise<void> {
  await writeFile(config, manyConnectionsText(3));
  const node = () => timeOf(process.execPath, ['-e', '0']);
  const programs = {
    'action: validate 3 entries': () => timeOfAction({ mode: 'validate' }),
    'command line: validate 3 entries': () =>
      timeOf(process.execPath, [join(repository, 'dist/cli/index.js'), 'validate', config]),
  };
  for (const [what, program] of Object.entries(programs)) {
    await medians(1, program, node); // The first run reads files from the disk.
    const { measured, against } = await medians(25, program, node);
    print(what, 'ms', measured, against, '`node -e 0`');
  }
}

/** Lets a program create `count` connections at its own emulator. Returns the milliseconds. */
function timeCreations(count: number, program: (url: string) => Promise<number>): Promise<number> {
  return timeAt(createEmulator({ latency: LATENCY_MS }), count, program);
}

async function timeAt(
  emulator: Pick<Emulator, 'fetch' | 'store'>,
  count: number,
  program: (url: string) => Promise<number>,
): Promise<number> {
  const served = await serveEmulator(emulator);
  try {
    const milliseconds = await program(served.url);
    if (emulator.store.connections.length !== count)
      throw new Error(`${emulator.store.connections.length} connections were created instead of ${count}`);
    return milliseconds;
  } finally {
    await served.close();
  }
}

/** Measures the wall time of creations, compared with a client that only sends the same requests. */
async function wallTime(): Promise<void> {
  const bareClient = fileURLToPath(new URL('bare-client.js', import.meta.url));
  const sizes: readonly (readonly [number, number])[] = quick
    ? [[10, 1]]
    : [
        [1, 5],
        [10, 5],
        [100, 3],
        [1_000, 1],
      ];
  for (const [count, times] of sizes) {
    await writeFile(config, manyConnectionsText(count));
    for (const concurrency of ['1', '4']) {
      const { measured, against } = await medians(
        times,
        () => timeCreations(count, (url) => timeOfAction({ ...inputsFor(url, 'apply'), concurrency })),
        () =>
          timeCreations(count, (url) =>
            timeOf(process.execPath, [bareClient], {
              URL: url,
              COUNT: String(count),
              CONCURRENCY: concurrency,
            }),
          ),
      );
      print(
        `${numbered(count, 'creation')}, concurrency ${concurrency}`,
        'ms',
        measured,
        against,
        'bare client',
      );
    }
  }
}

interface Measured {
  readonly milliseconds: number;
  /** The percentage of throttled requests. */
  readonly throttled: number;
}

/** Measures all alternately and returns the median round of each. */
async function inTurns(rounds: number, measures: readonly (() => Promise<Measured>)[]): Promise<Measured[]> {
  const found: Measured[][] = measures.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, measure] of measures.entries()) found[index]?.push(await measure());
  return found.flatMap((each) => {
    const sorted = each.toSorted((a, b) => a.milliseconds - b.milliseconds);
    return sorted.slice(Math.floor(rounds / 2)).slice(0, 1);
  });
}

/** The faults of the services in `paces`. */
const SERVICES: Readonly<Record<string, readonly Fault[]>> = {
  'takes any number': [],
  'throttles above 8 at once': [{ path: /flowservice/, above: 8, effect: { kind: 'answer', status: 429 } }],
  'throttles 5 % at random': [
    { path: /flowservice/, probability: 0.05, effect: { kind: 'answer', status: 429 } },
  ],
};

/**
 * Measures the wall time of creations with the default inputs, compared with the same program with a fixed concurrency
 * and with a script of curl and jq that follows Adobe's tutorial, one request at a time.
 */
async function paces(latency: number, counts: readonly number[]): Promise<void> {
  const pacedAction = join(repository, 'build/paced-action/index.js');
  process.stdout.write(`
| service | each request | creations | default inputs | : fixed 4 | : fixed 8 | : fixed 16 | : script | throttled | with fixed 16 |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
`);
  for (const [service, faults] of Object.entries(SERVICES)) {
    for (const count of counts) {
      // If eight concurrent requests are too many, sixteen take ten times as long.
      if (faults.length > 0 && count > 100) continue;
      await writeFile(config, JSON.stringify(manyConnections(count))); // JSON is YAML for the action, and jq reads it too.
      const measure = async (program: (url: string) => Promise<number>): Promise<Measured> => {
        const emulator = createFaultyEmulator({ latency, faults });
        const milliseconds = await timeAt(emulator, count, program);
        const throttled = emulator.requests.filter(({ status }) => status === 429).length;
        return { milliseconds, throttled: (100 * throttled) / emulator.requests.length };
      };
      const action = (pace: string, environment: Variables = {}) =>
        measure((url) => {
          const inputs = environmentOf({ ...inputsFor(url, 'apply'), config, ...environment });
          return timeOf(process.execPath, [pacedAction], { ...inputs, PACE: pace });
        });
      const fixed = ['4', '8', '16'].map((concurrency) => () => action('fixed', { concurrency }));
      // A limit never affects the script, which sends one request at a time, and a random 429 ends it.
      const script = faults.length === 0 ? [() => measure(timeOfScript)] : [];
      const rounds = quick || count * latency > 5_000 ? 1 : 3;
      const [adaptive, ...others] = await inTurns(rounds, [() => action('adaptive'), ...fixed, ...script]);
      if (adaptive === undefined) return;
      const ratios = others.map(({ milliseconds }) => (adaptive.milliseconds / milliseconds).toFixed(2));
      const cells = [
        service,
        `${latency} ms`,
        count.toLocaleString('en-GB'),
        `${Math.round(adaptive.milliseconds).toLocaleString('en-GB')} ms`,
        ...ratios,
        ...(faults.length === 0 ? [] : ['–']),
        `${adaptive.throttled.toFixed(1)} %`,
        `${others[2]?.throttled.toFixed(1)} %`,
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  }
}

const pace = () => paces(LATENCY_MS, quick ? [10] : [1, 10, 100, 1_000]);
const paceSlow = () => paces(10 * LATENCY_MS, quick ? [] : [1, 10, 100, 1_000]);

function timeOfScript(url: string): Promise<number> {
  const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
  const account = { ADOBE_CLIENT_ID: clientId, ADOBE_CLIENT_SECRET: clientSecret, ADOBE_ORG_ID: orgId };
  const urls = { PLATFORM_URL: url, IMS_URL: url, ZOHO_URL: url };
  const script = join(repository, 'test/bench/tutorial.sh');
  return timeOf('bash', [script, config], { ...urls, ...account, ...SECRETS });
}

/** A module that writes the CPU time in milliseconds and the peak memory in megabytes to a file when Node exits. */
const NOTE_USAGE = `import { writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage = { cpu: (user + system) / 1_000, memory: process.resourceUsage().maxRSS / 1_024 };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});`;

/** Measures CPU time per entry and peak memory of a large file, compared with a small one. */
async function scale(): Promise<void> {
  const usageFile = join(folder, 'usage.json');
  const environment = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NOTE_USAGE)}`,
    USAGE_FILE: usageFile,
  };
  for (const mode of ['validate', 'plan']) {
    const usageOf = async (entries: number) => {
      const emulator = createEmulator();
      if (mode === 'plan') for (const each of existingConnections(entries * 5)) emulator.store.seed(each);
      const served = await serveEmulator(emulator);
      await writeFile(config, manyConnectionsText(entries));
      await timeOfAction(inputsFor(served.url, mode), environment);
      await served.close();
      return JSON.parse(await readFile(usageFile, 'utf8'));
    };
    const memory: number[] = [];
    const perEntry = async (entries: number) => {
      const [many, one] = [await usageOf(entries), await usageOf(1)];
      memory.push(many.memory);
      return ((many.cpu - one.cpu) / entries) * 1_000;
    };
    const large = mode === 'plan' ? '4,000 entries, 20,000 exist' : '4,000 entries';
    const { measured, against } = await medians(
      5,
      () => perEntry(4_000),
      () => perEntry(400),
    );
    print(`${mode} ${large}: CPU time per entry`, 'µs', measured, against, '400 entries');
    print(`${mode} ${large}: peak memory`, 'MB', Math.max(...memory), Math.min(...memory), '400 entries');
  }
}

try {
  process.stdout.write(
    '| what | measured | against | ratio | against what |\n| --- | ---: | ---: | ---: | --- |\n',
  );
  for (const measure of [startUp, wallTime, scale, pace, paceSlow])
    if (positionals.length === 0 || positionals.includes(measure.name)) await measure();
  const machine = `Node ${process.version}, ${process.platform}, ${availableParallelism()} cores`;
  process.stdout.write(`\n${machine}; an emulator that answers after ${LATENCY_MS} ms; medians.\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

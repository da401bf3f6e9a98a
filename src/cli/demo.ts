import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readConnectionsFile } from '../config/connections-file.ts';
import { createEmulator, type Emulator, serveEmulator } from '../emulator/emulator.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/stored-connection.ts';
import { referencesOf } from '../model/entry.ts';
import { code, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { visible } from '../model/visible.ts';
import { EMULATED } from '../options/options.ts';
import { parseText, wholeNumber } from '../options/parsers.ts';
import { parseOption } from '../options/read-options.ts';
import { MIN_SECRET_LENGTH } from '../secrets/secret-matcher.ts';
import { EXIT } from './exit-code.ts';
import { readExample } from './files.ts';
import { literalsIn } from './first-workflow.ts';
import { printJson } from './problem-text.ts';
import { print, printError, type Terminal } from './terminal.ts';

/**
 * Runs the built action twice on an example, against an emulator. Returns `EXIT.failed` if a run has an unexpected
 * result.
 */
export async function demo({ output, cancel, home }: Terminal): Promise<number> {
  const example = new TextEncoder().encode(await readExample(home, 'connections.yaml', 'demo'));
  const { entries } = readConnectionsFile(example, 'connections.yaml');
  const secrets = new Map(
    referencesOf(entries).map(({ name, description }) => {
      // The form of an id is checked even when the id is in a secret.
      const isId = description !== undefined && !description.secret;
      return [name, isId ? String(description.example) : `1000.demo-value-of-${name}`];
    }),
  );
  const emulator = createEmulator();
  const [, existing] = entries;
  if (existing !== undefined) {
    const { sandbox, name, auth } = existing;
    emulator.store.seed({ sandbox, name, auth: { params: literalsIn(auth) } });
  }
  const served = await serveEmulator(emulator);
  const inputs = {
    config: 'examples/connections.yaml',
    mode: 'apply',
    // The emulator's listings do not lag, and there are no other clients.
    'settling-time': '0',
    secrets: [...secrets].map(([name, value]) => `${name}=${value}\n`).join(''),
    'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
    'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
    'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
    ...Object.fromEntries(EMULATED.map((name) => [name, served.url])),
  };
  output.write(`The built action on examples/connections.yaml, against an emulator of Adobe and the sources on this machine.
The file declares ${entries.length} connections in two sandboxes. One of them already exists.
`);
  const runs: ActionRun[] = [];
  try {
    for (const title of ['First run', 'Second run: nothing left to do']) {
      const run = await runBuiltAction({ repository: home, workspace: home, inputs });
      if (cancel.aborted) return EXIT.cancelled;
      output.write(shown(title, run));
      runs.push(run);
    }
  } finally {
    await served.close();
  }
  const [first, second] = runs.map(({ outputs }) => outputs);
  const creations = emulator.requests.filter((each) => /^POST .*\/connections$/.test(each)).length;
  const hidden = [...secrets.values(), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens];
  const printed = runs.map(({ log, summary, outputFile }) => `${withoutMasks(log)}${summary}${outputFile}`);
  const checks: readonly (readonly [isRight: boolean, otherwise: string])[] = [
    [runs.every(({ exitCode }) => exitCode === 0), 'a run ended with an exit code other than 0'],
    [first?.get('created') === '4', 'the first run did not create four connections'],
    [second?.get('result') === 'in-sync', 'the second run found changes to make'],
    [creations === 4, `the runs sent ${creations} creations, not 4`],
    [first?.get('ids') === second?.get('ids'), 'the runs returned different ids'],
    [!hidden.some((secret) => printed.some((each) => each.includes(secret))), 'a secret was printed'],
  ];
  const failures = checks.filter(([isRight]) => !isRight);
  for (const [, otherwise] of failures) output.write(`FAILED: ${otherwise}\n`);
  if (failures.length > 0) return EXIT.failed;
  output.write(
    '\nOK: 4 created, 1 already there; second run: no changes. Next: the quick start in README.md\n',
  );
  return EXIT.done;
}

/** Returns the output of a run, without debug messages. */
function shown(title: string, { log, outputs, summary }: ActionRun): string {
  const lines = [...outputs].map((output) => output.join(' = ')).join('\n');
  const visible = withoutMasks(log).replaceAll(/^::debug::.*\n/gm, '');
  return `\n=== ${title} ===\n\n--- log ---\n${visible}\n--- outputs ---\n${lines}\n\n--- job summary ---\n${summary}\n`;
}

export interface EmulatorFlags {
  readonly port: string;
  readonly latency: string;
  readonly listingLag: string;
  readonly sandbox: readonly string[];
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * Serves the emulator on this machine until the command is cancelled. Returns the exit code. Throws a ProblemError for
 * an invalid flag.
 */
export async function emulate(flags: EmulatorFlags, terminal: Terminal): Promise<number> {
  const { sandbox: sandboxes, json, verbose } = flags;
  const numberOf = (flag: 'port' | 'latency' | 'listing-lag', text: string, max: number) =>
    parseText([code(`--${flag}`)], wholeNumber(0, max), text);
  for (const name of sandboxes) parseOption('sandbox', name);
  const latency = numberOf('latency', flags.latency, 3_600_000);
  const listingLag = numberOf('listing-lag', flags.listingLag, 3_600_000);
  const port = numberOf('port', flags.port, 65_535);
  const emulator = createEmulator({ sandboxes, latency, listingLag });
  const answering = verbose === true ? logged(emulator, terminal) : emulator;
  const served = await serveEmulator(answering, { port }).catch((cause: unknown) => {
    const message = msg`port ${port} is in use, or cannot be opened`;
    const fix = msg`choose another ${code('--port')}, or 0 for a free one`;
    throw new ProblemError({ code: 'input-invalid', message, fix }, { cause });
  });
  const { url } = served;
  if (json === true) {
    printJson('emulator', { url, ...DEMO_ADOBE_CLIENT, sandboxes, problems: [] }, terminal);
  } else {
    print(terminal, url);
    printError(terminal, hintsFor(url, sandboxes));
  }
  if (!terminal.cancel.aborted) await once(terminal.cancel, 'abort');
  await served.close();
  printError(terminal, `${emulator.requests.length} requests were answered.`);
  return EXIT.done;
}

/**
 * Returns the emulator with one line per request on the standard error. The line has no body, and only the sandbox
 * header.
 */
function logged({ fetch }: Pick<Emulator, 'fetch'>, terminal: Terminal): Pick<Emulator, 'fetch'> {
  const { clock } = terminal;
  return {
    fetch: async (request) => {
      const begun = clock.elapsed();
      const response = await fetch(request);
      const { pathname, search } = new URL(request.url);
      const sandbox = request.headers.get('x-sandbox-name') ?? '-';
      const status = response.type === 'error' ? 'gone' : response.status;
      const line = `${request.method} ${pathname}${search} ${sandbox} ${status} ${Math.round(clock.elapsed() - begun)} ms`;
      printError(terminal, visible(line));
      return response;
    },
  };
}

function hintsFor(url: string, sandboxes: readonly string[]): string {
  return `
Adobe and the sources, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.
It accepts the Adobe credential below and no other, and any values as the secrets of
a source: this program wants at least ${MIN_SECRET_LENGTH} characters of each.

On the command line:  aep-base-connections plan --emulator ${url}
As a GitHub Action:   ${EMULATED.join(', ')} with that URL, and
                      adobe-client-id: ${DEMO_ADOBE_CLIENT.clientId}
                      adobe-client-secret: ${DEMO_ADOBE_CLIENT.clientSecret}
                      adobe-org-id: ${DEMO_ADOBE_CLIENT.orgId}
`;
}

/** The results of a run of the action. */
export type ActionRun = Awaited<ReturnType<typeof runBuiltAction>>;

export interface Invocation {
  /** The folder with `dist/index.js`. */
  readonly repository: string;
  /** The folder where a workflow would check out the repository. */
  readonly workspace: string;
  /** Inputs by their names in `action.yml`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Additional environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Receives a function that sends signals to the running process. */
  readonly started?: (kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built action in a process of its own, as GitHub's runner does, and returns the results. */
export async function runBuiltAction({ repository, workspace, inputs, environment, started }: Invocation) {
  const folder = await mkdtemp(join(tmpdir(), 'aep-base-connections-'));
  try {
    const [outputPath, summaryPath] = [join(folder, 'output'), join(folder, 'summary')];
    await Promise.all([writeFile(outputPath, ''), writeFile(summaryPath, '')]);
    const variables = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const child = spawn(process.execPath, [join(repository, 'dist/index.js')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: outputPath,
        GITHUB_STEP_SUMMARY: summaryPath,
        ...environment,
        ...Object.fromEntries(variables),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    started?.((signal) => child.kill(signal));
    const ended: Promise<readonly (number | null)[]> = once(child, 'close');
    const [log, errors, [exitCode = null]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      ended,
    ]);
    const outputFile = await readFile(outputPath, 'utf8');
    const summary = await readFile(summaryPath, 'utf8');
    const outputs = parseOutputs(outputFile);
    return { exitCode, log: withPlainEnds(`${log}${errors}`), summary, outputs, outputFile };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Returns text with `\n` at line ends. GitHub's toolkit uses those of the system. */
function withPlainEnds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Reads a file of step outputs: `name<<delimiter`, the value, the delimiter. */
export function parseOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = withPlainEnds(text).matchAll(/^(.+?)<<(.+)\n([\s\S]*?)\n\2$/gm);
  return new Map([...outputs].map(([, name = '', , value = '']) => [name, value]));
}

/** Returns a log without the masking commands, which the runner removes. */
export function withoutMasks(log: string): string {
  return log.replaceAll(/^::add-mask::.*\n/gm, '');
}

import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { type ServedEmulator, serveEmulator } from '../emulator/serve.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { EXIT } from './exit-code.ts';
import { printJson, problemJson } from './json.ts';
import { printFailure } from './problem-text.ts';
import { requireSandboxNames } from './sandbox-flag.ts';
import { print, printError, type Terminal } from './terminal.ts';

export interface EmulatorFlags {
  readonly port: string;
  readonly latency?: string;
  readonly sandbox?: readonly string[];
  readonly listingLag?: string;
  readonly json?: boolean;
}

/** Serves the emulator on this machine until somebody ends it. Returns the exit code. */
export async function emulate(flags: EmulatorFlags, terminal: Terminal): Promise<number> {
  try {
    const options = readOptions(flags);
    const emulator = createEmulator(options);
    const served = await serveEmulator(emulator, { port: wholeNumber('--port', flags.port, 65_535) }).catch(
      (cause: unknown) => {
        throw new ProblemError(portTaken(flags.port), { cause });
      },
    );
    tellWhere(served, options.sandboxes, flags, terminal);
    await untilCancelled(terminal.cancel);
    await served.close();
    printError(terminal, `${emulator.requests.length} requests were answered.`);
    return EXIT.done;
  } catch (error) {
    if (flags.json === true)
      printJson('emulator', { problems: problemsIn(error).map(problemJson) }, terminal);
    return printFailure(error, terminal);
  }
}

function portTaken(port: string) {
  return {
    code: 'input-invalid',
    message: `the port ${port} is taken, or can't be opened`,
    fix: 'give another `--port`, or 0 for a free one',
  } as const;
}

function untilCancelled(cancel: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (cancel.aborted) resolve();
    else cancel.addEventListener('abort', () => resolve(), { once: true });
  });
}

function tellWhere(
  { url }: ServedEmulator,
  sandboxes: readonly string[],
  flags: EmulatorFlags,
  terminal: Terminal,
): void {
  const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
  if (flags.json === true) {
    printJson('emulator', { url, clientId, clientSecret, orgId, sandboxes, problems: [] }, terminal);
    return;
  }
  print(terminal, url);
  const hints = [
    '',
    `Adobe Flow Service, Adobe IMS and Zoho, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.`,
    '',
    `On the command line:  aep-base-connections plan --emulator ${url}`,
    'As a GitHub Action:   platform-url, ims-url and zoho-accounts-url with that URL, and',
    `                      adobe-client-id: ${clientId}`,
    `                      adobe-client-secret: ${clientSecret}`,
    `                      adobe-org-id: ${orgId}`,
    '',
  ];
  for (const line of hints) printError(terminal, line);
}

function readOptions({ latency, listingLag, sandbox = ['prod', 'dev', 'stage'] }: EmulatorFlags) {
  requireSandboxNames(sandbox);
  return {
    sandboxes: sandbox,
    latency: latency === undefined ? 0 : wholeNumber('--latency', latency, 3_600_000),
    listingLag: listingLag === undefined ? 0 : wholeNumber('--listing-lag', listingLag, 3_600_000),
  };
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value <= most) return value;
  throw new ProblemError({
    code: 'input-invalid',
    message: `\`${flag}\` is not a whole number from 0 to ${most}`,
  });
}

import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { type ServedEmulator, serveEmulator } from '../emulator/serve.ts';
import { code, msg } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { parseText, wholeNumber } from '../options/parsers.ts';
import { parseOption } from '../options/read-options.ts';
import { EXIT } from './exit-code.ts';
import { printJson, problemJson } from './json.ts';
import { printFailure } from './problem-text.ts';
import { print, printError, type Terminal } from './terminal.ts';

export interface EmulatorFlags {
  readonly port: string;
  readonly latency: string;
  readonly listingLag: string;
  readonly sandbox: readonly string[];
  readonly json?: boolean;
}

/** Serves the emulator on this machine until the command is cancelled. Returns the exit code. */
export async function emulate(flags: EmulatorFlags, terminal: Terminal): Promise<number> {
  try {
    for (const name of flags.sandbox) parseOption('sandbox', name);
    const emulator = createEmulator({
      sandboxes: flags.sandbox,
      latency: parseText([code('--latency')], wholeNumber(0, 3_600_000), flags.latency),
      listingLag: parseText([code('--listing-lag')], wholeNumber(0, 3_600_000), flags.listingLag),
    });
    const port = parseText([code('--port')], wholeNumber(0, 65_535), flags.port);
    const served = await serveEmulator(emulator, { port }).catch((cause: unknown) => {
      const message = msg`port ${port} is in use, or cannot be opened`;
      const fix = msg`give another ${code('--port')}, or 0 for a free one`;
      throw new ProblemError({ code: 'input-invalid', message, fix }, { cause });
    });
    printUrl(served, flags, terminal);
    await untilCancelled(terminal.cancel);
    await served.close();
    printError(terminal, `${emulator.requests.length} requests were answered.`);
    return EXIT.done;
  } catch (error) {
    if (flags.json === true) {
      printJson('emulator', { problems: problemsIn(error).map(problemJson) }, terminal);
    }
    return printFailure(error, terminal);
  }
}

function untilCancelled(cancel: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (cancel.aborted) resolve();
    else cancel.addEventListener('abort', () => resolve(), { once: true });
  });
}

function printUrl({ url }: ServedEmulator, { json, sandbox: sandboxes }: EmulatorFlags, terminal: Terminal) {
  const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
  if (json === true) {
    printJson('emulator', { url, clientId, clientSecret, orgId, sandboxes, problems: [] }, terminal);
    return;
  }
  print(terminal, url);
  const inputs = OPTION_NAMES.filter((name) => OPTIONS[name].emulated === true);
  const hints = [
    '',
    `Adobe and the sources, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.`,
    '',
    `On the command line:  aep-base-connections plan --emulator ${url}`,
    `As a GitHub Action:   ${inputs.join(', ')} with that URL, and`,
    `                      adobe-client-id: ${clientId}`,
    `                      adobe-client-secret: ${clientSecret}`,
    `                      adobe-org-id: ${orgId}`,
    '',
  ];
  for (const line of hints) printError(terminal, line);
}

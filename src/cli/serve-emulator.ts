import { createEmulator, serveEmulator } from '../emulator/emulator.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/stored-connection.ts';
import { code, msg } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { parseText, wholeNumber } from '../options/parsers.ts';
import { parseOption } from '../options/read-options.ts';
import { EXIT } from './exit-code.ts';
import { printFailure, printJson, problemJson } from './problem-text.ts';
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
  const { sandbox: sandboxes, json } = flags;
  const numberOf = (flag: 'port' | 'latency' | 'listing-lag', text: string, max: number) =>
    parseText([code(`--${flag}`)], wholeNumber(0, max), text);
  try {
    for (const name of sandboxes) parseOption('sandbox', name);
    const latency = numberOf('latency', flags.latency, 3_600_000);
    const listingLag = numberOf('listing-lag', flags.listingLag, 3_600_000);
    const port = numberOf('port', flags.port, 65_535);
    const emulator = createEmulator({ sandboxes, latency, listingLag });
    const served = await serveEmulator(emulator, { port }).catch((cause: unknown) => {
      const message = msg`port ${port} is in use, or cannot be opened`;
      const fix = msg`give another ${code('--port')}, or 0 for a free one`;
      throw new ProblemError({ code: 'input-invalid', message, fix }, { cause });
    });
    const { url } = served;
    if (json === true) {
      const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
      printJson('emulator', { url, clientId, clientSecret, orgId, sandboxes, problems: [] }, terminal);
    } else {
      print(terminal, url);
      printError(terminal, hintsFor(url, sandboxes));
    }
    await new Promise<void>((resolve) => {
      terminal.cancel.addEventListener('abort', () => resolve(), { once: true });
      if (terminal.cancel.aborted) resolve();
    });
    await served.close();
    printError(terminal, `${emulator.requests.length} requests were answered.`);
    return EXIT.done;
  } catch (error) {
    if (json === true) printJson('emulator', { problems: problemsIn(error).map(problemJson) }, terminal);
    return printFailure(error, terminal);
  }
}

function hintsFor(url: string, sandboxes: readonly string[]): string {
  const inputs = OPTION_NAMES.filter((name) => OPTIONS[name].emulated === true);
  return `
Adobe and the sources, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.

On the command line:  aep-base-connections plan --emulator ${url}
As a GitHub Action:   ${inputs.join(', ')} with that URL, and
                      adobe-client-id: ${DEMO_ADOBE_CLIENT.clientId}
                      adobe-client-secret: ${DEMO_ADOBE_CLIENT.clientSecret}
                      adobe-org-id: ${DEMO_ADOBE_CLIENT.orgId}
`;
}

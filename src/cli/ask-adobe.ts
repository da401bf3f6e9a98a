import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { doorOf } from '../http/result.ts';
import { type Message, msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { maskInputs } from '../run/resolve.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { addedSecrets } from '../source/catalogue.ts';
import { CANCELLED } from './files.ts';
import { cliText } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { printError, type Terminal } from './terminal.ts';

/** Signs in with the credential of the command line, and returns what `ask` returns: it only looks, as a plan does. */
export async function askAdobe<T>(
  flags: RunFlags,
  terminal: Terminal,
  ask: (flowService: FlowService) => Promise<T>,
): Promise<T> {
  const { add: mask, redact } = createRedactor();
  const options = await readRunOptions('plan', 'connections.yaml', flags, terminal, mask);
  if (options.mode === 'validate') throw new Error('a plan was asked for');
  maskInputs(options, mask);
  const stop = createDeadline(terminal.clock, options.timeout, terminal.cancel);
  try {
    const debug = (line: string) => {
      if (flags.debug === true) printError(terminal, redact(line));
    };
    const info = (message: Message) => printError(terminal, redact(cliText(message)));
    const door = doorOf(mask, redact, addedSecrets);
    const flowService = new FlowService({ ...options, ...terminal, stop, door, debug, info });
    await flowService.signIn();
    return await ask(flowService);
  } catch (cause) {
    const reason = stop.reason();
    if (reason === undefined) throw cause;
    // The request was broken off because the command had to end.
    const message = msg`the command took longer than ${option('timeout')} allows`;
    const fix = msg`raise it, or ask for less at a time`;
    throw new ProblemError(reason === 'cancelled' ? CANCELLED : { code: reason, message, fix }, { cause });
  } finally {
    stop.dispose();
  }
}

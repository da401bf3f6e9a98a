import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { OnlineOptions } from '../options/run-options.ts';
import { maskInputs } from '../run/resolve.ts';
import { CANCELLED } from './files.ts';
import { forEmulator, lineOf } from './problem-text.ts';
import type { RunFlags } from './run-options.ts';
import { printError, type Terminal } from './terminal.ts';

/**
 * Returns the result of `ask`, which only reads, as a plan does. It must sign in first, so that a refused credential is
 * not reported as a problem with a sandbox. Throws a ProblemError if the command was cancelled or ran out of time.
 */
export async function askAdobe<T>(
  options: OnlineOptions,
  flags: RunFlags,
  terminal: Terminal,
  ask: (flowService: FlowService) => Promise<T>,
): Promise<T> {
  maskInputs(options, terminal.hide);
  const stop = createDeadline(terminal.clock, options.timeout, terminal.cancel);
  try {
    const flowService = new FlowService({
      ...options,
      ...terminal,
      stop,
      debug: (line) => flags.debug === true && printError(terminal, line),
      info: (message) => printError(terminal, lineOf(message, terminal)),
    });
    const answer = await ask(flowService);
    // The answer may lack the results of aborted requests.
    if (stop.reason() !== undefined) throw new Error('the command had to end');
    return answer;
  } catch (cause) {
    const reason = stop.reason();
    if (reason === undefined && cause instanceof ProblemError)
      throw new ProblemError(
        cause.problems.map((each) => forEmulator(each, flags.emulator)),
        { cause },
      );
    if (reason === undefined) throw cause;
    const message = msg`the command took longer than ${option('timeout')} allows`;
    const fix = msg`increase it, or request less at a time`;
    throw new ProblemError(reason === 'cancelled' ? CANCELLED : { code: reason, message, fix }, { cause });
  } finally {
    stop.dispose();
  }
}

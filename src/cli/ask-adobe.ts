import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { doorOf } from '../http/result.ts';
import { type Message, msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { RunOptions, ValidateOptions } from '../options/run-options.ts';
import { maskInputs } from '../run/resolve.ts';
import { createRedactor, type Redactor } from '../secrets/redactor.ts';
import { addedSecrets } from '../source/catalogue.ts';
import { CANCELLED } from './files.ts';
import { cliText, forEmulator } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { printError, type Terminal } from './terminal.ts';

/** The options of a command that calls Adobe. */
export type AskingOptions = Exclude<RunOptions, ValidateOptions>;

/** Signs in with the command line's credential and returns the result of `ask`, which only reads, as a plan does. */
export async function askAdobe<T>(
  flags: RunFlags,
  terminal: Terminal,
  ask: (flowService: FlowService, redactor: Redactor) => Promise<T>,
): Promise<T> {
  const options = await onlineOptions(flags, terminal);
  return withFlowService(options, flags, terminal, async (flowService, redactor) => {
    await flowService.signIn();
    return ask(flowService, redactor);
  });
}

/** Returns the options for Adobe from the flags. Throws a ProblemError with everything that is wrong. */
export async function onlineOptions(flags: RunFlags, terminal: Terminal): Promise<AskingOptions> {
  const options = await readRunOptions('plan', 'connections.yaml', flags, terminal, () => {});
  if (options.mode === 'validate') throw new Error('a plan was asked for');
  return options;
}

/**
 * Returns the result of `ask`, which must sign in itself. Text from Adobe must pass the redactor before it is shown.
 */
export async function withFlowService<T>(
  options: AskingOptions,
  flags: RunFlags,
  terminal: Terminal,
  ask: (flowService: FlowService, redactor: Redactor) => Promise<T>,
): Promise<T> {
  const redactor = createRedactor();
  const { add: mask, redact, redactForeign } = redactor;
  maskInputs(options, mask);
  const stop = createDeadline(terminal.clock, options.timeout, terminal.cancel);
  try {
    const debug = (line: string) => {
      if (flags.debug === true) printError(terminal, redact(line));
    };
    const info = (message: Message) => printError(terminal, redact(cliText(message)));
    const door = doorOf(mask, redactForeign, addedSecrets);
    const flowService = new FlowService({ ...options, ...terminal, stop, door, debug, info });
    return await ask(flowService, redactor);
  } catch (cause) {
    const reason = stop.reason();
    if (reason === undefined && cause instanceof ProblemError)
      throw new ProblemError(
        cause.problems.map((each) => forEmulator(each, flags.emulator)),
        { cause },
      );
    if (reason === undefined) throw cause;
    // The request was aborted because the command had to end.
    const message = msg`the command took longer than ${option('timeout')} allows`;
    const fix = msg`increase it, or request less at a time`;
    throw new ProblemError(reason === 'cancelled' ? CANCELLED : { code: reason, message, fix }, { cause });
  } finally {
    stop.dispose();
  }
}

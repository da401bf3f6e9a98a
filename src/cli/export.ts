import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { doorOf } from '../http/result.ts';
import { type Message, msg, option } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import { numbered } from '../report/statuses.ts';
import { maskInputs } from '../run/resolve.ts';
import { createRedactor } from '../secrets/redactor.ts';
import { defaultSource } from '../source/catalogue.ts';
import { EXIT, exitCodeOfProblems } from './exit-code.ts';
import { type Exported, exportedFile } from './exported-file.ts';
import { CANCELLED, exists, fileExists, writeNewFile } from './files.ts';
import { cliText, printFailure, printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';

/** Writes the connections file for what exists in some sandboxes, without a secret. Returns the exit code. */
export async function exportConnections(
  sandboxes: readonly string[],
  output: string | undefined,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  const printAsJson = (exitCode: number, file: string, exported: Exported) => {
    const { text: yaml, entries: connections, secrets } = exported;
    const problems = exported.problems.map((each) => problemJson(each));
    const shown = { exitCode, file, connections, secrets, problems, yaml };
    if (flags.json === true) printJson('export', shown, terminal);
  };
  try {
    for (const name of sandboxes) parseOption('sandbox', name);
    if (output !== undefined && (await exists(output))) throw new ProblemError(fileExists(output));
    const listed = await listSandboxes([...new Set(sandboxes)], flags, terminal);
    const exported = exportedFile(defaultSource, listed, output ?? 'connections.yaml');
    const { text, entries, secrets, problems } = exported;
    if (output !== undefined) await writeNewFile(output, text);
    printAsJson(EXIT.done, output ?? '', exported);
    if (flags.json !== true && output === undefined) terminal.output.write(text);
    const { good, strong } = paintFor(terminal.error);
    printProblems(problems, terminal.error);
    const where = output === undefined ? '' : ` to ${output}`;
    printError(terminal, good(`${numbered(entries, 'connection')} exported${where}.`));
    printError(terminal, strong('Secrets to add before an apply, which needs all that the file refers to:'));
    for (const { name, entry, parameter } of secrets)
      printError(terminal, `  ${name}  (${parameter} of ${entry})`);
    return EXIT.done;
  } catch (error) {
    const failed = { text: '', entries: 0, secrets: [], problems: [...problemsIn(error)] };
    printAsJson(exitCodeOfProblems(failed.problems), '', failed);
    return printFailure(error, terminal);
  }
}

/** Returns the base connections of each sandbox. */
async function listSandboxes(sandboxes: readonly string[], flags: RunFlags, terminal: Terminal) {
  const { add: mask, redact } = createRedactor();
  // It only looks, as a plan does.
  const options = await readRunOptions('plan', 'connections.yaml', flags, terminal, mask);
  if (options.mode === 'validate') throw new Error('a plan was asked for');
  maskInputs(options, mask);
  const stop = createDeadline(terminal.clock, options.timeout, terminal.cancel);
  try {
    const debug = (line: string) => {
      if (flags.debug === true) printError(terminal, redact(line));
    };
    const info = (message: Message) => printError(terminal, redact(cliText(message)));
    const door = doorOf(mask, redact);
    const flowService = new FlowService({ ...options, ...terminal, stop, door, debug, info });
    await flowService.signIn();
    const list = (sandbox: string) => flowService.listConnections(sandbox, defaultSource);
    const listed = await Promise.all(
      sandboxes.map(async (sandbox) => [sandbox, await list(sandbox)] as const),
    );
    return new Map(listed);
  } catch (cause) {
    const reason = stop.reason();
    if (reason === undefined) throw cause;
    // The request was broken off because the command had to end.
    const message = msg`the export took longer than ${option('timeout')} allows`;
    const fix = msg`raise it, or export one sandbox at a time`;
    throw new ProblemError(reason === 'cancelled' ? CANCELLED : { code: reason, message, fix }, { cause });
  } finally {
    stop.dispose();
  }
}

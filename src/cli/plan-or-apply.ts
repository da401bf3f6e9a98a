import { confirm, isCancel } from '@clack/prompts';
import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { doorOf } from '../http/result.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { isWriteKind } from '../model/change.ts';
import { code, listUpTo, msg } from '../model/message.ts';
import { isError, type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import type { Report, Reporter, Row } from '../model/report.ts';
import { visible } from '../model/visible.ts';
import { detailLines, outcomeLine, planLines } from '../report/log.ts';
import { connectionData } from '../report/outputs.ts';
import { totals } from '../report/statuses.ts';
import { failEarly, run } from '../run/run.ts';
import { createRedactor, redactingReporter } from '../secrets/redactor.ts';
import { addedSecrets } from '../source/catalogue.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { cliText, forEmulator, printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { isInteractive, paintFor, print, printError, statusLine, type Terminal } from './terminal.ts';

/** Plans or applies a connections file as the action does, and reports to the terminal. Returns the exit code. */
export async function planOrApply(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  let text = '';
  const redactor = createRedactor();
  const { add, learn, publish, redact, redactForeign } = redactor;
  const inner = cliReporter(mode, flags, terminal, redact, () => text);
  const reporter = redactingReporter(inner, redactor);
  const isAsked = mode === 'apply' && flags.yes !== true;
  try {
    if (isAsked && (flags.json === true || !isInteractive(terminal))) throw new ProblemError(NOT_INTERACTIVE);
    const options = await readRunOptions(mode, config, flags, terminal, add);
    const readFile = async (path: string) => {
      const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
      text = new TextDecoder().decode(bytes);
      return bytes;
    };
    const approve = isAsked
      ? (orgId: string, rows: readonly Row[]) => askToApply(orgId, rows, terminal)
      : undefined;
    return run(options, {
      ...terminal,
      reporter,
      door: doorOf(learn, redactForeign, addedSecrets),
      publish,
      readFile,
      approve,
    });
  } catch (error) {
    return failEarly(
      { problems: [...(await problemsOfPath(config)), ...problemsIn(error)], config },
      reporter,
    );
  }
}

/** Returns the problem of a file that cannot be read, so that it is reported together with invalid arguments. */
async function problemsOfPath(config: string): Promise<readonly Problem[]> {
  return readNamedFile(config, 1).then(() => [], problemsIn);
}

/** Returns a reporter for the terminal. `textOfFile` returns the text of the connections file once it has been read. */
function cliReporter(
  mode: 'plan' | 'apply',
  flags: RunFlags,
  terminal: Terminal,
  redact: (text: string) => string,
  textOfFile: () => string,
): Reporter {
  const status = statusLine(terminal);
  // The plan is the result of `plan`, but only information for `apply`.
  const planOutput = mode === 'plan' && flags.json !== true ? terminal.output : terminal.error;
  // A secret may be spread over two texts of one line, so whole lines are redacted too.
  const line = (words: string) => visible(redact(words));
  return {
    mask: () => {},
    progress: (event) => {
      if (event.kind === 'info') {
        status.show(line(cliText(event.message)));
        return;
      }
      if (event.kind === 'debug' && flags.debug !== true) return;
      status.clear();
      // The end of the run shows the problem again, with its line and fix.
      if (event.kind === 'warning')
        printError(terminal, line(cliText(msg`warning: ${event.problem.message}`)));
      else if (event.kind === 'debug') printError(terminal, line(event.line));
      else if (event.kind === 'plan') {
        const lines = planLines(event).map((each) => line(cliText(each)));
        for (const each of lines) print({ output: planOutput }, colored(each, planOutput));
      } else {
        const { done, total } = event;
        printError(terminal, line(cliText(outcomeLine(event))));
        if (done < total) status.show(`${done} of ${total} changes made`);
      }
    },
    finish: async (ended) => {
      const problems = ended.problems.map((each) => forEmulator(each, flags.emulator));
      const report = { ...ended, problems };
      const { plan, headline } = report;
      status.clear();
      printProblems(problems, terminal.error, { text: textOfFile(), redact });
      const exitCode = exitCodeOf(report, flags.exitCode === true);
      const { good, bad, dim } = paintFor(terminal.error);
      const isFine = exitCode === EXIT.done || exitCode === EXIT.changes;
      printError(terminal, (isFine ? good : bad)(`${cliText(headline)}.`));
      if (
        isFine &&
        report.mode === 'plan' &&
        plan?.hasChanges &&
        report.rows.some(({ change }) => isWriteKind(change))
      ) {
        const apply = `aep-base-connections apply ${report.config}`;
        printError(terminal, dim(line(`To apply it: ${apply}`)));
        printError(terminal, dim(line(`To apply only this plan, add --expected-plan-hash ${plan.hash}`)));
        if (flags.secretsFile === undefined && flags.secretsFromEnv !== true)
          printError(terminal, dim('Secrets were not checked: none were given.'));
      }
      if (flags.json === true) printJson(mode, reportJson(report, exitCode, redact), terminal);
      return exitCode;
    },
  };
}

const NOT_INTERACTIVE = {
  code: 'input-missing',
  message: msg`not a terminal: cannot ask for approval`,
  fix: msg`check the plan, then use ${code('--yes')}; add ${code('--expected-plan-hash')} to apply no other plan`,
} as const;

/** Asks for approval of the plan that was just shown. Ctrl-C ends the run. */
async function askToApply(orgId: string, rows: readonly Row[], terminal: Terminal): Promise<boolean> {
  const { input, error: output, cancel: signal, interrupt } = terminal;
  const touched = rows.filter(({ change }) => change !== 'unchanged' && change !== 'skipped');
  const sandboxes = [...new Set(touched.map(({ sandbox }) => sandbox))].map((sandbox) => [sandbox]);
  const where = visible(cliText(msg`${listUpTo(sandboxes, 3)} of ${orgId}`));
  const message = `Apply this plan (${totals(rows)}) to ${where}?`;
  const answer = await confirm({ message, initialValue: false, input, output, signal });
  if (!isCancel(answer)) return answer;
  interrupt();
  throw new ProblemError({ code: 'run-ended', message: msg`the run was cancelled` });
}

/** Colours a line of the plan by its sign. */
function colored(line: string, output: NodeJS.WriteStream): string {
  const { good, warning, bad, dim } = paintFor(output);
  const [, sign = /^ {6}([+-]) /.exec(line)?.[1]] = /^ {2}(\S) /.exec(line) ?? [];
  if (sign === undefined) return line;
  const color = sign === '+' ? good : '~≠'.includes(sign) ? warning : '-!'.includes(sign) ? bad : dim;
  return color(line);
}

/** Returns the members of `plan --json` and `apply --json`, with an allow-list of fields. */
function reportJson(
  { config, result, plan, rows, problems }: Report,
  exitCode: number,
  clean: (text: string) => string,
): object {
  return {
    exitCode,
    file: config,
    result,
    planHash: plan?.hash ?? '',
    connections: rows.map((row) => ({
      ...connectionData(row),
      details: detailLines(row.details).map((each) => clean(cliText(each))),
    })),
    errors: problems.filter(isError).length,
    problems: problems.map((problem) => problemJson(problem, clean)),
  };
}

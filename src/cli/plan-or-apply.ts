import { confirm, isCancel } from '@clack/prompts';
import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { isWriteKind, needsReview } from '../model/change.ts';
import { code, listUpTo, msg } from '../model/message.ts';
import { isError, ProblemError, problemsIn } from '../model/problem.ts';
import type { Report, Reporter, Row } from '../model/report.ts';
import { visible } from '../model/visible.ts';
import { detailLines, outcomeLine, planLines } from '../report/log.ts';
import { connectionData } from '../report/outputs.ts';
import { totals } from '../report/statuses.ts';
import { failEarly, run } from '../run/run.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { cleanText, forEmulator, lineOf, printJson, printProblems, problemJson } from './problem-text.ts';
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
  const reporter = cliReporter(mode, flags, terminal, () => text);
  const isAsked = mode === 'apply' && flags.yes !== true;
  try {
    if (isAsked && (flags.json === true || !isInteractive(terminal))) throw new ProblemError(NOT_INTERACTIVE);
    const options = await readRunOptions(flags, terminal, mode, config);
    const readFile = async (path: string) => {
      const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
      text = new TextDecoder().decode(bytes);
      return bytes;
    };
    const approve = isAsked
      ? (orgId: string, rows: readonly Row[]) => askToApply(orgId, rows, terminal)
      : undefined;
    return run(options, { ...terminal, reporter, readFile, approve });
  } catch (error) {
    // A file that cannot be read is reported together with invalid arguments.
    const unreadable = await readNamedFile(config, 1).then(() => [], problemsIn);
    return failEarly({ problems: [...unreadable, ...problemsIn(error)], config }, reporter);
  }
}

/** Returns a reporter for the terminal. `textOfFile` returns the text of the connections file once it has been read. */
function cliReporter(
  mode: 'plan' | 'apply',
  flags: RunFlags,
  terminal: Terminal,
  textOfFile: () => string,
): Reporter {
  const status = statusLine(terminal);
  // The plan is the result of `plan`, but only information for `apply`.
  const planOutput = mode === 'plan' && flags.json !== true ? 'output' : 'error';
  return {
    mask: terminal.hide,
    progress: (raw) => {
      const event = terminal.clean(raw);
      if (event.kind === 'info') {
        status.show(cleanText(event.message, terminal));
        return;
      }
      if (event.kind === 'debug' && flags.debug !== true) return;
      status.clear();
      if (event.kind === 'debug') printError(terminal, visible(event.line));
      else if (event.kind === 'plan') {
        for (const line of planLines(event).map((each) => lineOf(each, terminal)))
          print(terminal, colored(line, terminal[planOutput]), planOutput);
      } else {
        const { done, total } = event;
        printError(terminal, lineOf(outcomeLine(event), terminal));
        if (done < total) status.show(`${done} of ${total} changes made`);
      }
    },
    finish: async (ended) => {
      const problems = ended.problems.map((each) => forEmulator(each, flags.emulator));
      const report = terminal.clean({ ...ended, problems });
      const { plan, headline } = report;
      status.clear();
      printProblems(problems, terminal, textOfFile());
      const exitCode = exitCodeOf(report, flags.exitCode === true);
      const { good, bad, dim } = paintFor(terminal.error);
      const isFine = exitCode === EXIT.done || exitCode === EXIT.changes;
      printError(terminal, (isFine ? good : bad)(`${lineOf(headline, terminal)}.`));
      if (
        isFine &&
        report.mode === 'plan' &&
        plan?.hasChanges &&
        report.rows.some(({ change }) => isWriteKind(change))
      ) {
        const apply = `aep-base-connections apply ${report.config}`;
        printError(terminal, dim(visible(`To apply it: ${apply}`)));
        printError(terminal, dim(`To apply only this plan, add --expected-plan-hash ${plan.hash}`));
        if (flags.secretsFile === undefined && flags.secretsFromEnv !== true)
          printError(terminal, dim('Secrets were not checked: none were given.'));
      }
      if (flags.json === true) printJson(mode, reportJson(report, exitCode, terminal), terminal);
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
  const touched = rows.filter(({ change }) => needsReview(change));
  const sandboxes = [...new Set(touched.map(({ sandbox }) => sandbox))].map((sandbox) => [sandbox]);
  const where = lineOf(msg`${listUpTo(sandboxes, 3)} of ${orgId}`, terminal);
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
  terminal: Terminal,
): object {
  return {
    exitCode,
    file: config,
    result,
    planHash: plan?.hash ?? '',
    connections: rows.map((row) => ({
      ...connectionData(row),
      details: detailLines(row.details).map((each) => cleanText(each, terminal)),
    })),
    errors: problems.filter(isError).length,
    problems: problems.map((problem) => problemJson(problem, terminal)),
  };
}

import { isError } from '../model/problem.ts';
import type { Report, Reporter } from '../model/report.ts';
import { visible } from '../report/escape.ts';
import { outcomeLine, planLines } from '../report/log.ts';
import { connectionData } from '../report/outputs.ts';
import { codeFrames } from './code-frame.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { cliText, printJson, printProblems, problemJson } from './problem-text.ts';
import type { RunFlags } from './run-options.ts';
import { paintFor, print, printError, statusLine, type Terminal } from './terminal.ts';

export interface Showing {
  readonly mode: 'plan' | 'apply';
  readonly flags: RunFlags;
  /** The text of the connections file, once it was read. */
  readonly text: () => string;
  /** Takes secrets out of a whole line: one may be spread over two texts of it. */
  readonly clean: (line: string) => string;
}

/**
 * Returns a reporter that prints progress while a run goes on, and its problems and result in the end; `clear`
 * removes its status line, so that a question can be asked.
 */
export function cliReporter(
  terminal: Terminal,
  { mode, flags, text, clean }: Showing,
): Reporter & { readonly clear: () => void } {
  // A plan is data when it was asked for, and information when it is about to be applied.
  const isData = mode === 'plan' && flags.json !== true;
  const status = statusLine(terminal);
  const line = (words: string) => visible(clean(words));
  return {
    clear: status.clear,
    mask: () => {},
    progress: (event) => {
      if (event.kind === 'info') {
        status.show(line(cliText(event.message)));
        return;
      }
      if (event.kind === 'debug' && flags.debug !== true) return;
      status.clear();
      if (event.kind === 'debug') printError(terminal, line(event.line));
      else if (event.kind === 'plan') {
        const output = isData ? terminal.output : terminal.error;
        const color = colorBySign(paintFor(output));
        for (const each of planLines(event.rows, event.isForReview)) {
          print({ output }, color(line(cliText(each))));
        }
      } else {
        const { done, total, key, outcome } = event;
        printError(terminal, `[${done}/${total}] ${line(cliText(outcomeLine(key, outcome)))}`);
        if (done < total) status.show(`${done} of ${total} changes made`);
      }
    },
    finish: async (report) => {
      status.clear();
      const exitCode = exitCodeOf(report, flags.exitCode === true);
      const { problems, plan } = report;
      printProblems(
        problems,
        terminal.error,
        codeFrames(text(), problems, (shown) => clean(shown) !== shown),
        clean,
      );
      const colors = paintFor(terminal.error);
      const isFine = exitCode === EXIT.done || exitCode === EXIT.changes;
      printError(terminal, (isFine ? colors.good : colors.bad)(`${cliText(report.headline)}.`));
      // For somebody who wants to apply this very plan, and no other.
      if (report.mode === 'plan' && plan?.hasChanges) printError(terminal, colors.dim(`hash ${plan.hash}`));
      if (flags.json === true) printJson(mode, reportJson(report, exitCode), terminal);
      return exitCode;
    },
  };
}

/** Returns what colours a line of the plan by its sign. */
function colorBySign({ good, warning, bad, dim }: ReturnType<typeof paintFor>): (line: string) => string {
  const colors = new Map([
    ['+', good],
    ['~', warning],
    ['≠', warning],
    ['-', bad],
    ['!', bad],
  ]);
  return (line) => {
    const sign = /^ {2}(\S) /.exec(line)?.[1];
    return sign === undefined ? line : (colors.get(sign) ?? dim)(line);
  };
}

/** Returns what `plan --json` and `apply --json` print of a run: an allow-list of fields. */
function reportJson({ config, result, plan, rows, problems }: Report, exitCode: number): object {
  return {
    exitCode,
    file: config,
    result,
    planHash: plan?.hash ?? '',
    connections: rows.map((row) => ({ ...connectionData(row), details: row.details.map(cliText) })),
    errors: problems.filter(isError).length,
    problems: problems.map(problemJson),
  };
}

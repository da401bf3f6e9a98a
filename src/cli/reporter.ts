import type { Report, Reporter } from '../model/report.ts';
import { visible } from '../report/escape.ts';
import { outcomeLine, planLines } from '../report/log.ts';
import { codeFrames } from './code-frame.ts';
import { type Paint, paintFor } from './colors.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { printJson, reportJson } from './json.ts';
import { compilerText } from './problem-text.ts';
import { type StatusLine, statusLine } from './status-line.ts';
import { cliText } from './surface.ts';
import { isInteractive, print, printError, type Terminal } from './terminal.ts';

export interface Showing {
  readonly mode: 'plan' | 'apply';
  readonly json: boolean;
  readonly debug: boolean;
  /** Whether a plan with changes has an exit code of its own. */
  readonly exitCode: boolean;
  /** The text of the connections file, once it was read. */
  readonly text: () => string;
  readonly redact: (text: string) => string;
}

/** A reporter for a terminal; `clear` removes its status line, so that a question can be asked. */
export interface CliReporter extends Reporter {
  readonly clear: () => void;
}

/** Returns a reporter that prints progress while a run goes on, and its problems and result in the end. */
export function cliReporter(terminal: Terminal, showing: Showing): CliReporter {
  // A plan is data when it was asked for, and information when it is about to be applied.
  const isData = showing.mode === 'plan' && !showing.json;
  const colors = paintFor(isData ? terminal.output : terminal.error);
  const status = isInteractive(terminal) ? statusLine(terminal) : plainLines(terminal);
  const line = (text: string) => visible(showing.redact(text));
  return {
    clear: status.clear,
    mask: () => {},
    progress: (event) => {
      switch (event.kind) {
        case 'info':
          status.show(line(cliText(event.message)));
          return;
        case 'debug':
          if (!showing.debug) return;
          status.clear();
          printError(terminal, line(event.line));
          return;
        case 'plan':
          status.clear();
          for (const each of planLines(event.rows, event.isForReview)) {
            const text = colored(line(cliText(each)), colors);
            if (isData) print(terminal, text);
            else printError(terminal, text);
          }
          return;
        case 'change': {
          const { done, total, key, outcome } = event;
          status.clear();
          printError(terminal, `[${done}/${total}] ${line(cliText(outcomeLine(key, outcome)))}`);
          if (done < total) status.show(`${done} of ${total} changes made`);
        }
      }
    },
    finish: async (report) => {
      status.clear();
      const exitCode = exitCodeOf(report, showing.exitCode);
      printEnd(report, exitCode, terminal, showing);
      if (showing.json) printJson(showing.mode, reportJson(report, exitCode), terminal);
      return exitCode;
    },
  };
}

function plainLines(terminal: Terminal): StatusLine {
  return { show: (text) => printError(terminal, text), clear: () => {} };
}

/** Colours a line of the plan by its sign. */
function colored(line: string, colors: Paint): string {
  const sign = /^ {2}(\S) /.exec(line)?.[1];
  switch (sign) {
    case '+':
      return colors.good(line);
    case '~':
    case '≠':
      return colors.warning(line);
    case '-':
    case '!':
      return colors.bad(line);
    default:
      return sign === undefined ? line : colors.dim(line);
  }
}

/** Prints the problems, each with its line of the file, and the result. */
function printEnd(report: Report, exitCode: number, terminal: Terminal, { text, redact }: Showing): void {
  const colors = paintFor(terminal.error);
  const frames = codeFrames(text(), report.problems, redact);
  for (const problem of report.problems) {
    for (const line of compilerText(problem, frames, colors)) printError(terminal, redact(line));
  }
  const sentence = `${cliText(report.headline)}.`;
  const isFine = exitCode === EXIT.done || exitCode === EXIT.changes;
  printError(terminal, isFine ? colors.good(sentence) : colors.bad(sentence));
  // For somebody who wants to apply this very plan, and no other.
  if (report.mode === 'plan' && report.plan?.hasChanges) {
    printError(terminal, colors.dim(`hash ${report.plan.hash}`));
  }
}

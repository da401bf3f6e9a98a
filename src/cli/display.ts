import type { Sinks } from '../report/reporter.ts';
import { atTheDesk } from './at-the-desk.ts';
import { type Paint, paintFor } from './colors.ts';
import { type Moving, movingLine } from './moving-line.ts';
import { isInteractive, print, printError, type Terminal } from './terminal.ts';

/** Where the words of a run go at the desk. */
export interface Display {
  readonly sinks: Sinks;
  /** Takes down whatever moves, so that lines can be written below it. */
  readonly rest: () => void;
}

/** Returns the display of a run. `planOnOutput` says that the plan is what was asked for, and not only shown. */
export function displayFor(terminal: Terminal, planOnOutput: boolean, isDebug: boolean): Display {
  const paint = paintFor(planOnOutput ? terminal.output : terminal.error);
  const moving = isInteractive(terminal) ? movingLine(terminal) : plainLines(terminal);
  const writeLine = planOnOutput ? print : printError;
  return {
    rest: moving.rest,
    sinks: {
      info: (line) => moving.info(atTheDesk(line)),
      plan: (lines) => {
        moving.rest();
        for (const line of lines) writeLine(terminal, painted(atTheDesk(line), paint));
      },
      progress: (done, total, line) => moving.progress(done, total, atTheDesk(line)),
      debug: (line) => {
        if (!isDebug) return;
        moving.rest();
        printError(terminal, line);
      },
      // What is wrong is told at the end, with its lines of the file.
      annotate: () => {},
      setOutputs: () => {},
      writeSummary: async () => {},
      mask: () => {},
    },
  };
}

function plainLines(terminal: Terminal): Moving {
  return {
    info: (line) => printError(terminal, line),
    progress: (done, total, line) => printError(terminal, `[${done}/${total}] ${line}`),
    rest: () => {},
  };
}

/** Colours a line of the plan by its sign. */
function painted(line: string, paint: Paint): string {
  const sign = /^ {2}(\S) /.exec(line)?.[1];
  switch (sign) {
    case '+':
      return paint.good(line);
    case '~':
    case '≠':
      return paint.odd(line);
    case '-':
    case '!':
      return paint.bad(line);
    default:
      return sign === undefined ? line : paint.dim(line);
  }
}

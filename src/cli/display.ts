import type { Sinks } from '../report/sinks.ts';
import { atTheDesk } from './at-the-desk.ts';
import { type Desk, isInteractive, say, tell } from './desk.ts';
import { type Moving, movingLine } from './moving-line.ts';
import { type Paint, paintFor } from './paint.ts';

/** Where the words of a run go at the desk. */
export interface Display {
  readonly sinks: Sinks;
  /** Takes down whatever moves, so that lines can be written below it. */
  readonly rest: () => void;
}

/** Returns the display of a run. `planOnOutput` says that the plan is what was asked for, and not only shown. */
export function displayFor(desk: Desk, planOnOutput: boolean, isDebug: boolean): Display {
  const paint = paintFor(planOnOutput ? desk.output : desk.error);
  const moving = isInteractive(desk) ? movingLine(desk) : plainLines(desk);
  const writeLine = planOnOutput ? say : tell;
  return {
    rest: moving.rest,
    sinks: {
      info: (line) => moving.info(atTheDesk(line)),
      plan: (lines) => {
        moving.rest();
        for (const line of lines) writeLine(desk, painted(atTheDesk(line), paint));
      },
      progress: (done, total, line) => moving.progress(done, total, atTheDesk(line)),
      debug: (line) => {
        if (!isDebug) return;
        moving.rest();
        tell(desk, line);
      },
      // What is wrong is told at the end, with its lines of the file.
      annotate: () => {},
      setOutputs: () => {},
      writeSummary: async () => {},
      mask: () => {},
    },
  };
}

function plainLines(desk: Desk): Moving {
  return {
    info: (line) => tell(desk, line),
    progress: (done, total, line) => tell(desk, `[${done}/${total}] ${line}`),
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

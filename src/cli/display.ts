import { progress, spinner } from '@clack/prompts';
import type { Sinks } from '../report/sinks.ts';
import { type Desk, isInteractive, say, tell } from './desk.ts';
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
  const moving = isInteractive(desk) ? movingDisplay(desk) : plainDisplay(desk);
  const writeLine = planOnOutput ? say : tell;
  return {
    rest: moving.rest,
    sinks: {
      info: moving.info,
      plan: (lines) => {
        moving.rest();
        for (const line of lines) writeLine(desk, painted(line, paint));
      },
      progress: moving.progress,
      debug: (line) => {
        if (isDebug) tell(desk, line);
      },
      // What is wrong is told at the end, with its lines of the file.
      annotate: () => {},
      setOutputs: () => {},
      writeSummary: async () => {},
      mask: () => {},
    },
  };
}

type Moving = Pick<Sinks, 'info' | 'progress'> & { readonly rest: () => void };

function plainDisplay(desk: Desk): Moving {
  return {
    info: (line) => tell(desk, line),
    progress: (done, total, line) => tell(desk, `[${done}/${total}] ${line}`),
    rest: () => {},
  };
}

/** One line that moves: what is going on, and then how far it is. */
function movingDisplay(desk: Desk): Moving {
  const output = desk.error;
  let waiting: ReturnType<typeof spinner> | undefined;
  let bar: ReturnType<typeof progress> | undefined;
  const rest = () => {
    waiting?.clear();
    waiting = undefined;
    bar?.clear();
    bar = undefined;
  };
  return {
    info: (line) => {
      if (bar !== undefined) return bar.message(line);
      if (waiting === undefined) {
        waiting = spinner({ output, indicator: 'timer' });
        waiting.start(line);
      } else waiting.message(line);
    },
    progress: (done, total, line) => {
      if (bar === undefined) {
        rest();
        bar = progress({ output, max: total });
        bar.start(line);
      }
      bar.advance(1, `${done}/${total}  ${line}`);
    },
    rest,
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

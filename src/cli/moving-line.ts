import stringWidth from 'fast-string-width';
import type { Sinks } from '../report/reporter.ts';
import { paintFor } from './colors.ts';
import { printError, type Terminal } from './terminal.ts';

/** What shows how far a run is. */
export type Moving = Pick<Sinks, 'info' | 'progress'> & { readonly rest: () => void };

const FRAMES = ['◒', '◐', '◓', '◑'];
const MILLISECONDS_A_FRAME = 100;
const BAR = 20;

/** Takes back what stands on the line of the cursor. */
const ERASE = '\r\u001b[K';

/**
 * Returns a last line of the terminal that tells what is going on, and what is done above it. Not the spinner of the
 * library that asks the questions: that one ends the process at Ctrl-C, in the middle of a change, as though all were well.
 */
export function movingLine(terminal: Terminal): Moving {
  const { error: output, clock } = terminal;
  const { strong, dim } = paintFor(output);
  let words = '';
  let since = 0;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    const seconds = Math.floor((clock.now() - since) / 1000);
    const tail = seconds < 2 ? '' : ` ${seconds} s`;
    const shown = cutToWidth(words, (output.columns || 80) - tail.length - 4);
    output.write(`${ERASE}${strong(FRAMES[frame++ % FRAMES.length] ?? '')} ${shown}${dim(tail)}`);
  };
  const rest = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    output.write(ERASE);
  };
  const show = (line: string) => {
    words = line;
    since = clock.now();
    timer ??= setInterval(draw, MILLISECONDS_A_FRAME).unref();
    draw();
  };
  return {
    info: show,
    progress: (done, total, line) => {
      rest();
      printError(terminal, line);
      const filled = Math.round((done / total) * BAR);
      if (done < total) show(`${'━'.repeat(filled)}${'─'.repeat(BAR - filled)} ${done}/${total}`);
    },
    rest,
  };
}

/** Returns as much of a text as fits into so many columns. */
function cutToWidth(text: string, columns: number): string {
  const characters = [...text];
  while (stringWidth(characters.join('')) > columns) characters.pop();
  return characters.join('');
}

import type { Terminal } from './terminal.ts';

/** Moves the cursor to the start of its line and clears the line. */
const CLEAR = '\r\u001b[K';

/** A last line of the terminal that shows what the program is waiting for. */
export interface StatusLine {
  readonly show: (text: string) => void;
  /** Removes the line, so that others can be written. */
  readonly clear: () => void;
}

/**
 * Returns a status line with the seconds that have passed. It is no spinner of a library: those end the process at
 * Ctrl-C, in the middle of a change.
 */
export function statusLine({ error: output, clock }: Terminal): StatusLine {
  let timer: NodeJS.Timeout | undefined;
  const clear = () => {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    output.write(CLEAR);
  };
  return {
    clear,
    show: (text) => {
      clear();
      const since = clock.now();
      const draw = () => {
        const seconds = Math.floor((clock.now() - since) / 1000);
        const room = Math.max(20, (output.columns || 80) - 10);
        const shown = [...text].slice(0, room).join('');
        output.write(`${CLEAR}${shown}${seconds < 2 ? '' : ` (${seconds} s)`}`);
      };
      timer = setInterval(draw, 1_000).unref();
      draw();
    },
  };
}

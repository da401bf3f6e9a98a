import { styleText } from 'node:util';

/** Colours by what they mean. Each returns its text unchanged when colours are off. */
export interface Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Returns the colours for a stream: none when it is not a terminal, or when `NO_COLOR` is set. */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(format, text, { stream, validateStream: true });
  return {
    good: paint('green'),
    bad: paint('red'),
    warning: paint('yellow'),
    strong: paint('bold'),
    dim: paint('dim'),
  };
}

import { render, type Surface, type Text } from '../model/message.ts';
import { atTheDesk } from './at-the-desk.ts';

/** The command line: options are flags, values are quoted. */
const cliSurface: Surface = {
  program: 'cli',
  words: (text) => text,
  code: (text) => `\`${text}\``,
  value: (text) => JSON.stringify(text),
  option: (name, given) =>
    given === undefined || given === 'true' ? `\`--${name}\`` : `\`--${name} ${given}\``,
};

/** Returns a message as a line of the command line. */
export function cliText(message: Text): string {
  return atTheDesk(typeof message === 'string' ? message : render(message, cliSurface));
}

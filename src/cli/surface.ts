import { render, type Surface, type Text } from '../model/message.ts';
import { OPTIONS } from '../options/options.ts';
import { atTheDesk } from './at-the-desk.ts';

/** How the command line draws a message: an option as its flag, or as the variable that holds it. */
const cliSurface: Surface = {
  program: 'cli',
  words: (text) => text,
  code: (text) => `\`${text}\``,
  value: (text) => JSON.stringify(text),
  option: (name, value) => {
    if (name === 'secrets') return '`--secrets-file` or `--secrets-from-env`';
    if (name === 'config') return 'the path of the file';
    const { variable } = OPTIONS[name];
    if (variable !== undefined) return `\`${variable}\``;
    // A flag without an argument has no value to show.
    return value === undefined || value === 'true' ? `\`--${name}\`` : `\`--${name} ${value}\``;
  },
};

/** Returns a message as the command line prints it. */
export function cliText(message: Text): string {
  return atTheDesk(typeof message === 'string' ? message : render(message, cliSurface));
}

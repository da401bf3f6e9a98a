import { type Command, Option } from 'commander';
import type { OptionName } from '../model/message.ts';
import { type CommandName, OPTION_NAMES, OPTIONS } from '../options/options.ts';

/** Returns the name under which commander keeps the value of an option. */
export function flagName(name: OptionName): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Adds the flags that hand in the secrets of a file. */
export function withSecrets(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--secrets-file <file>',
        'the secrets, as NAME=value lines or one JSON object; - for the standard input',
      ).helpGroup('Credentials:'),
    )
    .addOption(
      new Option(
        '--secrets-from-env',
        'take the secrets that the file refers to, and no others, from the environment',
      )
        .helpGroup('Credentials:')
        .conflicts('secretsFile'),
    );
}

/** Adds the flags of a command that asks Adobe: its credential, and the options of the table. */
export function withAdobe(command: Command): Command {
  const emulated = OPTION_NAMES.filter((name) => OPTIONS[name].emulated === true);
  command
    .addOption(
      new Option(
        '--adobe-credentials <file>',
        'a file with ADOBE_CLIENT_ID=… and so on, instead of the environment; - for the standard input',
      ).helpGroup('Credentials:'),
    )
    .addOption(
      new Option('--emulator <url>', 'use the emulator there, with its credential')
        .helpGroup('Credentials:')
        .conflicts(emulated.map(flagName)),
    );
  for (const name of OPTION_NAMES) {
    const option = flagOption(name, command.name());
    if (option !== undefined) command.addOption(option);
  }
  return command
    .option('--json', 'print JSON')
    .option('--debug', 'log every request: method, path, status, duration, request id');
}

/**
 * Returns the flag of an option of the table, if the command has it. Its default is shown, and left to the
 * table.
 */
function flagOption(name: OptionName, command: string): Option | undefined {
  const { flag, words, default: standard } = OPTIONS[name];
  if (flag === undefined || !flag.commands.some((each: CommandName) => each === command)) return undefined;
  const shown = standard === '' || flag.argument === '' ? '' : ` (default: ${standard})`;
  return new Option(`--${name} ${flag.argument}`.trim(), `${words}${shown}`).helpGroup(`${flag.group}:`);
}

/**
 * Refuses a flag with an empty value, which is what a variable that is not set leaves: to ignore the limit of
 * a run, or the hash of its plan, would do more than was meant. Also refuses to read the standard input
 * twice.
 */
export function checkFlags(command: Command): void {
  const given = command.options.flatMap((option) => {
    const name = option.attributeName();
    const isGiven = command.getOptionValueSource(name) === 'cli';
    return isGiven ? [command.getOptionValue(name)].flat().map((value) => ({ option, value })) : [];
  });
  const empty = given.find(({ value }) => value === '');
  if (empty !== undefined) command.error(`error: option '${empty.option.flags}' was given an empty value`);
  if (given.filter(({ value }) => value === '-').length > 1) {
    command.error("error: only one option can be '-': the standard input is read once");
  }
}

import { type Command, Option } from 'commander';

/** The flags that hand in the secrets of a file. */
export function withSecrets(command: Command): Command {
  return command
    .option(
      '--secrets-file <file>',
      'the secrets, as NAME=value lines or one JSON object; - for the standard input',
    )
    .addOption(
      new Option(
        '--secrets-from-env',
        'take the secrets that the file refers to from the environment, and no others',
      ).conflicts('secretsFile'),
    );
}

/** The flags that lead to Adobe. */
export function withAdobe(command: Command): Command {
  return command
    .option(
      '--adobe-credentials <file>',
      'a file with ADOBE_CLIENT_ID=… and so on, instead of the environment; - for the standard input',
    )
    .addOption(
      new Option('--emulator <url>', 'work against the emulator there, with its credential').conflicts([
        'platformUrl',
        'imsUrl',
        'zohoAccountsUrl',
      ]),
    )
    .option('--platform-url <url>', 'where Flow Service is')
    .option('--ims-url <url>', 'where access tokens come from')
    .option('--concurrency <number>', 'requests in flight at once, 1 to 32')
    .option('--timeout <seconds>', 'for all of it')
    .option('--request-timeout <seconds>', 'for one request')
    .option('--debug', 'tell of every request: method, path, status, duration, request id');
}

/** The flags that `plan` and `apply` share. Those of the action's inputs have their names. */
export function withRun(command: Command): Command {
  return withAdobe(withSecrets(command))
    .option('--sandbox <name>', 'the sandbox of entries that name none, and a limit to it')
    .addOption(
      new Option('--on-drift <what>', 'what is done about what differs').choices(['report', 'update']),
    )
    .option('--rotate <keys>', 'whose credentials are sent again: keys, all, or failing')
    .addOption(
      new Option('--verify <which>', 'which connections are tested').choices(['none', 'changed', 'all']),
    )
    .option('--zoho-accounts-url <url>', 'where tokens are minted: an emulator')
    .option('--settling-time <seconds>', 'how long to look for what got no clear answer')
    .option('--json', 'print data');
}

/** Keeps every value of a flag that may be repeated. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

/**
 * Refuses a flag whose value is empty, which a variable that is not set makes of it: to leave out the limit of a run, or
 * the hash of its plan, would be taken for what was meant. Nor can the standard input be read twice.
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

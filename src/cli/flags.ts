import { type Command, Option } from 'commander';
import { camelCase, EMULATED, OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { defaultSource } from '../source/catalogue.ts';

/** Adds the flags that pass the secrets of a file. */
export function addSecrets(command: Command): void {
  const format =
    'file with the secrets: NAME=value lines (.env) or one JSON object; - for the standard input';
  const found = 'read the secrets that the file refers to from the environment';
  command
    .optionsGroup('Credentials:')
    .option('--secrets-file <file>', format)
    .addOption(new Option('--secrets-from-env', found).conflicts('secretsFile'));
}

/** Adds the flags of a command that asks Adobe: its credential, and the options of the table. */
export function addAdobe(command: Command): void {
  const from =
    "file with the credential: ADOBE_CLIENT_ID=… lines, or the Developer Console's JSON; - for the standard input";
  const where = 'use the emulator at this URL, with its credential';
  command
    .optionsGroup('Credentials:')
    .option('--adobe-credentials <file>', from)
    .addOption(new Option('--emulator <url>', where).conflicts(EMULATED.map(camelCase)));
  for (const name of OPTION_NAMES) {
    const { flag, help, default: standard } = OPTIONS[name];
    if (!flag?.commands.some((each: string) => each === command.name())) continue;
    // The help shows the default, but the table of options supplies it.
    const shown = standard === '' || flag.argument === '' ? '' : ` (default: ${standard})`;
    command.optionsGroup(`${flag.group}:`).option(`--${name} ${flag.argument}`.trim(), `${help}${shown}`);
  }
  command
    .optionsGroup('Behaviour:')
    .option('--json', 'print JSON')
    .optionsGroup('Advanced:')
    .option('--debug', 'log every request: method, path, status, duration, request id');
}

/**
 * Refuses a flag with an empty value, which usually comes from an unset variable. Ignoring it could remove a limit of
 * the run or the check of the plan's hash. Also refuses to read the standard input twice.
 */
export function checkFlags(command: Command): void {
  const values = (option: Option): readonly unknown[] =>
    [command.getOptionValue(option.attributeName())].flat();
  const empty = command.options.find((option) => values(option).includes(''));
  if (empty !== undefined) command.error(`error: option '${empty.flags}' was given an empty value`);
  if (command.options.filter((option) => values(option).includes('-')).length > 1) {
    command.error("error: only one option can be '-': the standard input is read once");
  }
}

/** Adds the flags of `init`. They have no defaults, because `init` asks for the values of missing flags. */
export function addInit(command: Command): void {
  const config = 'path of the connections file (default: connections.yaml at the top of the repository)';
  const source = `source to connect to, as \`sources\` lists them (default: ${defaultSource.name})`;
  const uses = 'action that the workflow uses instead of a copy: owner/repository@commit';
  const ofNewFiles = ['config', 'uses', 'source', 'sandbox', 'set', 'name', 'key'];
  const collect = (value: string, earlier: readonly string[] = []) => [...earlier, value];
  command
    .option('--config <file>', config)
    .option('--source <name>', source)
    .option('--sandbox <name>', 'sandbox of Adobe Experience Platform')
    .option('--set <name=value>', 'value of a key under `auth`; repeatable', collect)
    .option('--name <name>', 'name of the connection in Adobe Experience Platform')
    .option('--key <key>', 'key in the file (later jobs look up the id by it)')
    .option('--uses <action>', uses)
    .addOption(new Option('--update', 'only renew the copy of the action').conflicts(ofNewFiles));
}

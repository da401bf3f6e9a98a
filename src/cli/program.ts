import { Command, Option } from 'commander';
import { exampleAuth } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import { checkFlags, withAdobe, withSecrets } from './flags.ts';
import type { InitFlags } from './init.ts';
import type { RunFlags } from './run-options.ts';
import type { EmulatorFlags } from './serve-emulator.ts';
import type { Terminal } from './terminal.ts';
import type { ValidateFlags } from './validate.ts';

/** What `init` needs on the command line, with the default source's examples. */
const exampleSet = Object.entries(exampleAuth(defaultSource))
  .flatMap(([name, value]) => (typeof value === 'string' ? [`--set ${name}=${value}`] : []))
  .join(' ');

/** Is given the exit code of a command when it ends. */
type Done = (exitCode: number) => void;

/**
 * Returns the command line: its arguments and its help. The code of a command is evaluated when the command
 * is called, so that a check at every commit does not wait for the rest.
 */
export function program(terminal: Terminal, version: string, done: Done): Command {
  const root = new Command('aep-base-connections')
    .description(
      "Manages Adobe Experience Platform's base connections from a file. The GitHub Action is the same program.",
    )
    .version(version)
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Start here:
  aep-base-connections demo            see it work, without any setup
  aep-base-connections init            write a first connections file and a workflow
  aep-base-connections validate        check the file
  aep-base-connections plan            see what would change
  aep-base-connections apply           change it

The Adobe credential is read from ADOBE_CLIENT_ID, ADOBE_CLIENT_SECRET (or
ADOBE_ACCESS_TOKEN), ADOBE_ORG_ID and ADOBE_SCOPES.

Exit codes:
  0    done or nothing to do
  1    failed
  2    changes pending (plan --exit-code)
  3    the file or the arguments are invalid
  4    some entries failed
  130  cancelled`,
    );

  withSecrets(
    root
      .command('validate')
      .argument('[files...]', 'connections files, or globs', ['connections.yaml'])
      .description('check connections files; nothing is sent')
      .addOption(
        new Option('--format <format>', 'how to print what was found')
          .choices(['text', 'github', 'json'])
          .default('text'),
      )
      .option('--json', 'the same as --format json')
      .option('--sandbox <name>', 'sandbox of the entries and files that name none'),
  )
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections validate
  aep-base-connections validate 'teams/*/connections.yaml' --format github
  aep-base-connections validate --secrets-file .secrets    check the references too`,
    )
    .action(async (files: string[], { json, ...flags }: ValidateFlags & { readonly json?: boolean }) => {
      const { validate } = await import(/* webpackMode: "eager" */ './validate.ts');
      done(await validate(files, json === true ? { ...flags, format: 'json' } : flags, terminal));
    });

  withAdobe(
    withSecrets(
      root
        .command('plan')
        .argument('[file]', 'the connections file', 'connections.yaml')
        .description('show what would change; nothing is written')
        .option('--exit-code', 'exit with 2 when the plan is not empty'),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections plan
  aep-base-connections plan --sandbox dev --verify all
  aep-base-connections plan --json | jq '.connections[] | select(.change != "unchanged")'`,
    )
    .action(async (file: string, flags: RunFlags) => {
      const { planOrApply } = await import(/* webpackMode: "eager" */ './plan-or-apply.ts');
      done(await planOrApply('plan', file, flags, terminal));
    });

  withAdobe(
    withSecrets(
      root
        .command('apply')
        .argument('[file]', 'the connections file', 'connections.yaml')
        .description('show the plan, ask for approval, and apply it')
        .option('-y, --yes', 'do not ask for approval'),
    ),
  )
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections apply --secrets-file .secrets
  op inject -i secrets.tpl | aep-base-connections apply --secrets-file - --yes
  aep-base-connections apply --rotate crm-eu --secrets-from-env`,
    )
    .action(async (file: string, flags: RunFlags) => {
      const { planOrApply } = await import(/* webpackMode: "eager" */ './plan-or-apply.ts');
      done(await planOrApply('apply', file, flags, terminal));
    });

  withAdobe(
    root
      .command('export')
      .description(
        'write the connections file for the existing connections: each pinned by its id, no secrets',
      )
      .requiredOption('--sandbox <name...>', 'sandboxes to read')
      .option('-o, --output <file>', 'file to write, which must not exist (default: the standard output)'),
  )
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections export --sandbox dev > connections.yaml
  aep-base-connections export --sandbox dev stage prod --output connections.yaml`,
    )
    .action(async (flags: ExportFlags) => {
      const { exportConnections } = await import(/* webpackMode: "eager" */ './export.ts');
      const { sandbox, output, ...others } = flags;
      done(await exportConnections(sandbox, output, others, terminal));
    });

  root
    .command('init')
    .description('write a first connections file and a workflow, and copy the action; does not overwrite')
    .option('--config <file>', 'path of the connections file', 'connections.yaml')
    .option('--sandbox <name>', 'sandbox of Adobe Experience Platform')
    .option(
      '--set <name=value>',
      'value of a key under `auth`; repeatable',
      (value: string, earlier: readonly string[] = []) => [...earlier, value],
    )
    .option('--name <name>', 'name of the connection in Adobe Experience Platform')
    .option('--key <key>', 'key in the file, by which later jobs look up the id')
    .option('--no-action', 'do not copy the action into the repository')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections init      (asks, in a terminal)
  aep-base-connections init --sandbox dev ${exampleSet}`,
    )
    .action(async (flags: InitFlags) => {
      const { init } = await import(/* webpackMode: "eager" */ './init.ts');
      done(await init(flags, terminal));
    });

  root
    .command('emulator')
    .description('emulate Adobe and the sources on this machine, to try things out')
    .option('--port <number>', 'port on 127.0.0.1; 0 for a free one', '0')
    .option('--latency <ms>', 'milliseconds before each request is handled', '0')
    .option('--listing-lag <ms>', 'milliseconds until listings show new connections', '0')
    .option('--sandbox <name...>', 'sandboxes to emulate', ['prod', 'dev', 'stage'])
    .option('--json', 'print the URL as JSON')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections emulator --port 8080
  aep-base-connections emulator --latency 200 --sandbox dev stage`,
    )
    .action(async (flags: EmulatorFlags) => {
      const { emulate } = await import(/* webpackMode: "eager" */ './serve-emulator.ts');
      done(await emulate(flags, terminal));
    });

  root
    .command('demo')
    .description('run the built action against the emulator, and show its output')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections demo
  aep-base-connections demo | less`,
    )
    .action(async () => {
      const { demo } = await import(/* webpackMode: "eager" */ './demo.ts');
      done(await demo(terminal));
    });

  root.hook('preAction', (_, command) => checkFlags(command));
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.error.write(text),
      outputError: (text, write) => write(`${text.trimEnd()}\nSee \`${nameOf(command)} --help\`.\n`),
    });
  }
  return root;
}

interface ExportFlags extends RunFlags {
  readonly sandbox: readonly string[];
  readonly output?: string;
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
}

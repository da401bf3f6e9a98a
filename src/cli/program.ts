import { Command, Option } from 'commander';
import { checkFlags, withAdobe, withRun, withSecrets } from './flags.ts';
import type { InitFlags } from './init.ts';
import type { RunFlags } from './run-options.ts';
import type { EmulatorFlags } from './serve-emulator.ts';
import type { Terminal } from './terminal.ts';
import type { ValidateFlags } from './validate.ts';

/** Takes the exit code of a command, once it is over. */
type Done = (exitCode: number) => void;

/**
 * Returns the command line: what it takes, and what its help says. What a command does is evaluated when it is called, so
 * that a check at every commit does not wait for the rest. All of it stays in one piece of the bundle: as pieces they would
 * be seventeen, and save that check a fiftieth of a second.
 */
export function program(terminal: Terminal, version: string, done: Done): Command {
  const root = new Command('aep-base-connections')
    .description(
      'Zoho CRM base connections in Adobe Experience Platform, from a file: the same program as the GitHub Action.',
    )
    .version(version)
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .showSuggestionAfterError()
    .addHelpText(
      'after',
      `
Start here:
  aep-base-connections demo            see it work, with nothing set up
  aep-base-connections init            write a first connections file and a workflow
  aep-base-connections validate        check the file
  aep-base-connections plan            see what would change
  aep-base-connections apply           change it

Adobe's credential is read from ADOBE_CLIENT_ID, ADOBE_CLIENT_SECRET (or ADOBE_ACCESS_TOKEN), ADOBE_ORG_ID and ADOBE_SCOPES.
Exit codes: 0 done or nothing to do, 1 failed, 2 changes pending (plan --exit-code), 3 the file or the arguments are
invalid, 4 some entries failed, 130 cancelled.`,
    );

  withSecrets(
    root
      .command('validate')
      .argument('[files...]', 'connections files, or globs', ['connections.yaml'])
      .description('check connections files; nothing is sent anywhere')
      .addOption(
        new Option('--format <format>', 'how findings are printed')
          .choices(['text', 'github', 'json'])
          .default('text'),
      )
      .option('--json', 'the same as --format json')
      .option('--sandbox <name>', 'the sandbox of entries and files that name none'),
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

  withRun(
    root
      .command('plan')
      .argument('[file]', 'the connections file', 'connections.yaml')
      .description('show what would change; nothing is written')
      .option('--exit-code', 'exit with 2 when the plan is not empty'),
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

  withRun(
    root
      .command('apply')
      .argument('[file]', 'the connections file', 'connections.yaml')
      .description('show the plan, ask, and change what it says')
      .option('-y, --yes', 'do not ask')
      .option('--allow-delete', 'remove what the file marks with ensure: absent')
      .option('--expected-plan-hash <hash>', 'apply only the plan with this hash'),
  )
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections apply --secrets-file .secrets
  op inject -i secrets.tpl | aep-base-connections apply --secrets-file - --yes
  aep-base-connections apply --rotate zoho-eu --secrets-from-env`,
    )
    .action(async (file: string, flags: RunFlags) => {
      const { planOrApply } = await import(/* webpackMode: "eager" */ './plan-or-apply.ts');
      done(await planOrApply('apply', file, flags, terminal));
    });

  withAdobe(
    root
      .command('export')
      .description('write the connections file for what exists: each entry pinned by its id, no secrets')
      .requiredOption('--sandbox <name...>', 'the sandboxes to look into')
      .option(
        '-o, --output <file>',
        'where to write it (never over a file that is there); else to the standard output',
      )
      .option('--json', 'print data'),
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
    .description(
      'write a first connections file and a workflow, and put the action beside them; nothing is overwritten',
    )
    .option('--config <file>', 'where the connections file goes', 'connections.yaml')
    .option('--data-center <code>', "Zoho's data centre: us, eu, in, au, cn, jp, ca, sa, uk, ae")
    .option('--sandbox <name>', 'the sandbox of Adobe Experience Platform')
    .option('--client-id <id>', "the client id from Zoho's API console")
    .option('--name <name>', 'what the connection is called there')
    .option('--key <key>', 'the name by which its id is looked up')
    .option('--no-action', 'do not copy the action into the repository')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections init                                                     asks, in a terminal
  aep-base-connections init --data-center eu --sandbox dev --client-id 1000.ABC`,
    )
    .action(async (flags: InitFlags) => {
      const { init } = await import(/* webpackMode: "eager" */ './init.ts');
      done(await init(flags, terminal));
    });

  root
    .command('emulator')
    .description('serve Flow Service, Adobe IMS and Zoho on this machine, to try things out')
    .option('--port <number>', 'on 127.0.0.1; 0 for a free one', '0')
    .option('--latency <ms>', 'milliseconds before a request is carried out')
    .option('--listing-lag <ms>', 'milliseconds for which listings do not show what is new')
    .option('--sandbox <name...>', 'the sandboxes that there are')
    .option('--json', 'print where it is as data')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections emulator --port 8080
  aep-base-connections emulator --latency 200 --listing-lag 5000`,
    )
    .action(async (flags: EmulatorFlags) => {
      const { emulate } = await import(/* webpackMode: "eager" */ './serve-emulator.ts');
      done(await emulate(flags, terminal));
    });

  root
    .command('demo')
    .description('run the built action against the emulator, and show what it prints')
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

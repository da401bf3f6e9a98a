import { Command, Option } from 'commander';
import type { Desk } from './desk.ts';
import type { RunFlags } from './run-options.ts';

/** Returns the exit code of a command, once it is over. */
type Done = (exitCode: number) => void;

/**
 * Returns the command line: what it takes, and what its help says. What a command does is loaded when it is called, so
 * that a check at every commit does not wait for the rest.
 */
export function program(desk: Desk, version: string, done: Done): Command {
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
    .action(async (files: string[], flags: Flags) => {
      const { validate } = await import('./validate.ts');
      const format = flags['json'] === true ? 'json' : flags['format'];
      done(await validate(files, { ...flags, format } as Parameters<typeof validate>[1], desk));
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
    .action(async (file: string, flags: Flags) => {
      const { runAtDesk } = await import('./run-at-desk.ts');
      done(await runAtDesk('plan', file, flags, desk));
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
    .action(async (file: string, flags: Flags) => {
      const { runAtDesk } = await import('./run-at-desk.ts');
      done(await runAtDesk('apply', file, flags, desk));
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
    .action(async (flags: Flags & { readonly sandbox: string[]; readonly output?: string }) => {
      const { exportConnections } = await import('./export.ts');
      const { sandbox, output, ...others } = flags;
      done(await exportConnections(sandbox, output, others, desk));
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
    .action(async (given: Flags) => {
      const { init } = await import('./init.ts');
      const { dataCenter, ...flags } = given;
      done(
        await init(
          { ...flags, ...(dataCenter === undefined ? {} : { dataCenter }) } as Parameters<typeof init>[0],
          desk,
        ),
      );
    });

  root
    .command('emulator')
    .description('serve Flow Service, Adobe IMS and Zoho on this machine, to try things out')
    .option('--port <number>', 'on 127.0.0.1; 0 for a free one', '0')
    .option('--latency <ms>', 'milliseconds before a request is carried out')
    .option('--listing-lag <ms>', 'milliseconds for which listings do not show what is new')
    .option('--sandbox <name...>', 'the sandboxes that there are')
    .option('--fault <fault>', 'something that goes wrong, as YAML or JSON; may be repeated', collect)
    .option('--faults <file>', 'a file with a list of them')
    .option('--json', 'print where it is as data')
    .addHelpText(
      'after',
      `
Examples:
  aep-base-connections emulator --port 8080
  aep-base-connections emulator --latency 200 --fault '{ method: POST, path: /connections, nth: 1, effect: { kind: answer, status: 503, after: true } }'`,
    )
    .action(async (flags: Flags) => {
      const { emulate } = await import('./serve-emulator.ts');
      done(await emulate(flags as unknown as Parameters<typeof emulate>[0], desk));
    });

  root
    .command('demo')
    .description('run the built action against the emulator, and show what it prints')
    .action(async () => {
      const { demo } = await import('./demo.ts');
      done(await demo(desk));
    });

  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => desk.output.write(text),
      writeErr: (text) => desk.error.write(text),
      outputError: (text, write) => write(`${text.trimEnd()}\nSee \`${nameOf(command)} --help\`.\n`),
    });
  }
  return root;
}

type Flags = RunFlags;

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${command.parent.name()} ${command.name()}`;
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

function withSecrets(command: Command): Command {
  return command
    .option(
      '--secrets-file <file>',
      'the secrets, as NAME=value lines or one JSON object; - for the standard input',
    )
    .option(
      '--secrets-from-env',
      'take the secrets that the file refers to from the environment, and no others',
    );
}

function withAdobe(command: Command): Command {
  return command
    .option(
      '--adobe-credentials <file>',
      'a file with ADOBE_CLIENT_ID=… and so on, instead of the environment',
    )
    .option('--emulator <url>', 'work against the emulator there, with its credential')
    .option('--platform-url <url>', 'where Flow Service is')
    .option('--ims-url <url>', 'where access tokens come from')
    .option('--concurrency <number>', 'requests in flight at once, 1 to 32')
    .option('--timeout <seconds>', 'for all of it')
    .option('--request-timeout <seconds>', 'for one request')
    .option('--debug', 'tell of every request: method, path, status, duration, request id');
}

/** The flags that `plan` and `apply` share. Those of the action's inputs have their names. */
function withRun(command: Command): Command {
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

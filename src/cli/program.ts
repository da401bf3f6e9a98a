import { Command, CommanderError, Option } from 'commander';
import { code, msg } from '../model/message.ts';
import { type Problem, problemsIn } from '../model/problem.ts';
import { OPTIONS } from '../options/options.ts';
import { defaultSource } from '../source/catalogue.ts';
import { exampleAuth } from '../source/examples.ts';
import type { EmulatorFlags } from './demo.ts';
import type { DoctorFlags } from './doctor.ts';
import { EXIT, EXIT_MEANINGS } from './exit-code.ts';
import type { ExportFlags } from './export.ts';
import { addAdobe, addInit, addSecrets, checkFlags } from './flags.ts';
import type { InitFlags } from './init.ts';
import { printFailure, printJson, problemJson } from './problem-text.ts';
import type { RunFlags } from './run-options.ts';
import type { SourcesFlags } from './sources.ts';
import { forTerminal, type Terminal } from './terminal.ts';
import type { ValidateFlags } from './validate.ts';

const NAME = 'aep-base-connections';

/** The `--set` flags that `init` needs, with the default source's examples. */
const exampleSet = Object.entries(exampleAuth(defaultSource))
  .flatMap(([name, value]) => (typeof value === 'string' ? [`--set ${name}=${value}`] : []))
  .join(' ');

/**
 * Runs the command that the arguments name. Returns the exit code; every failure has been printed, with `--json` also as
 * data.
 */
export async function runProgram(
  args: readonly string[],
  version: string,
  terminal: Terminal,
): Promise<number> {
  let exitCode = 0;
  const root = program(terminal, version, (code) => {
    exitCode = code;
  });
  try {
    await root.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    const isRejected = error instanceof CommanderError;
    // Code 0 means help or the version.
    if (isRejected && error.exitCode === 0) return EXIT.done;
    // Invalid arguments have already been reported.
    const failed = isRejected ? EXIT.invalid : printFailure(error, terminal);
    const [name = ''] = args;
    const hasJson = root.commands
      .find((each) => each.name() === name)
      ?.options.some(({ long }) => long === '--json');
    if (hasJson && wantsJson(args)) {
      const found = isRejected ? [rejected(name, error)] : problemsIn(error);
      const problems = found.map((each) => problemJson(each, terminal));
      printJson(name, { exitCode: failed, problems }, terminal);
    }
    return failed;
  }
}

/** Returns the problem for arguments that the library rejects. */
function rejected(command: string, { message }: CommanderError): Problem {
  const why = message.replace(/^error: /, '').replaceAll('\n', ' ');
  return { code: 'input-invalid', message: [why], fix: msg`see ${code(`${NAME} ${command} --help`)}` };
}

/** Whether arguments that may be invalid ask for data. `--` ends the flags. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  const flags = end === -1 ? args : args.slice(0, end);
  return /(?:^| )--(?:json|format[ =]json)(?: |$)/.test(flags.join(' '));
}

/** Returns the command line. Each command's code is loaded only when it is called, so that hooks start fast. */
export function program(terminal: Terminal, version: string, done: (exitCode: number) => void): Command {
  const root = new Command(NAME)
    .description(
      "Manages Adobe Experience Platform's base connections from a file. The GitHub Action is the same program.",
    )
    .version(version)
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', HELP)
    .showHelpAfterError(seeHelp(NAME))
    .hook('preAction', (_, called) => checkFlags(called))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(forTerminal(text)),
      writeErr: (text) => terminal.error.write(forTerminal(text)),
    });
  const command = (name: string, description: string, ...examples: readonly string[]) =>
    root
      .command(name)
      .description(description)
      .showHelpAfterError(seeHelp(`${NAME} ${name}`))
      .addHelpText('after', `\nExamples:\n${examples.map((example) => `  ${example}`).join('\n')}`);
  // Like `command`, with flags in groups: credentials and rarely used flags have their own.
  const grouped: typeof command = (...words) => command(...words).optionsGroup('Behaviour:');

  const validate = grouped(
    'validate',
    'check connections files; sends nothing',
    `${NAME} validate`,
    `${NAME} validate 'teams/*/connections.yaml' --format github`,
    `${NAME} validate --secrets-file .secrets`,
  )
    .argument('[files...]', 'connections files, or globs', ['connections.yaml'])
    .addOption(
      new Option('--format <format>', 'how to print what was found')
        .choices(['text', 'github', 'json'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--sandbox <name>', 'sandbox of the entries and files that name none')
    .option('--allowed-hosts <hosts>', `${OPTIONS['allowed-hosts'].help} (default: hosts are not checked)`)
    .action(async (files: string[], { json, ...flags }: ValidateFlags & { readonly json?: boolean }) => {
      const { validate } = await import(/* webpackMode: "eager" */ './validate.ts');
      done(await validate(files, json === true ? { ...flags, format: 'json' } : flags, terminal));
    });

  const running = (mode: 'plan' | 'apply') => async (file: string, flags: RunFlags) => {
    const { planOrApply } = await import(/* webpackMode: "eager" */ './plan-or-apply.ts');
    done(await planOrApply(mode, file, flags, terminal));
  };
  const plan = grouped(
    'plan',
    'show what would change; writes nothing',
    `${NAME} plan`,
    `${NAME} plan --sandbox dev --verify all`,
    `${NAME} plan --json | jq .result`,
  )
    .argument('[file]', 'the connections file', 'connections.yaml')
    .option('--exit-code', 'exit with 2 when the plan is not empty')
    .action(running('plan'));
  const apply = grouped(
    'apply',
    'show the plan, ask for approval, and apply it',
    `${NAME} apply --secrets-file .secrets`,
    `op inject -i secrets.tpl | ${NAME} apply --secrets-file - --yes`,
    `${NAME} apply --rotate crm-eu --secrets-from-env`,
  )
    .argument('[file]', 'the connections file', 'connections.yaml')
    .option('-y, --yes', 'do not ask for approval')
    .action(running('apply'));

  const exporting = grouped(
    'export',
    'write a connections file for existing connections',
    `${NAME} export --sandbox dev > connections.yaml`,
    `${NAME} export --sandbox dev stage prod --output connections.yaml`,
  )
    .requiredOption('--sandbox <name...>', 'sandboxes to read')
    .option('--source <name...>', 'sources to export, as `sources` lists them (default: all)')
    .option('-o, --output <file>', 'file to write, which must not exist (default: the standard output)')
    .action(async (flags: ExportFlags) => {
      const { exportConnections } = await import(/* webpackMode: "eager" */ './export.ts');
      done(await exportConnections(flags, terminal));
    });

  const listing = grouped(
    'sources',
    'list the sources, or show what one needs',
    `${NAME} sources`,
    `${NAME} sources ${defaultSource.name}`,
    `${NAME} sources --live`,
  )
    .argument('[name]', 'a source')
    .option('--live', 'ask Adobe which are offered, and compare')
    .option('--sandbox <name>', 'sandbox to ask in, with --live', 'prod')
    .action(async (name: string | undefined, flags: SourcesFlags) => {
      const { listSources } = await import(/* webpackMode: "eager" */ './sources.ts');
      done(await listSources(name, flags, terminal));
    });

  const checking = grouped(
    'doctor',
    'check the credential, its permissions, and the network',
    `${NAME} doctor`,
    `${NAME} doctor --sandbox dev prod --source ${defaultSource.name}`,
  )
    .option('--sandbox <name...>', 'sandboxes to check (default: those that the credential has access to)')
    .option('--source <name...>', 'sources that Adobe must offer (default: all are counted)')
    .action(async (flags: DoctorFlags) => {
      const { doctor } = await import(/* webpackMode: "eager" */ './doctor.ts');
      done(await doctor(flags, version, terminal));
    });

  for (const each of [validate, plan, apply]) addSecrets(each);
  for (const each of [plan, apply, exporting, listing, checking]) addAdobe(each);

  const starting = command(
    'init',
    'write a connections file and a workflow',
    `${NAME} init`,
    `${NAME} init --sandbox dev \\\n      ${exampleSet}`,
    `${NAME} init --uses your-org/aep-base-connections@COMMIT`,
    `${NAME} init --update`,
  ).action(async (flags: InitFlags) => {
    const { init } = await import(/* webpackMode: "eager" */ './init.ts');
    done(await init(flags, terminal));
  });
  addInit(starting);

  command(
    'emulator',
    'emulate Adobe and the sources on this machine',
    `${NAME} emulator --port 8080`,
    `${NAME} emulator --latency 200 --sandbox dev stage`,
  )
    .option('--port <number>', 'port on 127.0.0.1; 0 for a free one', '0')
    .option('--latency <ms>', 'milliseconds before each request is handled', '0')
    .option('--listing-lag <ms>', 'milliseconds until listings show new connections', '0')
    .option('--sandbox <name...>', 'sandboxes to emulate', ['prod', 'dev', 'stage'])
    .option('--verbose', 'log each request: method, path, sandbox, status, duration')
    .option('--json', 'print the URL as JSON')
    .action(async (flags: EmulatorFlags) => {
      const { emulate } = await import(/* webpackMode: "eager" */ './demo.ts');
      done(await emulate(flags, terminal));
    });

  command('demo', 'run the action against the emulator', `${NAME} demo`, `${NAME} demo | less`).action(
    async () => {
      const { demo } = await import(/* webpackMode: "eager" */ './demo.ts');
      done(await demo(terminal));
    },
  );

  return root;
}

const exitCodes = [...EXIT_MEANINGS].map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`);

const HELP = `
Start here:
  ${NAME} demo      see it work, without any setup
  ${NAME} doctor    check the credential
  ${NAME} init      write a connections file and a workflow
  ${NAME} validate  check the file
  ${NAME} plan      see what would change
  ${NAME} apply     change it

The Adobe credential comes from ADOBE_CLIENT_ID, ADOBE_CLIENT_SECRET (or
ADOBE_ACCESS_TOKEN), ADOBE_ORG_ID and ADOBE_SCOPES, or from the file that
--adobe-credentials names.

Exit codes:
${exitCodes.join('\n')}`;

const seeHelp = (command: string) => `See \`${command} --help\`.`;

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT, EXIT_MEANINGS } from '../../../src/cli/exit-code.ts';
import { OPTION_NAMES, OPTIONS } from '../../../src/options/options.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator } from '../../emulator/emulator.ts';
import { fiveEntries } from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';

const COMMANDS = ['validate', 'plan', 'apply', 'export', 'sources', 'doctor', 'init', 'emulator', 'demo'];

describe('the help', () => {
  it('says where to start and what the exit codes mean', async () => {
    const { exitCode, output, error } = await runCli(['--help']);
    expect([exitCode, error]).toEqual([0, '']);
    for (const command of COMMANDS) expect(output).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(output).toContain('Start here:');
    for (const [code, meaning] of EXIT_MEANINGS)
      expect(output).toMatch(new RegExp(`^ {2}${code} +${meaning.replace(/[()]/g, '\\$&')}$`, 'm'));
    expect([...EXIT_MEANINGS.keys()]).toEqual(Object.values(EXIT));
  });

  it.each(COMMANDS)(
    'of %s has its usage, a description of every flag, and valid examples',
    async (command) => {
      const { exitCode, output, error } = await runCli([command, '--help']);
      expect([exitCode, error]).toEqual([0, '']);
      expect(output).toMatch(new RegExp(`^Usage: aep-base-connections ${command} \\[options\\]`));
      expect(await runCli(['help', command])).toEqual({ exitCode, output, error });
      for (const [flag] of output.matchAll(/^ {2}(?:-\w, )?--\S.*$/gm)) expect(flag).toMatch(/ {2}\S|<\S+>$/);
      const examples = [
        ...(output.split('Examples:\n')[1]?.matchAll(/aep-base-connections [a-z]+(.*)$/gm) ?? []),
      ];
      expect(examples.length).toBeGreaterThan(1);
      for (const [line, rest = ''] of examples) {
        expect(line).toContain(`aep-base-connections ${command}`);
        for (const [flag] of rest.matchAll(/--[a-z-]+/g))
          expect(output.split('Examples:')[0]).toContain(flag);
      }
    },
  );

  it.each(['', ...COMMANDS])('of %j fits into a terminal of 80 columns', async (command) => {
    const { output } = await runCli([...(command === '' ? [] : [command]), '--help']);
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('lists every command', async () => {
    const { output } = await runCli(['--help']);
    const [, listed = ''] = output.split('\nCommands:\n');
    const names = [...(listed.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name);
    expect(names).toEqual([...COMMANDS, 'help']);
  });

  it.each(['plan', 'apply', 'export', 'sources', 'doctor'])(
    'of %s groups flags by behaviour, credentials and advanced use',
    async (command) => {
      const { output } = await runCli([command, '--help']);
      const groups = [...output.matchAll(/^([A-Z][a-z]+):$/gm)].map(([, group]) => group);
      expect(groups.filter((group) => group !== 'Arguments')).toEqual([
        'Behaviour',
        'Credentials',
        'Advanced',
        'Options',
        'Examples',
      ]);
      expect(output).toMatch(/\nOptions:\n {2}-h, --help +show this help\n\n/);
    },
  );

  it('of a command that asks Adobe has the flags in the table of options, with their defaults', async () => {
    for (const command of ['plan', 'apply', 'export', 'sources', 'doctor'] as const) {
      const { output } = await runCli([command, '--help']);
      const help = output.replace(/\s+/g, ' ');
      for (const name of OPTION_NAMES) {
        const { flag, default: standard } = OPTIONS[name];
        const isThere =
          flag?.commands.some((each) => each === command) === true ||
          (name === 'sandbox' && command !== 'plan' && command !== 'apply');
        expect([command, name, help.includes(` --${name} `)]).toEqual([command, name, isThere]);
        if (isThere && standard !== '' && flag?.argument !== '')
          expect(help).toContain(`(default: ${standard})`);
      }
    }
  });
});

describe('invalid arguments are rejected without any effect', () => {
  it.each([
    [[], 'Usage:'],
    [['plna'], '(Did you mean plan?)'],
    [['plan', '--jsn'], '(Did you mean --json?)'],
    [['--json', 'plan'], "unknown option '--json'"],
    [['plan', 'a.yaml', 'b.yaml'], 'too many arguments'],
    [['plan', 'FILE', '--on-drift', 'some', ...EMULATOR], 'use one of: update, report'],
    [['plan', 'FILE', '--verify', 'some', ...EMULATOR], 'use one of: none, changed, all'],
    [['validate', '--format', 'xml'], 'Allowed choices are text, github, json'],
    [['apply', '--sandbox'], "option '--sandbox <name>' argument missing"],
    [['export'], "required option '--sandbox <name...>' not specified"],
    [['demo', '--fast'], "unknown option '--fast'"],
    [['demo', 'x'], 'too many arguments'],
    [['plan', '--secrets-file', 'a', '--secrets-from-env'], 'cannot be used with'],
    [['plan', ...EMULATOR, '--platform-url', 'http://127.0.0.1:2'], 'cannot be used with'],
    [['plan', '--secrets-file', '-', '--adobe-credentials', '-'], 'the standard input is read once'],
    // These values are unset variables. Each would have a wider effect than intended.
    [['apply', '--yes', '--sandbox', ''], "'--sandbox <name>' was given an empty value"],
    [['apply', '--yes', '--expected-plan-hash='], "'--expected-plan-hash <hash>' was given an empty value"],
    [['apply', '--yes', '--rotate', ''], "'--rotate <keys>' was given an empty value"],
    [['export', '--sandbox', 'dev', ''], "'--sandbox <name...>' was given an empty value"],
    [['emulator', '--port', ''], "'--port <number>' was given an empty value"],
    [['emulator', '--port', '80a'], '`--port` must be a whole number from 0 to 65535'],
    [['emulator', '--latency', '-5'], '`--latency` must be a whole number'],
    [['emulator', '--sandbox', 'Dev'], '`--sandbox` is not a sandbox name'],
    [
      ['plan', '--secrets-file', 'nowhere.env'],
      '`nowhere.env` does not exist\n  help: check the path of the file',
    ],
  ])('%j', async (args, words) => {
    const { exitCode, output, error } = await runCli(args);
    expect([exitCode, output]).toEqual([3, '']);
    expect(error).toContain(words);
  });
});

describe('validate', () => {
  const goodAndBad = async () => {
    const bad = fiveEntries.replace('name: Zoho CRM EU', 'nmae: 100%');
    return createWorkspace({
      'a/connections.yaml': fiveEntries,
      'b/connections.yaml': bad,
      'b/node_modules/connections.yaml': bad,
      'weird[1].yaml': bad,
    });
  };

  it('finds the files of a pattern except in node_modules, and a file whose name looks like a pattern', async () => {
    const folder = await goodAndBad();
    const { exitCode, output, error } = await runCli([
      'validate',
      join(folder, '**/connections.yaml'),
      join(folder, 'weird[1].yaml'),
      join(folder, 'a/connections.yaml'),
    ]);
    expect(exitCode).toBe(3);
    expect(error).toBe('3 files, 2 errors, 0 warnings\n');
    expect(output.match(/^\S+(?=:\d+:\d+: error)/gm)).toEqual([
      join(folder, 'b/connections.yaml'),
      join(folder, 'weird[1].yaml'),
    ]);
  });

  it('reports a pattern without files', async () => {
    const { exitCode, output } = await runCli(['validate', '/nowhere/*.yaml']);
    expect(exitCode).toBe(3);
    expect(output).toContain('error[file-missing]: no file matches `/nowhere/*.yaml`');
  });

  it('prints workflow commands for GitHub with `--format github`', async () => {
    const folder = await goodAndBad();
    const path = join(folder, 'weird[1].yaml');
    const { output } = await runCli(['validate', path, '--format', 'github']);
    expect(output).toMatch(
      /^::error file=[^,]*weird\[1\]\.yaml,line=6,col=5,title=Base connections::\S+ zoho-eu: .* \[key-unknown\]\n$/,
    );
  });

  it('reports the title of a sandbox in place of its name', async () => {
    const { exitCode, output } = await runCli(['validate', '--sandbox', 'My Dev']);
    expect([exitCode, output]).toEqual([3, expect.stringContaining('`--sandbox` is not a sandbox name')]);
  });

  it('accepts entries without a sandbox if a flag gives one', async () => {
    const folder = await createWorkspace({ 'c.yaml': fiveEntries.replace(/^sandbox: dev.*\n/m, '') });
    expect((await runCli(['validate', join(folder, 'c.yaml')])).exitCode).toBe(3);
    expect((await runCli(['validate', join(folder, 'c.yaml'), '--sandbox', 'dev'])).exitCode).toBe(0);
  });
});

it('a plan prints its hash, and apply accepts only the plan with that hash', async () => {
  const folder = await createWorkspace({ 'c.yaml': fiveEntries });
  const emulator = createEmulator();
  const { error } = await runCli(['plan', join(folder, 'c.yaml'), ...EMULATOR], { emulator });
  const [, hash = ''] =
    /^To apply only this plan, add --expected-plan-hash ([0-9a-f]{64})$/m.exec(error) ?? [];
  expect(error).toContain('Secrets were not checked: none were given.');
  const args = ['apply', join(folder, 'c.yaml'), ...EMULATOR, '--yes', '--expected-plan-hash', hash];
  const applied = await runCli(args, { emulator });
  expect(applied.error).toContain('secret-unknown');
});

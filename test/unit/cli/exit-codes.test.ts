import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { createWorkspace } from '../../dist/workspace.ts';
import { createEmulator, type Emulator } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import {
  asLines,
  existingUs,
  fiveEntries,
  fiveSecrets,
  seedWholeLife,
  wholeLife,
} from '../../fixtures/examples.ts';
import { EMULATOR, runCli } from './at-terminal.ts';
import { readOutput } from './cli-output.ts';

interface Story {
  readonly args: readonly string[];
  readonly file?: string;
  readonly faults?: readonly Fault[];
  readonly seed?: (emulator: Emulator) => unknown;
  readonly cancelled?: boolean;
  readonly exitCode: number;
  /** The expected members of the JSON output. */
  readonly says: object;
}

const APPLY = ['apply', 'FILE', ...EMULATOR, '--yes', '--secrets-file', 'SECRETS'];
const PLAN = ['plan', 'FILE', ...EMULATOR];
const noCreations: Fault = { method: 'POST', path: '/connections', effect: { kind: 'answer', status: 400 } };
const unavailable: Fault = { path: '/connections', effect: { kind: 'answer', status: 403 } };
/** Two of the five entries, in one sandbox. More entries would not test more. */
const twoEntries = fiveEntries.slice(0, fiveEntries.indexOf('  zoho-in:'));
const broken = twoEntries.replace('name: Zoho CRM EU', 'nmae: Zoho CRM EU');
const onlyUs = { version: 1, sandbox: 'dev' };

const STORIES: Readonly<Record<string, Story>> = {
  'validate a valid file': {
    args: ['validate', 'FILE'],
    exitCode: 0,
    says: { files: [{ valid: true, connections: 2 }] },
  },
  'validate with valid secrets': {
    args: ['validate', 'FILE', '--secrets-file', 'SECRETS'],
    exitCode: 0,
    says: { files: [{ problems: [] }] },
  },
  'validate an invalid file': {
    args: ['validate', 'FILE'],
    file: broken,
    exitCode: 3,
    says: {
      files: [
        {
          valid: false,
          problems: [{ code: 'key-unknown', fix: 'did you mean `name`?', place: { line: 6 } }],
        },
      ],
    },
  },
  'validate a valid file and a missing one': {
    args: ['validate', 'FILE', 'nowhere.yaml'],
    exitCode: 3,
    says: { files: [{ valid: true }, { valid: false, problems: [{ code: 'file-missing' }] }] },
  },
  'validate with a missing secrets file': {
    args: ['validate', 'FILE', '--secrets-file', 'nowhere'],
    exitCode: 3,
    says: { files: [], problems: [{ code: 'file-missing' }] },
  },
  'validate and cancel': {
    args: ['validate', 'FILE', '--secrets-file', '-'],
    cancelled: true,
    exitCode: 130,
    says: { files: [], problems: [{ code: 'cancelled' }] },
  },
  'validate and cancel before the first file': {
    args: ['validate', 'FILE'],
    cancelled: true,
    exitCode: 130,
    says: { files: [], problems: [{ code: 'cancelled' }] },
  },
  'an empty plan': {
    args: [...PLAN, '--sandbox', 'dev', '--exit-code'],
    file: JSON.stringify({
      ...onlyUs,
      connections: {
        us: {
          name: existingUs.name,
          auth: {
            dataCenter: 'us',
            clientId: '1000.A',
            clientSecret: { secret: 'A' },
            refreshToken: { secret: 'B' },
          },
        },
      },
    }),
    seed: ({ seed }) => seed(existingUs),
    exitCode: 0,
    says: { result: 'in-sync', connections: [{ change: 'unchanged' }] },
  },
  'a plan with changes': { args: PLAN, exitCode: 0, says: { result: 'planned', errors: 0 } },
  'a plan with changes that should fail': {
    args: [...PLAN, '--exit-code'],
    exitCode: 2,
    says: { result: 'planned' },
  },
  'a plan of an invalid file': {
    args: [...PLAN, '--exit-code'],
    file: broken,
    exitCode: 3,
    says: { result: 'invalid' },
  },
  'a plan with a conflict': {
    args: PLAN,
    seed: ({ seed }) => [seed(existingUs), seed(existingUs)],
    exitCode: 4,
    says: {
      result: 'failed',
      problems: [{ code: 'name-conflict', entry: 'zoho-us', place: { line: 14 } }],
    },
  },
  'a plan without access to Adobe': {
    args: PLAN,
    faults: [unavailable],
    exitCode: 1,
    says: { result: 'failed' },
  },
  'a plan without a credential': {
    args: ['plan', 'FILE'],
    exitCode: 3,
    says: { problems: [{ code: 'input-missing' }, {}, {}] },
  },
  'a plan without a file and without a credential': {
    args: ['plan', 'nowhere.yaml'],
    exitCode: 3,
    says: { problems: [{ code: 'file-missing' }, { code: 'input-missing' }, {}, {}] },
  },
  'an apply with only creations': { args: APPLY, exitCode: 0, says: { result: 'applied', errors: 0 } },
  'an apply with every kind of change': {
    args: [...APPLY, '--allow-delete', '--on-drift', 'update', '--rotate', 'zoho-us-stage'],
    file: wholeLife,
    seed: seedWholeLife,
    exitCode: 0,
    says: { result: 'applied' },
  },
  'an apply with one failed entry': {
    args: APPLY,
    faults: [{ ...noCreations, nth: 1 }],
    exitCode: 4,
    says: { result: 'partial' },
  },
  'an apply with only failed entries': {
    args: APPLY,
    faults: [noCreations],
    exitCode: 4,
    says: { result: 'failed' },
  },
  'an apply without an interactive terminal': {
    args: ['apply', 'FILE', ...EMULATOR, '--secrets-file', 'SECRETS'],
    exitCode: 3,
    says: { result: 'invalid', problems: [{ code: 'input-missing' }] },
  },
  'an apply of an unexpected plan': {
    args: [...APPLY, '--expected-plan-hash', 'a'.repeat(64)],
    exitCode: 1,
    says: { result: 'failed', problems: [{ code: 'plan-hash-differs' }] },
  },
  'an apply with a deletion': {
    args: APPLY,
    file: wholeLife,
    seed: seedWholeLife,
    exitCode: 1,
    says: { result: 'failed' },
  },
  'an apply without secrets': {
    args: ['apply', 'FILE', ...EMULATOR, '--yes'],
    exitCode: 1,
    says: { result: 'failed', connections: [{ outcome: 'skipped' }, { outcome: 'skipped' }] },
  },
  'an apply that was cancelled before it started': {
    args: APPLY,
    cancelled: true,
    exitCode: 130,
    says: { result: 'failed' },
  },
  'the list of sources': { args: ['sources'], exitCode: 0, says: { problems: [] } },
  'an unknown source': {
    args: ['sources', 'salesforc'],
    exitCode: 3,
    says: {
      problems: [
        {
          code: 'input-invalid',
          message: '"salesforc" is not the name of a source',
          fix: 'did you mean `salesforce`?',
        },
      ],
    },
  },
  'the live sources with a credential that Adobe rejects': {
    args: ['sources', '--live', ...EMULATOR],
    faults: [{ path: '/ims/token/v3', effect: { kind: 'answer', status: 401 } }],
    exitCode: 1,
    says: { problems: [{ code: 'adobe-token-refused' }] },
  },
  'live sources of an invalid sandbox': {
    args: ['sources', '--live', '--sandbox', 'My Dev', ...EMULATOR],
    exitCode: 3,
    says: { problems: [{ code: 'input-invalid' }] },
  },
  'live sources that time out': {
    args: ['sources', '--live', ...EMULATOR, '--timeout', '0.1'],
    faults: [{ path: '/ims/token/v3', effect: { kind: 'delay', milliseconds: 300 } }],
    exitCode: 1,
    says: { problems: [{ code: 'out-of-time' }] },
  },
  'a check that is cancelled': {
    args: ['doctor', ...EMULATOR],
    cancelled: true,
    exitCode: 130,
    says: { problems: [{ code: 'cancelled' }] },
  },
  'a check of an invalid sandbox': {
    args: ['doctor', '--sandbox', 'Dev', ...EMULATOR],
    exitCode: 3,
    says: { problems: [{ code: 'input-invalid' }] },
  },
  'an export': {
    args: ['export', '--sandbox', 'dev', ...EMULATOR],
    seed: ({ seed }) => seed(existingUs),
    exitCode: 0,
    says: { connections: 1, secrets: [{ name: 'ZOHO_CRM_US_CLIENT_ID' }, {}, {}] },
  },
  'an export without connections': {
    args: ['export', '--sandbox', 'dev', ...EMULATOR],
    exitCode: 1,
    says: { problems: [{ code: 'nothing-to-export' }] },
  },
  'an export to an existing file': {
    args: ['export', '--sandbox', 'dev', '--output', 'FILE', ...EMULATOR],
    seed: ({ seed }) => seed(existingUs),
    exitCode: 3,
    says: { problems: [{ code: 'file-exists' }] },
  },
  'an export from an invalid sandbox': {
    args: ['export', '--sandbox', 'Dev', ...EMULATOR],
    exitCode: 3,
    says: { problems: [{ code: 'input-invalid' }] },
  },
  'an export that Adobe rejects': {
    args: ['export', '--sandbox', 'dev', ...EMULATOR],
    faults: [unavailable],
    exitCode: 1,
    says: { problems: [{ code: 'adobe-refused' }] },
  },
  'an export without a credential': {
    args: ['export', '--sandbox', 'dev'],
    exitCode: 3,
    says: { problems: [{}, {}, {}] },
  },
  'an export that times out': {
    args: ['export', '--sandbox', 'dev', ...EMULATOR, '--timeout', '0.1'],
    faults: [{ path: '/ims/token/v3', effect: { kind: 'delay', milliseconds: 300 } }],
    exitCode: 1,
    says: { problems: [{ code: 'out-of-time' }] },
  },
  'an export that is cancelled': {
    args: ['export', '--sandbox', 'dev', ...EMULATOR],
    cancelled: true,
    exitCode: 130,
    says: { problems: [{ code: 'cancelled' }] },
  },
  'an emulator with an invalid latency': {
    args: ['emulator', '--latency', 'long'],
    exitCode: 3,
    says: { problems: [{ code: 'input-invalid' }] },
  },
};

async function play(
  { args, file = twoEntries, faults = [], seed, cancelled }: Story,
  more: readonly string[] = [],
) {
  const folder = await createWorkspace({ 'connections.yaml': file, '.secrets': asLines(fiveSecrets) });
  const paths: Readonly<Record<string, string>> = {
    FILE: join(folder, 'connections.yaml'),
    SECRETS: join(folder, '.secrets'),
  };
  const emulator = createEmulator({ faults });
  seed?.(emulator);
  const cancel = cancelled === true ? AbortSignal.abort() : undefined;
  return runCli([...args.map((arg) => paths[arg] ?? arg), ...more], {
    emulator,
    ...(cancel === undefined ? {} : { cancel }),
  });
}

/** Expects no escape codes without a terminal, and no stack traces. */
function expectWords(text: string): void {
  expect(stripVTControlCharacters(text)).toBe(text);
  expect(text).not.toMatch(/^\s+at .*\(/m);
}

it.each(Object.entries(STORIES))('%s has its exit code, and data that fits the schema', async (_, story) => {
  const { exitCode, output, error } = await play(story, ['--json']);
  const document = readOutput(output);
  expect(document).toMatchObject(story.says);
  expect(exitCode).toBe(story.exitCode);
  if ('exitCode' in document) expect(document['exitCode']).toBe(exitCode);
  expectWords(error);
});

/** A story for each exit code and for each command. */
const WAYS_TO_END = new Set(
  ['exitCode', 'command'].flatMap((what) => [
    ...new Map(
      Object.entries(STORIES).map(([name, { exitCode, args }]) => [
        what === 'command' ? args[0] : exitCode,
        name,
      ]),
    ).values(),
  ]),
);

it.each([...WAYS_TO_END])(
  '%s has its exit code without `--json` too, and keeps data and messages apart',
  async (name) => {
    const story = STORIES[name];
    if (story === undefined) throw new Error(`no story ${name}`);
    const { exitCode, output, error } = await play(story);
    expect(exitCode).toBe(story.exitCode);
    const [command] = story.args;
    const isData = command === 'validate' || (command === 'plan' && output.startsWith('  '));
    const isFile = command === 'export' && exitCode === 0;
    if (isFile) expect(output).toMatch(/^# yaml-language-server/);
    else if (!isData) expect(output).toBe('');
    expect(error).not.toBe('');
    expectWords(`${output}${error}`);
  },
);

it('every exit code in the schema has a story, and the other way round', () => {
  const codes = new Set(Object.values(STORIES).map(({ exitCode }) => exitCode));
  const schema = JSON.parse(
    readFileSync(new URL('../../../schema/cli-output.schema.json', import.meta.url), 'utf8'),
  );
  expect([...codes].sort((a, b) => a - b)).toEqual(schema.$defs.exitCode.enum);
});

it.each([
  ['plan', '--jsn'],
  ['export'],
  ['sources', 'a', 'b'],
  ['doctor', '--source', ''],
  ['validate', '--format', 'xml'],
])('arguments that %s does not accept are data too', async (...args) => {
  const { exitCode, output, error } = await runCli([...args, '--json']);
  const { problems, ...others } = readOutput(output);
  expect([exitCode, others]).toEqual([3, { schemaVersion: 1, command: args[0], exitCode: 3 }]);
  const fix = `see \`aep-base-connections ${args[0]} --help\``;
  expect(problems).toMatchObject([{ code: 'input-invalid', fix }]);
  const [{ message = '' }] = problems as [{ message?: string }];
  expect(error.replaceAll('\n', ' ')).toContain(message);
});

it.each([
  [['validate', '--nope', '--format', 'json'], true],
  [['validate', '--format=json', '--nope'], true],
  [['validate', '--nope', '--', '--json'], false],
] as const)('data is printed if a flag asks for it: %j', async (args, isData) => {
  const { exitCode, output } = await runCli(args);
  expect([exitCode, output !== '']).toEqual([3, isData]);
});

it.each([
  ['validate', '--secrets-file', '-'],
  ['plan', '--secrets-file', '-'],
  ['apply', '--yes', '--secrets-file', '-'],
  ['export', '--sandbox', 'dev', '--adobe-credentials', '-'],
])('%s can be cancelled while it waits for standard input', async (...args) => {
  const cancel = new AbortController();
  const run = runCli(args, { input: 'silence', cancel: cancel.signal });
  setImmediate(() => cancel.abort());
  const { exitCode, output, error } = await run;
  expect(exitCode).toBe(130);
  expect(`${output}${error}`).toContain('the command was cancelled; nothing was changed');
});

import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isCancel, log, cancel as sayCancelled, select, text } from '@clack/prompts';
import { readConnectionsFile } from '../config/connections-file.ts';
import { type Problem, ProblemError, problemsIn } from '../problem.ts';
import { isError } from '../report/run-report.ts';
import { dataCentres } from '../sources/zoho-data-centres.ts';
import { connectionsYaml, type WrittenEntry } from './connections-yaml.ts';
import { type Desk, isInteractive, tell } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { exists, writeNewFile } from './files.ts';
import { paintFor } from './paint.ts';
import { compilerText } from './problem-text.ts';

/** What a first connections file is made of. */
export interface Answers {
  readonly key: string;
  readonly name: string;
  readonly sandbox: string;
  readonly dataCenter: string;
  readonly clientId: string;
}

export interface InitFlags extends Partial<Answers> {
  readonly config: string;
  /** Whether the action itself is copied into the repository. */
  readonly action: boolean;
}

const WORKFLOW = '.github/workflows/connections.yml';
const ACTION = '.github/actions/aep-base-connections';

/** What of this package a workflow needs. */
const PARTS = ['action.yml', 'dist', 'schema/connections.schema.json', 'LICENSE'];

/** The names that the example workflow hands in. */
const SECRETS = {
  clientSecret: { secret: 'ZOHO_CLIENT_SECRET' },
  refreshToken: { secret: 'ZOHO_REFRESH_TOKEN' },
};

/** Writes a first connections file and a workflow, and puts the action beside them. It overwrites nothing. Returns the exit code. */
export async function init(flags: InitFlags, desk: Desk): Promise<number> {
  const paint = paintFor(desk.error);
  try {
    for (const path of [flags.config, WORKFLOW]) {
      if (await exists(path)) throw new ProblemError(isThere(path));
    }
    const answers = isInteractive(desk) ? await ask(flags, desk) : fromFlags(flags);
    if (answers === undefined) return EXIT.cancelled;
    const connections = connectionsText(answers);
    check(connections, flags.config);
    const workflow = await workflowText(flags.config, desk.home);

    await writeNewFile(flags.config, connections);
    await writeNewFile(WORKFLOW, workflow);
    const written = [flags.config, WORKFLOW];
    if (flags.action && !(await exists(ACTION))) {
      for (const part of PARTS) await cp(join(desk.home, part), join(ACTION, part), { recursive: true });
      written.push(`${ACTION}/`);
    }
    for (const path of written) tell(desk, paint.good(`wrote ${path}`));
    for (const line of nextSteps(answers)) tell(desk, line);
    return EXIT.done;
  } catch (error) {
    for (const problem of problemsIn(error)) {
      for (const line of compilerText(problem, undefined, paint)) tell(desk, line);
    }
    return error instanceof ProblemError ? EXIT.invalid : EXIT.failed;
  }
}

function isThere(path: string): Problem {
  return {
    code: 'file-exists',
    message: `\`${path}\` exists, and nothing is overwritten`,
    fix: 'move it away first, or go on with what is there',
  };
}

function connectionsText({ key, name, sandbox, dataCenter, clientId }: Answers): string {
  const entry: WrittenEntry = { key, name, auth: { dataCenter, clientId, ...SECRETS } };
  return connectionsYaml(sandbox, [entry]);
}

/** What was answered is held against the same rules as any file. */
function check(text: string, path: string): void {
  const { problems } = readConnectionsFile(new TextEncoder().encode(text), path);
  // The lines are those of a file that is not there yet.
  const errors = problems.filter(isError).map(({ place, ...problem }) => problem);
  if (errors.length > 0) throw new ProblemError(errors);
}

async function workflowText(config: string, home: string): Promise<string> {
  const example = await readFile(join(home, 'examples/workflows/connections.yml'), 'utf8');
  if (config === 'connections.yaml') return example;
  return example
    .replaceAll('paths: [connections.yaml]', `paths: [${JSON.stringify(config)}]`)
    .replaceAll(
      /( +)(- uses: \.\/\.github\/actions\/aep-base-connections\n[\s\S]*?with:\n)/g,
      `$1$2$1    config: ${JSON.stringify(config)}\n`,
    );
}

const DEFAULTS: Answers = { key: 'zoho', name: 'Zoho CRM', sandbox: '', dataCenter: '', clientId: '' };

function fromFlags(flags: InitFlags): Answers {
  const answers = { ...DEFAULTS, ...flags };
  const missing = (
    [
      ['sandbox', '--sandbox'],
      ['dataCenter', '--data-center'],
      ['clientId', '--client-id'],
    ] as const
  ).filter(([field]) => answers[field] === '');
  if (missing.length > 0) {
    throw new ProblemError({
      code: 'input-missing',
      message: `there is nobody here to ask, and no ${missing.map(([, flag]) => `\`${flag}\``).join(', ')}`,
      fix: 'give these flags, or run it in a terminal',
    });
  }
  return answers;
}

async function ask(
  flags: InitFlags,
  { input, error: output, cancel: signal }: Desk,
): Promise<Answers | undefined> {
  const common = { input, output, signal };
  const questions: readonly (readonly [keyof Answers, () => Promise<string | symbol>])[] = [
    [
      'dataCenter',
      () =>
        select({
          ...common,
          message: 'In which data centre of Zoho does the account live?',
          options: dataCentres.map(({ code, accountsHost }) => ({
            value: code,
            label: code,
            hint: accountsHost,
          })),
        }),
    ],
    [
      'sandbox',
      () =>
        text({
          ...common,
          message: 'Which sandbox of Adobe Experience Platform?',
          placeholder: 'dev',
          defaultValue: 'dev',
        }),
    ],
    [
      'name',
      () =>
        text({
          ...common,
          message: 'What is the connection to be called there?',
          placeholder: DEFAULTS.name,
          defaultValue: DEFAULTS.name,
        }),
    ],
    [
      'key',
      () =>
        text({
          ...common,
          message: 'By what key are workflow steps to look up its id?',
          placeholder: DEFAULTS.key,
          defaultValue: DEFAULTS.key,
        }),
    ],
    [
      'clientId',
      () =>
        text({
          ...common,
          message: "The client id from Zoho's API console (it is no secret):",
          placeholder: '1000.…',
        }),
    ],
  ];
  let answers: Answers = { ...DEFAULTS };
  for (const [field, question] of questions) {
    const given = flags[field];
    const answer = given ?? (await question());
    if (typeof answer !== 'string' || isCancel(answer)) {
      sayCancelled('Nothing was written.', { output });
      return undefined;
    }
    answers = { ...answers, [field]: answer.trim() };
  }
  log.message('', { output });
  return answers;
}

function nextSteps({ key }: Answers): readonly string[] {
  return [
    '',
    'Next:',
    '  1. In the settings of the repository, add the secrets ADOBE_CLIENT_SECRET, ZOHO_CLIENT_SECRET and ZOHO_REFRESH_TOKEN,',
    '     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.',
    '  2. Commit what was written (`git add --force .github/actions/aep-base-connections`, where `dist/` is ignored).',
    `  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`,
  ];
}

import { cp } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { code, joinMessages, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { authSpecOf, presetsOf, SPEC_NAME } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import { askForAnswers, type GivenAnswers } from './ask-for-answers.ts';
import { ACTION, referencesIn } from './connections-yaml.ts';
import { EXIT } from './exit-code.ts';
import { exists, writeNewFile } from './files.ts';
import { printFailure } from './problem-text.ts';
import { type Answers, errorsIn, firstAuth, firstConnections, firstWorkflow, keysToAsk } from './scaffold.ts';
import { isInteractive, paintFor, printError, type Terminal } from './terminal.ts';

export interface InitFlags extends Partial<Omit<Answers, 'values'>> {
  readonly config: string;
  /** What is written out under `auth`: `NAME=VALUE` each. */
  readonly set?: readonly string[] | undefined;
  /** Whether the action itself is copied into the repository. */
  readonly action: boolean;
}

const WORKFLOW = '.github/workflows/connections.yml';

/** What of this package a workflow needs. */
const PARTS = ['action.yml', 'dist', 'docs/troubleshooting.md', 'schema/connections.schema.json', 'LICENSE'];

/** Writes a first connections file and a workflow, and puts the action beside them. It overwrites nothing. Returns the exit code. */
export async function init(
  { config, action, set = [], ...flags }: InitFlags,
  terminal: Terminal,
): Promise<number> {
  const source = defaultSource;
  try {
    const given = { ...flags, values: valuesOf(set) };
    const path = inRepository(config);
    for (const each of [path, WORKFLOW]) if (await exists(each)) throw new ProblemError(isThere(each));
    const answers = isInteractive(terminal)
      ? await askForAnswers(source, given, terminal)
      : fromFlags(source, given);
    if (answers === undefined) return EXIT.cancelled;
    const connections = firstConnections(path, source, answers);
    const errors = errorsIn(connections);
    if (errors.length > 0) throw new ProblemError(errors);
    const secrets = referencesIn(firstAuth(source, answers.values)).map(({ name }) => name);
    const workflow = await firstWorkflow(path, answers, secrets, terminal.home);

    await writeNewFile(path, connections);
    await writeNewFile(WORKFLOW, workflow);
    const written = [path, WORKFLOW];
    if (action && !(await exists(ACTION))) {
      for (const part of PARTS) await cp(join(terminal.home, part), join(ACTION, part), { recursive: true });
      written.push(`${ACTION}/`);
    }
    const paint = paintFor(terminal.error);
    for (const each of written) printError(terminal, paint.good(`wrote ${each}`));
    if (!(await exists('.git')))
      printError(
        terminal,
        paint.strong(
          'There is no `.git` in this folder: GitHub runs workflows only from the top of a repository.',
        ),
      );
    for (const line of nextSteps(answers, secrets)) printError(terminal, line);
    return EXIT.done;
  } catch (error) {
    // What is wrong with the answers is what would be wrong with the file.
    return printFailure(error, terminal, EXIT.invalid);
  }
}

/** Returns the path from the top of the repository, where `init` runs: a workflow finds the file by it. */
function inRepository(config: string): string {
  const way = relative('.', resolve(config));
  if (way !== '' && !way.startsWith('..') && !isAbsolute(way)) return way.replaceAll(sep, '/');
  throw new ProblemError({
    code: 'input-invalid',
    message: msg`${code('--config')} leads out of this folder, which must be the repository`,
    fix: msg`run it at the top of the repository, and give a path in it`,
  });
}

function isThere(path: string) {
  return {
    code: 'file-exists',
    message: msg`${code(path)} exists, and nothing is overwritten`,
    fix: msg`move it away, or use ${code('validate')} on the existing file`,
  } as const;
}

function valuesOf(set: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    set.map((each) => {
      const [, name, value] = /^([A-Za-z0-9]+)=(.*)$/s.exec(each) ?? [];
      if (name !== undefined && value !== undefined) return [name, value];
      throw new ProblemError({
        code: 'input-invalid',
        message: msg`${code('--set')} is not of the form ${code('NAME=VALUE')}`,
        fix: msg`write the name of a key under ${code('auth')}, an equals sign and the value`,
      });
    }),
  );
}

function fromFlags(source: Source, given: GivenAnswers): Answers {
  const { sandbox, key = source.key, name = source.title, values } = given;
  const missing = [
    ...keysToAsk(source, values)
      .filter((each) => values[each] === undefined && !isFilled(source, values, each))
      .map((each) => code(`--set ${each}=…`)),
    ...(sandbox === undefined ? [code('--sandbox')] : []),
  ];
  if (sandbox !== undefined && missing.length === 0) return { key, name, sandbox, values };
  throw new ProblemError({
    code: 'input-missing',
    message: msg`no interactive terminal to ask for ${joinMessages(
      missing.map((flag) => [flag]),
      ', ',
    )}`,
    fix: msg`give these flags, or run it in a terminal`,
  });
}

/** Whether a preset is not needed, since all that it would fill in is given. */
function isFilled(source: Source, values: Answers['values'], key: string): boolean {
  const [, parameters] = authSpecOf(source, values[SPEC_NAME]);
  const used = presetsOf(source, parameters).find(({ name }) => name === key);
  return used?.fills.every((each) => values[each] !== undefined) === true;
}

function nextSteps({ key }: Answers, secrets: readonly string[]): readonly string[] {
  return [
    '',
    'Next:',
    `  1. In the settings of the repository, add the secrets ${['ADOBE_CLIENT_SECRET', ...secrets.slice(0, -1)].join(', ')} and ${secrets.at(-1)},`,
    '     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.',
    '  2. Commit what was written (`git add --force .github/actions/aep-base-connections`, where `dist/` is ignored).',
    `  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`,
  ];
}

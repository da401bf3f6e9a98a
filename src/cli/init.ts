import { cp } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isCancel, log, cancel as sayCancelled, select, text } from '@clack/prompts';
import { code, joinMessages, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { authSpecOf, presetsOf, SPEC_NAME } from '../source/auth.ts';
import { defaultSource } from '../source/catalogue.ts';
import {
  ACTION,
  type Answers,
  firstAuth,
  firstConnections,
  readBack,
  referencesIn,
  valuesToAsk,
} from './connections-yaml.ts';
import { EXIT } from './exit-code.ts';
import { exists, fileExists, readExample, writeNewFile } from './files.ts';
import { cliText, printFailure } from './problem-text.ts';
import { isInteractive, paintFor, printError, type Terminal } from './terminal.ts';

/** What the flags have given. */
type Given = Partial<Answers> & Pick<Answers, 'values'>;

export interface InitFlags extends Omit<Given, 'values'> {
  readonly config: string;
  /** What is written out under `auth`: `NAME=VALUE` each. */
  readonly set?: readonly string[] | undefined;
  /** Whether the action itself is copied into the repository. */
  readonly action: boolean;
}

const WORKFLOW = '.github/workflows/connections.yml';

const LACKS_GIT =
  'There is no `.git` in this folder: GitHub runs workflows only from the top of a repository.';

/** What of this package a workflow needs. */
const PARTS = ['action.yml', 'dist', 'docs/troubleshooting.md', 'schema/connections.schema.json', 'LICENSE'];

/** Writes a first connections file and a workflow, and copies the action. It overwrites nothing. Returns the exit code. */
export async function init(
  { config, action, set = [], ...flags }: InitFlags,
  terminal: Terminal,
): Promise<number> {
  const source = defaultSource;
  const { home } = terminal;
  const { good, strong } = paintFor(terminal.error);
  try {
    const given = { ...flags, values: Object.fromEntries(set.map(parseSet)) };
    const path = inRepository(config);
    const fix = msg`move it away, or use ${code('validate')} on the existing file`;
    const another = msg`move it away, or add a step with ${code(`config: ${path}`)} to it`;
    if (await exists(path)) throw new ProblemError({ ...fileExists(path), fix });
    if (await exists(WORKFLOW)) throw new ProblemError({ ...fileExists(WORKFLOW), fix: another });
    const answers = isInteractive(terminal) ? await ask(source, given, terminal) : fromFlags(source, given);
    if (answers === undefined) return EXIT.cancelled;
    const connections = firstConnections(path, source, answers);
    const { errors } = readBack(connections);
    if (errors.length > 0) throw new ProblemError(errors);
    const secrets = referencesIn(firstAuth(source, answers.values)).map(({ name }) => name);
    const example = await readExample(home, 'workflows/connections.yml', 'init');
    const workflow = firstWorkflow(example, path, answers.key, secrets);
    const written = [path, WORKFLOW];
    await writeNewFile(path, connections);
    await writeNewFile(WORKFLOW, workflow);
    if (action && !(await exists(ACTION))) {
      for (const part of PARTS) await cp(join(home, part), join(ACTION, part), { recursive: true });
      written.push(`${ACTION}/`);
    }
    for (const each of written) printError(terminal, good(`wrote ${each}`));
    if (!(await exists('.git'))) printError(terminal, strong(LACKS_GIT));
    printError(terminal, nextSteps(answers, secrets, await exists(ACTION)));
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
  const message = msg`${code('--config')} leads out of this folder, which must be the repository`;
  const fix = msg`run it at the top of the repository, and give a path in it`;
  throw new ProblemError({ code: 'input-invalid', message, fix });
}

function parseSet(set: string): readonly [name: string, value: string] {
  const [, name, value] = /^([A-Za-z0-9]+)=(.*)$/s.exec(set) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  const message = msg`${code('--set')} is not of the form ${code('NAME=VALUE')}`;
  const fix = msg`write the name of a key under ${code('auth')}, an equals sign and the value`;
  throw new ProblemError({ code: 'input-invalid', message, fix });
}

function fromFlags(
  source: Source,
  { sandbox, key = source.key, name = source.title, values }: Given,
): Answers {
  const [, parameters] = authSpecOf(source, values[SPEC_NAME]);
  // A preset is not needed when all that it would fill in is given.
  const filled = presetsOf(source, parameters).filter(({ fills }) => fills.every((each) => each in values));
  const known = [...Object.keys(values), ...filled.map((preset) => preset.name)];
  const missing = Object.keys(valuesToAsk(source, values)).filter((each) => !known.includes(each));
  if (sandbox !== undefined && missing.length === 0) return { key, name, sandbox, values };
  const flags = missing.map((each) => [code(`--set ${each}=…`)]);
  if (sandbox === undefined) flags.push([code('--sandbox')]);
  const message = msg`no interactive terminal to ask for ${joinMessages(flags, ', ')}`;
  const fix = msg`give these flags, or run it in a terminal`;
  throw new ProblemError({ code: 'input-missing', message, fix });
}

interface Question {
  readonly message: string;
  /** The answer that a flag has given. */
  readonly known: string | undefined;
  /** The answer of somebody who types nothing. */
  readonly usual?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly options?: { readonly value: string; readonly label: string; readonly hint: string }[] | undefined;
  readonly set: (answers: Answers, answer: string) => Answers;
}

/** Asks for what the flags leave open; returns `undefined` when the user cancels. */
async function ask(
  source: Source,
  given: Given,
  { input, error: output, cancel: signal }: Terminal,
): Promise<Answers | undefined> {
  const prompts = { input, output, signal };
  // Answers without a mistake: with one of them replaced, whatever is wrong is wrong with that one.
  const examples = valuesToAsk(source, given.values);
  const valid: Answers = { key: source.key, name: source.title, sandbox: 'dev', values: examples };
  let answers: Answers = { ...valid, values: {} };
  for (const { message, known, usual = '', placeholder = usual, options, set } of questions(source, given)) {
    const validate = (answer = '') => {
      const answered = set(valid, answer.trim() || usual);
      const [error] = readBack(firstConnections('connections.yaml', source, answered)).errors;
      return error && cliText(error.message);
    };
    const answer =
      known ??
      (options === undefined
        ? await text({ ...prompts, message, placeholder, defaultValue: usual, validate })
        : await select({ ...prompts, message, options }));
    if (isCancel(answer)) {
      sayCancelled('Nothing was written.', { output });
      return undefined;
    }
    answers = set(answers, answer.trim());
  }
  log.message('', { output });
  return { ...answers, values: { ...given.values, ...answers.values } };
}

/** What chooses among a few comes first, then what is about Adobe, then the parameters of the source. */
function questions(source: Source, given: Given): readonly Question[] {
  const about = (field: 'sandbox' | 'name' | 'key', usual: string, message: string): Question => ({
    message,
    known: given[field],
    usual,
    set: (answers, answer) => ({ ...answers, [field]: answer }),
  });
  const ofAuth = Object.keys(valuesToAsk(source, given.values));
  const authQuestions = ofAuth.map((key) => authQuestion(source, given.values, key));
  return [
    ...authQuestions.filter(({ options }) => options !== undefined),
    about('sandbox', 'dev', 'Which sandbox of Adobe Experience Platform?'),
    about('name', source.title, 'Name of the connection in Adobe Experience Platform:'),
    about('key', source.key, 'Key in the file (later jobs look up the id by it):'),
    ...authQuestions.filter(({ options }) => options === undefined),
  ];
}

function authQuestion(source: Source, given: Answers['values'], key: string): Question {
  const [, parameters] = authSpecOf(source, given[SPEC_NAME]);
  const { what = key, example: placeholder } = parameters[key] ?? {};
  const preset = source.presets?.[key];
  return {
    message: preset?.question ?? `${what.charAt(0).toUpperCase()}${what.slice(1)} (not a secret):`,
    known: given[key],
    placeholder,
    options:
      preset &&
      Object.entries(preset.rows).map(([row, columns]) => {
        return { value: row, label: row, hint: Object.values(columns)[0]?.[0] ?? '' };
      }),
    set: ({ values, ...answers }, answer) => ({ ...answers, values: { ...values, [key]: answer } }),
  };
}

/** Returns the example workflow for the file at the path, this key and these secrets. */
function firstWorkflow(example: string, path: string, key: string, secrets: readonly string[]): string {
  const workflow = example
    .replace(/(?<=ids\)\[')[\w-]+(?='\])/g, key)
    .replace(/(?<= secrets: \|\n)(?: +\w+=\$\{\{ secrets\.\w+ \}\}\n)+/, (lines) =>
      secrets.map((name) => `${/^ +/.exec(lines)?.[0]}${name}=\${{ secrets.${name} }}\n`).join(''),
    );
  if (path === 'connections.yaml') return workflow;
  return workflow
    .replaceAll('paths: [connections.yaml]', `paths: [${JSON.stringify(path)}]`)
    .replaceAll('check out connections.yaml', 'check out the connections file')
    .replace(
      /( +)uses: \.\/\.github\/actions\/aep-base-connections\n +with:\n/g,
      (step, indent: string) => `${step}${indent}  config: ${JSON.stringify(path)}\n`,
    );
}

function nextSteps({ key }: Answers, secrets: readonly string[], hasAction: boolean): string {
  const names = ['ADOBE_CLIENT_SECRET', ...secrets.slice(0, -1)].join(', ');
  const commit = hasAction
    ? `Commit what was written (\`git add --force ${ACTION}\`, where \`dist/\` is ignored).`
    : `Have the action in \`${ACTION}\`, or change \`uses:\` in the workflow; commit what was written.`;
  return `
Next:
  1. In the settings of the repository, add the secrets ${names} and ${secrets.at(-1)},
     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.
  2. ${commit}
  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`;
}

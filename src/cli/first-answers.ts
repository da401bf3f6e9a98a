import { isCancel, log, cancel as sayCancelled, select, text } from '@clack/prompts';
import { code, joinMessages, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { parseOption } from '../options/read-options.ts';
import { authSpecOf, hasSeveralSpecs, inferSpec, presetOf, SPEC_NAME } from '../source/auth-specs.ts';
import { defaultSource } from '../source/catalogue.ts';
import { type Answers, firstConnections, readBack, valuesToAsk } from './connections-yaml.ts';
import { cliText } from './problem-text.ts';
import { checkValues, sourceNamed } from './source-flags.ts';
import { isInteractive, type Terminal } from './terminal.ts';

/** The values from the flags. */
type Given = Partial<Answers> & Pick<Answers, 'values'>;

/** The flags for a first connections file. */
export interface AnswerFlags extends Omit<Given, 'values'> {
  /** The name of the source; the default source if absent. */
  readonly source?: string | undefined;
  /** Literal values under `auth`, each as `NAME=VALUE`. */
  readonly set?: readonly string[] | undefined;
}

/**
 * Returns the content of a first file from the flags and, at a terminal, from answers. `undefined` if the user cancels.
 */
export async function firstAnswers(
  { source: named = defaultSource.name, set = [], ...flags }: AnswerFlags,
  terminal: Terminal,
): Promise<{ readonly source: Source; readonly answers: Answers } | undefined> {
  const source = sourceNamed(named);
  if (flags.sandbox !== undefined) parseOption('sandbox', flags.sandbox);
  const given = { ...flags, values: Object.fromEntries(set.map(parseSet)) };
  checkValues(source, given.values);
  const chosen = await chooseSpec(source, given, terminal);
  const answers =
    chosen && (isInteractive(terminal) ? await ask(source, chosen, terminal) : fromFlags(source, chosen));
  if (answers === undefined) sayCancelled('Nothing was written.', { output: terminal.error });
  return answers && { source, answers };
}

function parseSet(set: string): readonly [name: string, value: string] {
  const [, name, value] = /^([A-Za-z0-9]+)=(.*)$/s.exec(set) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  const message = msg`${code('--set')} must have the form ${code('NAME=VALUE')}`;
  const fix = msg`write the name of a key under ${code('auth')}, an equals sign and the value`;
  throw new ProblemError({ code: 'input-invalid', message, fix });
}

/** Adds the auth spec that the values fit or that the user chooses. Returns `undefined` if the user cancels. */
async function chooseSpec(source: Source, given: Given, terminal: Terminal): Promise<Given | undefined> {
  if (!hasSeveralSpecs(source)) return given;
  const inferred = given.values[SPEC_NAME] ?? inferSpec(source, Object.keys(given.values));
  if (inferred === undefined && !isInteractive(terminal)) return given;
  const { input, error: output, cancel: signal } = terminal;
  const options = Object.keys(source.auth).map((name) => ({ value: name, label: name }));
  const message = `How does Adobe sign in to ${source.title}?`;
  const answer = inferred ?? (await select({ input, output, signal, message, options }));
  return isCancel(answer) ? undefined : { ...given, values: { [SPEC_NAME]: answer, ...given.values } };
}

function fromFlags(
  source: Source,
  { sandbox, key = source.key, name = source.title, values }: Given,
): Answers {
  const [, parameters] = authSpecOf(source, values[SPEC_NAME]);
  // A preset is not needed if all the values that it would fill in are given.
  const preset = presetOf(source, parameters);
  const isFilled = preset?.fills.every((each) => each in values);
  const known = [...Object.keys(values), ...(preset && isFilled ? [preset.name] : [])];
  const isOpen = hasSeveralSpecs(source) && values[SPEC_NAME] === undefined;
  const asked = isOpen ? [SPEC_NAME] : Object.keys(valuesToAsk(source, values));
  const missing = asked.filter((each) => !known.includes(each));
  if (sandbox !== undefined && missing.length === 0) return { key, name, sandbox, values };
  const flags = missing.map((each) => [code(`--set ${each}=…`)]);
  if (sandbox === undefined) flags.push([code('--sandbox')]);
  const message = msg`no interactive terminal to ask for ${joinMessages(flags, ', ')}`;
  const names = Object.keys(source.auth).map((each) => [code(each)]);
  const specs = isOpen ? msg`. The auth specs are ${joinMessages(names, ', ')}` : '';
  const fix = msg`give these flags, or run it in a terminal${specs}`;
  throw new ProblemError({ code: 'input-missing', message, fix });
}

interface Question {
  readonly message: string;
  /** The answer from a flag. */
  readonly known: string | undefined;
  /** The default answer. */
  readonly usual?: string | undefined;
  readonly options?: { readonly value: string; readonly label: string; readonly hint: string }[] | undefined;
  readonly set: (answers: Answers, answer: string) => Answers;
}

/** Asks for the values that the flags do not give. Returns `undefined` if the user cancels. */
async function ask(
  source: Source,
  given: Given,
  { input, error: output, cancel: signal }: Terminal,
): Promise<Answers | undefined> {
  const prompts = { input, output, signal };
  // To check one answer, it replaces the valid one here, so that every error comes from that answer.
  const examples = valuesToAsk(source, given.values);
  const valid: Answers = { key: source.key, name: source.title, sandbox: 'dev', values: examples };
  let answers: Answers = { ...valid, values: {} };
  for (const { message, known, usual = '', options, set } of questions(source, given)) {
    const validate = (answer = '') => {
      if (answer.trim() === '' && usual === '') return 'Type a value: there is no default.';
      const answered = set(valid, answer.trim() || usual);
      const [error] = readBack(firstConnections('connections.yaml', source, answered)).errors;
      return error && cliText(error.message);
    };
    const answer =
      known ??
      (options === undefined
        ? await text({ ...prompts, message, placeholder: usual, defaultValue: usual, validate })
        : await select({ ...prompts, message, options }));
    if (isCancel(answer)) return undefined;
    answers = set(answers, answer.trim());
  }
  log.message('', { output });
  return { ...answers, values: { ...given.values, ...answers.values } };
}

/**
 * Returns the questions: first those with a few choices, then those about Adobe, then the source's other parameters.
 */
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
  const { description = key, example } = parameters[key] ?? {};
  const preset = source.preset?.name === key ? source.preset : undefined;
  return {
    // An example in the input field would look like a default.
    message:
      preset?.question ??
      `${description.replace(/\.$/, '')} (not a secret)${example === undefined ? '' : `, such as ${example}`}:`,
    known: given[key],
    options:
      preset &&
      Object.entries(preset.rows).map(([row, columns]) => {
        return { value: row, label: row, hint: Object.values(columns)[0]?.value ?? '' };
      }),
    set: ({ values, ...answers }, answer) => ({ ...answers, values: { ...values, [key]: answer } }),
  };
}

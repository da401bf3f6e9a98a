import { isCancel, log, cancel as sayCancelled, select, text } from '@clack/prompts';
import type { Source } from '../model/source.ts';
import { authSpecOf, exampleAuth, presetsOf, SPEC_NAME } from '../source/auth.ts';
import { cliText } from './problem-text.ts';
import { type Answers, errorsIn, firstConnections, keysToAsk } from './scaffold.ts';
import type { Terminal } from './terminal.ts';

/** What the flags have given already. */
export type GivenAnswers = Partial<Omit<Answers, 'values'>> & Pick<Answers, 'values'>;

/** Asks for what the flags leave open; returns `undefined` when the user cancels. */
export async function askForAnswers(
  source: Source,
  given: GivenAnswers,
  { input, error: output, cancel: signal }: Terminal,
): Promise<Answers | undefined> {
  const prompts = { input, output, signal };
  const valid = validAnswers(source, given.values);
  let answers: Answers = { ...valid, values: {} };
  const ask = async (question: Question): Promise<boolean> => {
    const { known, usual, set } = question;
    const check = (answer = '') => problemWith(source, set(valid, answer.trim() || (usual ?? '')));
    const { message, options, placeholder = usual ?? '' } = question;
    const answer =
      known ??
      (options === undefined
        ? await text({ ...prompts, message, placeholder, defaultValue: usual ?? '', validate: check })
        : await select({ ...prompts, message, options: [...options] }));
    if (typeof answer !== 'string' || isCancel(answer)) return false;
    answers = set(answers, answer.trim());
    return true;
  };
  for (const question of questionsFor(source, given)) {
    if (await ask(question)) continue;
    sayCancelled('Nothing was written.', { output });
    return undefined;
  }
  log.message('', { output });
  return { ...answers, values: { ...given.values, ...answers.values } };
}

interface Question {
  readonly message: string;
  /** The answer that a flag has given. */
  readonly known?: string | undefined;
  /** The answer of somebody who types nothing. */
  readonly usual?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly hint?: string }[];
  readonly set: (answers: Answers, answer: string) => Answers;
}

/** What chooses among a few comes first, then what is about Adobe, then the parameters of the source. */
function questionsFor(source: Source, { values, key, name, sandbox }: GivenAnswers): readonly Question[] {
  const questions = keysToAsk(source, values).map((each) => authQuestion(source, values, each));
  return [
    ...questions.filter(({ options }) => options !== undefined),
    {
      message: 'Which sandbox of Adobe Experience Platform?',
      known: sandbox,
      usual: 'dev',
      set: (answers, answer) => ({ ...answers, sandbox: answer }),
    },
    {
      message: 'Name of the connection in Adobe Experience Platform:',
      known: name,
      usual: source.title,
      set: (answers, answer) => ({ ...answers, name: answer }),
    },
    {
      message: 'Key in the file (later jobs look up the id by it):',
      known: key,
      usual: source.key,
      set: (answers, answer) => ({ ...answers, key: answer }),
    },
    ...questions.filter(({ options }) => options === undefined),
  ];
}

function authQuestion(source: Source, values: Answers['values'], key: string): Question {
  const [, parameters] = authSpecOf(source, values[SPEC_NAME]);
  const set = (answers: Answers, answer: string) => ({
    ...answers,
    values: { ...answers.values, [key]: answer },
  });
  const known = values[key];
  const used = presetsOf(source, parameters).find(({ name }) => name === key);
  if (used !== undefined) {
    const options = Object.entries(used.preset.rows).map(([row, columns]) => ({
      value: row,
      label: row,
      hint: Object.values(columns)[0]?.[0] ?? '',
    }));
    return { message: used.preset.question, known, options, set };
  }
  if (key === SPEC_NAME) {
    const options = Object.keys(source.auth).map((name) => ({ value: name, label: name }));
    return { message: 'How does Adobe authenticate at the source?', known, options, set };
  }
  const { what = key, example } = parameters[key] ?? {};
  return {
    message: `${what.charAt(0).toUpperCase()}${what.slice(1)} (not a secret):`,
    known,
    placeholder: example,
    set,
  };
}

/** Answers without a mistake: with one of them replaced, whatever is wrong is wrong with that one. */
function validAnswers(source: Source, given: Answers['values']): Answers {
  const examples = Object.entries(exampleAuth(source, given[SPEC_NAME])).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return { key: source.key, name: source.title, sandbox: 'dev', values: Object.fromEntries(examples) };
}

function problemWith(source: Source, answers: Answers): string | undefined {
  const [error] = errorsIn(firstConnections('connections.yaml', source, answers));
  return error === undefined ? undefined : cliText(error.message);
}

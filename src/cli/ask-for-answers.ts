import { isCancel, log, cancel as sayCancelled, select, text } from '@clack/prompts';
import { textOf } from '../model/message.ts';
import { dataCentres } from '../source/zoho-data-centres.ts';
import { atTheDesk } from './at-the-desk.ts';
import { type Answers, errorsIn, firstConnections } from './scaffold.ts';
import type { Terminal } from './terminal.ts';

type Prompts = Pick<Parameters<typeof text>[0], 'input' | 'output' | 'signal'>;
type Question = (prompts: Prompts) => Promise<string | symbol>;

/** Answers that are good: with one of them in place of theirs, what is wrong is wrong with that one. */
const VALID_ANSWERS: Answers = {
  key: 'zoho',
  name: 'Zoho CRM',
  sandbox: 'dev',
  dataCenter: 'eu',
  clientId: '1000.ABC',
};

const QUESTIONS: Readonly<Record<keyof Answers, Question>> = {
  dataCenter: (prompts) =>
    select({
      ...prompts,
      message: 'In which data centre of Zoho does the account live?',
      options: dataCentres.map(({ code, accountsHost }) => ({
        value: code,
        label: code,
        hint: accountsHost,
      })),
    }),
  sandbox: ask('sandbox', 'Which sandbox of Adobe Experience Platform?', VALID_ANSWERS.sandbox),
  name: ask('name', 'What is the connection to be called there?', VALID_ANSWERS.name),
  key: ask('key', 'By what key are the next jobs to look up its id?', VALID_ANSWERS.key),
  clientId: ask('clientId', "The client id from Zoho's API console (it is no secret):"),
};

function ask(field: keyof Answers, message: string, usual?: string): Question {
  return (prompts) =>
    text({
      ...prompts,
      message,
      placeholder: usual ?? '1000.…',
      ...(usual === undefined ? {} : { defaultValue: usual }),
      validate: (answer = '') => whatIsWrong(field, answer.trim() || (usual ?? '')),
    });
}

function whatIsWrong(field: keyof Answers, answer: string): string | undefined {
  const [error] = errorsIn(firstConnections('connections.yaml', { ...VALID_ANSWERS, [field]: answer }));
  return error === undefined ? undefined : atTheDesk(textOf(error.message));
}

/** Asks for what the flags leave open; `undefined` when somebody has had enough. */
export async function askForAnswers(
  given: Partial<Answers>,
  { input, error: output, cancel: signal }: Terminal,
): Promise<Answers | undefined> {
  const fields: readonly (keyof Answers)[] = ['dataCenter', 'sandbox', 'name', 'key', 'clientId'];
  let answers = VALID_ANSWERS;
  for (const field of fields) {
    const answer = given[field] ?? (await QUESTIONS[field]({ input, output, signal }));
    if (typeof answer !== 'string' || isCancel(answer)) {
      sayCancelled('Nothing was written.', { output });
      return undefined;
    }
    answers = { ...answers, [field]: answer.trim() };
  }
  log.message('', { output });
  return answers;
}

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: users may enter a placeholder.
import { describe, expect, it } from 'vitest';
import { type Answers, firstConnections, readBack } from '../../../src/cli/connections-yaml.ts';
import { type AnswerFlags, firstAnswers } from '../../../src/cli/first-answers.ts';
import { cliText } from '../../../src/cli/problem-text.ts';
import type { ProblemError } from '../../../src/model/problem.ts';
import { defaultSource } from '../../../src/source/catalogue.ts';
import { terminalOf } from './at-terminal.ts';

const RIGHT: Answers = {
  key: 'zoho',
  name: 'Zoho CRM',
  sandbox: 'dev',
  values: { dataCenter: 'eu', clientId: '1000.ABC' },
};

describe('for an invalid answer, `init` suggests the probable value and no example', () => {
  it.each<[Partial<Answers>, string]>([
    [{ sandbox: 'Prod' }, 'write `sandbox: prod`'],
    [{ sandbox: 'My sandbox' }, 'compare it with the list of sandboxes in Adobe Experience Platform'],
    [{ sandbox: '1' }, 'compare it with the list of sandboxes in Adobe Experience Platform'],
    [{ key: 'Zoho EU' }, 'rename it, for example to `zoho-eu`'],
    [{ name: 'Zoho ${ENV}' }, 'write the value out'],
    [{ values: { ...RIGHT.values, dataCenter: 'India' } }, 'write `dataCenter: in`'],
    [{ values: { ...RIGHT.values, dataCenter: 'sg' } }, "write the short name of the account's data centre"],
    [
      { values: { ...RIGHT.values, clientId: 'secrets.ZOHO_ID' } },
      'write the value out, or write `clientId: { secret: ZOHO_ID }`',
    ],
  ])('%j', (answers, fix) => {
    const { errors } = readBack(
      firstConnections('connections.yaml', defaultSource, { ...RIGHT, ...answers }),
    );
    expect(errors.map((error) => cliText(error.fix ?? []))).toEqual([expect.stringContaining(fix)]);
    expect(errors[0]?.location).toBeUndefined();
  });
});

describe('at a terminal, an invalid flag is reported before the first question', () => {
  const ask = (flags: AnswerFlags) => {
    const { terminal } = terminalOf({ input: 'silence' });
    const tty = { isTTY: true };
    const { input, error } = {
      input: Object.assign(terminal.input, tty),
      error: Object.assign(terminal.error, tty),
    };
    return firstAnswers(flags, { ...terminal, input, error });
  };

  it.each<[AnswerFlags, string]>([
    [{ key: 'all' }, '`--key` is invalid: '],
    [{ name: ' Zoho' }, '`--name` is invalid: '],
    [{ sandbox: 'My Dev' }, '`--sandbox` is invalid: '],
    [{ set: ['dataCenter=xx'] }, '`--set dataCenter` is invalid: '],
    [{ set: ['nonsense=1'] }, '`--set nonsense` is invalid: '],
    // These values fit one of its auth specs.
    [
      { source: 'salesforce', set: ['username=jane', 'environmentUrl=x y'] },
      '`--set environmentUrl` is invalid: ',
    ],
  ])('%j', async (flags, words) => {
    await expect(ask(flags)).rejects.toSatisfy((error: ProblemError) =>
      cliText(error.text).startsWith(words),
    );
  });
});

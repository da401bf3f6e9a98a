// biome-ignore-all lint/suspicious/noTemplateCurlyInString: users may enter a placeholder.
import { describe, expect, it } from 'vitest';
import { type Answers, firstConnections, readBack } from '../../../src/cli/connections-yaml.ts';
import { cliText } from '../../../src/cli/problem-text.ts';
import { defaultSource } from '../../../src/source/catalogue.ts';

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

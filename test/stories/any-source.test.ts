import { describe, expect, it } from 'vitest';
import { knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';
import {
  manySecrets,
  manySources,
  warehouseSpec,
  zohoAsBefore,
  zohoBodiesBefore,
  zohoSecretsAsBefore,
} from '../fixtures/any-source.ts';
import { asLines } from '../fixtures/examples.ts';
import { creationsIn, messagesOf } from './recordings.ts';
import { createScenario } from './scenario.ts';

const specs = [...knownSpecs, warehouseSpec];
const secrets = new Secret(asLines(manySecrets));

describe('seventeen connections of fifteen sources in two sandboxes', () => {
  it('are rejected, with their lines, if the workflow does not allow their hosts', async () => {
    const scenario = createScenario({ specs });
    const run = await scenario.run(manySources, { secrets, allowedHosts: [] });
    expect(run.exitCode).toBe(1);
    expect(run.annotations.map(({ location }) => manySources.split('\n')[(location?.line ?? 0) - 1])).toEqual(
      [
        '      host: sftp.acme.example',
        '      server: pg.db.acme.example',
        '      server: two.db.acme.example:50000',
        '    auth: { url: "http://hdfs.acme.example:50070" }',
        '      host: https://api.acme.example/v2',
        '      accessTokenUrl: https://api.acme.example/oauth/token',
        '      authorizationTestUrl: https://api.acme.example/me',
        '      host: warehouse.acme.example',
      ],
    );
    expect(scenario.emulator.requests).toEqual([]);
  });
});

it('a file that was written when only Zoho CRM was supported sends the same bytes as before', async () => {
  const scenario = createScenario();
  const run = await scenario.run(zohoAsBefore, {
    secrets: new Secret(zohoSecretsAsBefore),
    concurrency: 1,
  });
  expect(messagesOf(run)).toEqual([expect.stringContaining('auth.endpoint` starts with a scheme')]);
  const tokens = scenario.emulator.mintedTokens;
  const sent = creationsIn(scenario).map(({ sandbox, body = '' }) => [
    sandbox,
    tokens.reduce((text, token) => text.replace(token, 'TOKEN'), body),
  ]);
  expect(sent).toEqual(zohoBodiesBefore);
});

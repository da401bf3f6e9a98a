import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { FlowService } from '../../src/flow-service/flow-service.ts';
import { Platform } from '../../src/flow-service/platform.ts';
import { createDeadline } from '../../src/http/deadline.ts';
import { doorOf, type HttpResult } from '../../src/http/result.ts';
import { systemClock } from '../../src/machine/clock.ts';
import { isGoing } from '../../src/model/connection.ts';
import { Secret } from '../../src/model/secret.ts';
import type { ParameterValue } from '../../src/model/source.ts';
import { customSource } from '../../src/source/auth-specs.ts';
import { shapeOf } from './answer-shape.ts';

/** The connection to create, in the form of the body of a creation. */
interface Given {
  readonly specId: string;
  readonly version: string;
  readonly specName: string;
  readonly params: Readonly<Record<string, ParameterValue>>;
}

/** The sandbox for the test. Without it, the test is skipped. CONTRIBUTING.md lists the variables. */
const { CONTRACT_SANDBOX: sandbox = '', ...environment } = process.env;
const given = (name: string, otherwise = '') => environment[name] || otherwise;

describe.skipIf(sandbox === '')(`a real organization, in the sandbox ${sandbox}`, () => {
  const { specId, version, specName, params }: Given = JSON.parse(given('CONTRACT_CONNECTION', '{}'));
  const source = customSource(specId, version);
  const name = `Contract test ${randomUUID()}`;
  const description = 'Created and deleted by a test. If you see it, delete it.';
  const payload = { name, description, auth: { specName, params }, connectionSpec: { id: specId, version } };
  const options = {
    account: {
      clientId: given('ADOBE_CLIENT_ID'),
      orgId: given('ADOBE_ORG_ID'),
      credential: {
        kind: 'client-secret',
        secret: new Secret(given('ADOBE_CLIENT_SECRET')),
        scopes: given(
          'ADOBE_SCOPES',
          'openid,AdobeID,read_organizations,additional_info.projectedProductContext,session',
        ),
      },
    },
    platformUrl: given('CONTRACT_PLATFORM_URL', 'https://platform.adobe.io'),
    imsUrl: given('CONTRACT_IMS_URL', 'https://ims-na1.adobelogin.com'),
    concurrency: 1,
    requestTimeout: 75_000,
    fetch: reporting,
    clock: systemClock,
    random: Math.random,
    stop: createDeadline(systemClock, 600_000, new AbortController().signal),
    debug: () => {},
    info: () => {},
    door: doorOf(
      () => {},
      () => '…',
      [],
    ),
  } as const;
  const flowService = new FlowService(options);
  const platform = new Platform(options);
  const headers = { 'x-sandbox-name': sandbox };
  const statusOf = (result: HttpResult) => (result.kind === 'answer' ? result.status : result.kind);
  let id = '';
  const found = () => flowService.findConnection(sandbox, id);
  const change = (etag: string, value: string) =>
    flowService.updateConnection(sandbox, id, etag, [{ op: 'add', path: '/description', value }]);

  afterAll(async () => {
    if (id !== '') await flowService.deleteConnection(sandbox, id);
    options.stop.dispose();
  });

  it('serves the connection spec with the auth spec', async () => {
    const spec = await flowService.findSpec(sandbox, source);
    expect([...(spec?.authSpecs?.keys() ?? [])]).toContain(specName);
  });

  it('answers with a specific error if a connection does not exist', async () => {
    expect(await flowService.findConnection(sandbox, randomUUID())).toBeUndefined();
  });

  it('creates a connection and lists it', async () => {
    const result = await flowService.createConnection(sandbox, payload);
    expect(result).toMatchObject({ status: 201, json: { id: expect.any(String) } });
    if (result.kind === 'answer') ({ id } = Object(result.json));
    const listed = async () => (await flowService.listConnections(sandbox, source)).map((each) => each.id);
    await expect.poll(listed, { interval: 2_000, timeout: 60_000 }).toContain(id);
  });

  it('tests and explores it, with any result', async () => {
    expect(await flowService.testConnection(sandbox, id)).toHaveProperty('verdict');
    const path = `/data/foundation/flowservice/connections/${id}/explore?objectType=root`;
    expect(await platform.send({ path, headers })).toHaveProperty('kind', 'answer');
  });

  it('updates it with the current etag and rejects an outdated one', async () => {
    const state = async () => (await found())?.state;
    await expect.poll(state, { interval: 2_000, timeout: 60_000 }).not.toBe('initializing');
    const { etag = '' } = (await found()) ?? {};
    expect([statusOf(await change(etag, 'Changed')), statusOf(await change(etag, 'Again'))]).toEqual([
      200, 412,
    ]);
    expect((await found())?.description).toBe('Changed');
  });

  it('deletes it', async () => {
    expect([202, 204]).toContain(statusOf(await flowService.deleteConnection(sandbox, id)));
    const isGone = async () => isGoing((await found()) ?? { state: 'deleted' });
    await expect.poll(isGone, { interval: 2_000, timeout: 60_000 }).toBe(true);
    id = '';
  });
});

/** Sends a request and prints the shape of the answer. */
async function reporting(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(url, init);
  const json: unknown = await response
    .clone()
    .json()
    .catch(() => 'no JSON');
  const path = new URL(String(url)).pathname.replace(/(connections|Specs)\/[^/]+/, '$1/{id}');
  process.stdout.write(
    `contract: ${init?.method} ${path} ${response.status} ${JSON.stringify(shapeOf(json))}\n`,
  );
  return response;
}

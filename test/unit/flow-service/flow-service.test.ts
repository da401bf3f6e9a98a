import { describe, expect, it } from 'vitest';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { zohoParameters } from '../../emulator/caller.ts';
import { DEMO_ADOBE_CLIENT } from '../../emulator/emulator.ts';
import type { Fault } from '../../emulator/faults.ts';
import { adobe, clientSecret, problemOf } from './adobe.ts';

const id = '2484f2df-c057-4ab5-84f2-dfc0577ab592';
const payload = {
  name: 'Zoho EU',
  description: 'Leads',
  auth: { specName: authSpecOf(zohoCrm)[0], params: zohoParameters },
  connectionSpec: zohoCrm.spec,
};

describe('every request', () => {
  it('has the token, the API key, the organization and the sandbox', async () => {
    const { flowService, emulator } = adobe();
    await flowService.listConnections('stage', zohoCrm);
    expect(emulator.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer given-token',
      'x-api-key': DEMO_ADOBE_CLIENT.clientId,
      'x-gw-ims-org-id': DEMO_ADOBE_CLIENT.orgId,
      'x-sandbox-name': 'stage',
    });
    expect(emulator.requests[0]?.headers).not.toHaveProperty('content-type', 'application/json');
  });
});

describe('a listing', () => {
  it('continues at the original server and path, whatever its link names', async () => {
    const body = { items: [], _links: { next: { href: 'https://evil.example/flows?continuationToken=t' } } };
    const fault: Fault = { path: '/connections', nth: 1, effect: { kind: 'answer', status: 200, body } };
    const { flowService, emulator } = adobe({ faults: [fault] });
    await problemOf(flowService.listConnections('dev', zohoCrm));
    const [first, second] = emulator.requests.map(({ url }) => new URL(url));
    expect([second?.origin, second?.pathname]).toEqual([first?.origin, first?.pathname]);
    expect(second?.search).toContain('continuationToken=t');
  });

  it('without links is complete if the count confirms it', async () => {
    const { flowService, emulator } = adobe({ hasEmptyLinks: false });
    emulator.seed({ sandbox: 'dev', name: 'Zoho EU', id });
    expect(await flowService.listConnections('dev', zohoCrm)).toHaveLength(1);
    expect(emulator.requests).toHaveLength(2);
  });
});

describe('a look-up', () => {
  it('finds a connection by its id', async () => {
    const { flowService, emulator } = adobe();
    emulator.seed({ sandbox: 'dev', name: 'Zoho EU', id });
    expect(await flowService.findConnection('dev', id)).toMatchObject({
      id,
      name: 'Zoho EU',
      sandbox: 'dev',
    });
  });

  it('accepts an answer that is not in a list', async () => {
    const effect = { kind: 'answer', status: 200, body: { id, name: 'Zoho EU' } } as const;
    const { flowService } = adobe({ faults: [{ effect }] });
    expect(await flowService.findConnection('dev', id)).toMatchObject({ id });
  });

  it.each<[string, readonly Fault[]]>([
    ['reports the absence', []],
    [
      'reports the absence with 400',
      [{ effect: { kind: 'answer', status: 400, body: { errorCode: '1439-400' } } }],
    ],
    ['returns an empty list', [{ effect: { kind: 'answer', status: 200, body: { items: [] } } }]],
  ])('finds nothing if Flow Service %s', async (_, faults) => {
    const { flowService } = adobe({ faults });
    expect(await flowService.findConnection('dev', id)).toBeUndefined();
  });

  it.each<[string, Fault['effect'], string]>([
    ['a proxy answers 404', { kind: 'html', status: 404 }, 'adobe-refused'],
    ['access is denied', { kind: 'answer', status: 403, body: { message: 'no' } }, 'adobe-refused'],
    [
      'the connection in the answer has no id',
      { kind: 'answer', status: 200, body: { items: [{ name: 'x' }] } },
      'adobe-refused',
    ],
    ['the answer is a string', { kind: 'answer', status: 200, body: '"x"' }, 'adobe-refused'],
    ['the service is unavailable', { kind: 'answer', status: 503 }, 'adobe-unreachable'],
    ['no answer comes', { kind: 'hang' }, 'adobe-unreachable'],
    ['the answer is cut short', { kind: 'cut-short' }, 'adobe-unreachable'],
  ])('does not report absence if %s', async (_, effect, code) => {
    const { flowService } = adobe({ faults: [{ effect }] });
    expect(await problemOf(flowService.findConnection('dev', id))).toMatchObject({
      code,
      message: expect.stringContaining(id),
      fix: expect.any(String),
    });
  });

  it('does not report absence if the sandbox does not exist', async () => {
    const { flowService } = adobe();
    expect(await problemOf(flowService.findConnection('nowhere', id))).toMatchObject({
      code: 'adobe-refused',
      fix: expect.stringContaining('sandbox'),
    });
  });

  it('cannot leave its path', async () => {
    const { flowService, emulator } = adobe();
    await flowService.findConnection('dev', '../connectionSpecs?x=y#z');
    expect(emulator.requests[0]?.path).toBe(
      '/data/foundation/flowservice/connections/..%2FconnectionSpecs%3Fx%3Dy%23z',
    );
  });
});

describe('a rejection', () => {
  it('says what failed, why, and what to do, without a secret', async () => {
    const effect = { kind: 'answer', status: 400, echo: true, body: { message: 'Strange request' } } as const;
    const { flowService, redactor } = adobe({ faults: [{ effect }] });
    redactor.add('given-token');
    const problem = await problemOf(flowService.listConnections('dev', zohoCrm));
    expect(problem.message).toMatch(
      /^could not list the base connections of sandbox `dev`: HTTP 400: "Strange request: .*Bearer \*\*\*/,
    );
    expect(problem.message).toMatch(/request id [0-9a-f-]{36}/);
    expect(JSON.stringify(problem)).not.toContain('given-token');
  });

  it('does not blame the network for an error from Adobe', async () => {
    const refused = adobe({ faults: [{ effect: { kind: 'answer', status: 400, body: { message: 'no' } } }] });
    expect((await problemOf(refused.flowService.listConnections('dev', zohoCrm))).fix).toContain(
      'fix what the answer reports',
    );
    const lost = adobe({ faults: [{ effect: { kind: 'reset' } }] });
    expect((await problemOf(lost.flowService.listConnections('dev', zohoCrm))).fix).toContain(
      'can be reached',
    );
  });
});

describe('a creation', () => {
  it('sends the connection unchanged', async () => {
    const { flowService, emulator } = adobe();
    const result = await flowService.createConnection('dev', payload);
    expect(result).toMatchObject({ kind: 'answer', status: 201, json: { id: emulator.connections[0]?.id } });
    expect(JSON.parse(emulator.requests[0]?.body ?? '')).toEqual(payload);
    expect(emulator.requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  it.each<Fault['effect']>([
    { kind: 'answer', status: 503, after: true },
    { kind: 'reset', after: true },
    { kind: 'hang', after: true },
    { kind: 'cut-short' },
    { kind: 'html' },
  ])('is not repeated if it may have had an effect: %o', async (effect) => {
    const { flowService, emulator } = adobe({ faults: [{ effect }] });
    await flowService.createConnection('dev', payload);
    expect(emulator.requests).toHaveLength(1);
  });

  it('is repeated if it was throttled', async () => {
    const effect = { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } as const;
    const { flowService, emulator } = adobe({ faults: [{ effect, times: 2 }] });
    expect(await flowService.createConnection('dev', payload)).toMatchObject({ status: 201 });
    expect(emulator.requests).toHaveLength(3);
  });
});

describe('a deletion', () => {
  it('is one request', async () => {
    const { flowService, emulator, sent } = adobe();
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id });
    expect(await flowService.deleteConnection('dev', id)).toMatchObject({ kind: 'answer', status: 204 });
    expect(sent()).toEqual([`DELETE ${id} 204`]);
    expect(emulator.connections).toEqual([]);
  });

  it('is repeated if its answer is lost', async () => {
    const { flowService, emulator, sent } = adobe({
      faults: [{ times: 1, effect: { kind: 'reset', after: true } }],
    });
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id });
    expect(await flowService.deleteConnection('dev', id)).toMatchObject({
      kind: 'answer',
      status: 404,
      retried: true,
    });
    expect(sent()).toHaveLength(2);
  });

  it('counts as repeated if it needs a new token after a lost answer', async () => {
    const { flowService, emulator } = adobe({
      credential: clientSecret,
      faults: [
        { method: 'DELETE', nth: 1, effect: { kind: 'reset', after: true } },
        { method: 'DELETE', nth: 2, effect: { kind: 'answer', status: 401, body: { message: 'No' } } },
      ],
    });
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id });
    expect(await flowService.deleteConnection('dev', id)).toMatchObject({ status: 404, retried: true });
  });

  it.each([400, 403, 409, 501])('that is rejected with %i is not repeated', async (status) => {
    const { flowService, sent } = adobe({ faults: [{ effect: { kind: 'answer', status } }] });
    const result = await flowService.deleteConnection('dev', id);
    expect(result).toMatchObject({ kind: 'answer', status });
    expect(result).not.toHaveProperty('repeated');
    expect(sent()).toEqual([`DELETE ${id} ${status}`]);
  });

  it('is rejected while dataflows use the connection', async () => {
    const { flowService, emulator } = adobe();
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id });
    emulator.seedSourceConnection({ connectionId: id, name: 'Leads', flows: [{ name: 'Leads daily' }] });
    expect(await flowService.deleteConnection('dev', id)).toMatchObject({ kind: 'answer', status: 400 });
    expect(emulator.connections).toHaveLength(1);
  });
});

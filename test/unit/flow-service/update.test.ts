import { describe, expect, it } from 'vitest';
import type { PatchOperation } from '../../../src/flow-service/flow-service.ts';
import { textOf } from '../../../src/model/message.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
import { adobe, clientSecret, givenToken, problemOf } from './adobe.ts';

const id = '2484f2df-c057-4ab5-84f2-dfc0577ab592';
const operations: readonly PatchOperation[] = [{ op: 'add', path: '/description', value: 'New' }];

function withOne(options: Parameters<typeof adobe>[0] = {}) {
  const world = adobe(options);
  const { etag } = world.emulator.seed({ sandbox: 'dev', name: 'Zoho', id, description: 'Old' });
  return { ...world, etag };
}

describe('a change', () => {
  it('is one PATCH in the form of the tutorial: a list of operations, and the etag in its quotes', async () => {
    const { flowService, emulator, etag } = withOne();
    expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({
      kind: 'answer',
      status: 200,
      json: { id },
    });
    const [request, ...others] = emulator.requests;
    expect(others).toEqual([]);
    expect(request).toMatchObject({
      method: 'PATCH',
      path: `/data/foundation/flowservice/connections/${id}`,
      sandbox: 'dev',
      headers: { 'content-type': 'application/json', 'if-match': etag },
      body: '[{"op":"add","path":"/description","value":"New"}]',
    });
    expect(etag).toMatch(/^".+"$/);
    expect(emulator.connections[0]?.description).toBe('New');
  });

  it.each(['"0a00-1"', 'W/"0a00-1"', '0a00-1', '"with space"', '""'])(
    'sends the etag %s unchanged',
    async (etag) => {
      const { flowService, emulator } = withOne();
      await flowService.updateConnection('dev', id, etag, operations);
      expect(emulator.requests[0]?.headers['if-match']).toBe(etag);
      expect(emulator.connections[0]?.description).toBe('Old');
    },
  );

  it.each(['"a\r\nX-Other: 1"', '"\u2603"'])(
    'is not sent with an etag that is invalid in a header',
    async (etag) => {
      const { flowService, emulator } = withOne();
      expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({
        kind: 'not-sent',
        permanent: true,
      });
      expect(emulator.requests).toEqual([]);
    },
  );

  it('of a connection that changed since is rejected and changes nothing', async () => {
    const { flowService, emulator, etag } = withOne();
    emulator.edit(id, { description: 'By hand' });
    expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({ status: 412 });
    expect(emulator.connections[0]?.description).toBe('By hand');
  });

  it.each<Effect>([
    { kind: 'reset', after: true },
    { kind: 'answer', status: 503, after: true },
    { kind: 'html', after: true },
    { kind: 'hang', after: true },
    { kind: 'cut-short' },
  ])('is repeated if the answer is lost, and made once: %o', async (effect) => {
    const { flowService, emulator, etag } = withOne({ faults: [{ times: 1, effect }] });
    expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({
      kind: 'answer',
      status: 412,
      retried: true,
    });
    expect(emulator.requests.map(({ headers }) => headers['if-match'])).toEqual([etag, etag]);
    expect(emulator.connections[0]?.description).toBe('New');
  });

  it('that was throttled was not processed, so the next answer counts as the first', async () => {
    const throttle = { kind: 'answer', status: 429, headers: { 'retry-after': '1' } } as const;
    const { flowService, etag, sent } = withOne({ faults: [{ times: 1, effect: throttle }] });
    const result = await flowService.updateConnection('dev', id, etag, operations);
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    expect(result).not.toHaveProperty('retried');
    expect(sent()).toEqual([`PATCH ${id} 429`, `PATCH ${id} 200`]);
  });

  it('is sent with a new token if the old one has expired', async () => {
    const { flowService, emulator, etag } = withOne({ credential: clientSecret, adobeTokenUses: 1 });
    await flowService.findConnection('dev', id);
    expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({ status: 200 });
    expect(emulator.connections[0]?.description).toBe('New');
  });

  it.each([400, 403, 404, 409, 421, 422, 501])('that is rejected with %i is not repeated', async (status) => {
    const { flowService, etag, sent } = withOne({ faults: [{ effect: { kind: 'answer', status } }] });
    expect(await flowService.updateConnection('dev', id, etag, operations)).toMatchObject({ status });
    expect(sent()).toEqual([`PATCH ${id} ${status}`]);
  });
});

describe('a request whose token is rejected', () => {
  const refusal: Effect = { kind: 'answer', status: 401, body: { error_code: '401013', message: 'No' } };
  const noToken: Fault = {
    path: '/ims/token/v3',
    from: 2,
    effect: { kind: 'answer', status: 400, body: { error: 'invalid_client' } },
  };
  const lost: Fault = { method: 'PATCH', nth: 1, effect: { kind: 'reset', after: true } };
  const refused = (nth: number): Fault => ({ method: 'PATCH', nth, effect: refusal });
  const changed = (faults: readonly Fault[], credential = clientSecret) => {
    const { flowService, etag } = withOne({ credential, faults });
    return flowService.updateConnection('dev', id, etag, operations);
  };

  it('at its first attempt was not processed, so the next answer counts as the first', async () => {
    const result = await changed([refused(1)]);
    expect(result).toMatchObject({ kind: 'answer', status: 200 });
    expect(result).not.toHaveProperty('retried');
  });

  it('at its first attempt, without a new token, is an error and was not processed', async () => {
    expect(await problemOf(changed([refused(1), noToken]))).toMatchObject({ code: 'adobe-token-refused' });
  });

  it.each<readonly [string, readonly Fault[], typeof clientSecret, object]>([
    ['is answered with a new token', [], clientSecret, { kind: 'answer', status: 412, retried: true }],
    [
      'is also rejected with a new token',
      [refused(3)],
      clientSecret,
      { kind: 'answer', status: 401, retried: true },
    ],
    ['gets no new token', [noToken], clientSecret, { kind: 'answer', status: 401, retried: true }],
    ['was sent with a given token', [], givenToken, { kind: 'answer', status: 401, retried: true }],
    [
      'is lost with a new token',
      [{ method: 'PATCH', from: 3, effect: { kind: 'reset' } }],
      clientSecret,
      { kind: 'lost' },
    ],
  ])('after a lost answer, and that %s, may have been carried out', async (_, faults, credential, result) => {
    expect(await changed([lost, refused(2), ...faults], credential)).toMatchObject(result);
  });
});

describe('a test of a connection', () => {
  const grant = { clientId: '1000.ABC', clientSecret: 'the-client-secret', refreshToken: '1000.refresh' };
  const params = {
    endpoint: 'https://www.zohoapis.eu',
    accountsUrl: 'https://accounts.zoho.eu',
    accessToken: '1000.access',
    ...grant,
  };

  async function tested(options: EmulatorOptions) {
    const { flowService, emulator, sent } = adobe(options);
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id, auth: { params } });
    return { health: await flowService.testConnection('dev', id), sent: sent(), emulator };
  }

  it('that passes is one GET', async () => {
    const { health, sent, emulator } = await tested({ sourceGrants: [grant] });
    expect(health).toEqual({ verdict: 'ok' });
    expect(sent).toEqual(['GET test 200']);
    expect(emulator.requests[0]).toMatchObject({
      path: `/data/foundation/flowservice/connections/${id}/test`,
      sandbox: 'dev',
    });
  });

  it.each(['result-false', 'backend-error'] as const)(
    'that fails is not repeated, in whatever form the answer says so (%s)',
    async (testFailure) => {
      const { health, sent } = await tested({ sourceGrants: [], testFailure });
      expect(health.verdict).toBe('failing');
      expect(sent).toHaveLength(1);
    },
  );

  it.each<readonly [string, Fault['effect'], number]>([
    ['times out once', { kind: 'hang' }, 1],
    ['fails persistently twice', { kind: 'answer', status: 503 }, 2],
    ['gets an unclear answer', { kind: 'answer', status: 200, body: {} }, 1],
    ['is rejected', { kind: 'answer', status: 403, body: { message: 'No' } }, 1],
  ])('that %s has no verdict', async (_, effect, times) => {
    const { health, sent } = await tested({ faults: [{ effect }] });
    expect(health).toEqual({ verdict: 'untested', why: expect.any(Array) });
    expect(sent).toHaveLength(times);
  });

  it('that first fails temporarily has the verdict of the retry', async () => {
    const { health, sent } = await tested({ faults: [{ times: 1, effect: { kind: 'reset' } }] });
    expect(health).toEqual({ verdict: 'ok' });
    expect(sent).toHaveLength(2);
  });

  it('is failing at once if the backend failed with a 5xx and its own code', async () => {
    const body = { type: 'https://ns.adobe.com/aep/errors/FLOW-1308-500', title: 'Backend' };
    const { health, sent } = await tested({ faults: [{ effect: { kind: 'answer', status: 500, body } }] });
    expect(health.verdict).toBe('failing');
    expect(sent).toHaveLength(1);
  });

  it('has no verdict if the connector does not support tests, and is not repeated', async () => {
    const { health, sent } = await tested({ testing: 'unsupported' });
    expect(health).toEqual({ verdict: 'untested', why: expect.stringContaining('1305-400') });
    expect(sent).toEqual(['GET test 400']);
  });

  it('of a missing connection has no verdict', async () => {
    const { flowService } = adobe();
    expect(await flowService.testConnection('dev', id)).toMatchObject({ verdict: 'untested' });
  });

  it('without a token is an error', async () => {
    const refused = { kind: 'answer', status: 400, body: { error: 'invalid_client' } } as const;
    const { flowService } = adobe({
      credential: clientSecret,
      faults: [{ path: '/ims/token/v3', effect: refused }],
    });
    expect(await problemOf(flowService.testConnection('dev', id))).toMatchObject({
      code: 'adobe-token-refused',
    });
  });

  it('shows no secret that the service repeats', async () => {
    const body = { result: false, message: `refused ${grant.clientSecret}` };
    const { flowService, redactor, emulator } = adobe({
      faults: [{ effect: { kind: 'answer', status: 200, body } }],
    });
    redactor.add(grant.clientSecret);
    emulator.seed({ sandbox: 'dev', name: 'Zoho', id });
    const { why } = await flowService.testConnection('dev', id);
    expect(textOf(why ?? [])).toContain('refused ***');
  });
});

describe('the list of dependents', () => {
  const leads = { connectionId: id, name: 'Leads', id: 'leads', flows: [{ name: 'Daily', id: 'daily' }] };

  it('is empty for an unused connection, after one request', async () => {
    const { flowService, sent } = withOne();
    expect(await flowService.listDependents('dev', id)).toEqual([]);
    expect(sent()).toEqual(['GET sourceConnections 200']);
  });

  it('contains the dataflows, then the source connections', async () => {
    const { flowService, emulator } = withOne();
    emulator.seed({ sandbox: 'dev', name: 'Other', id: 'other-id' });
    emulator.seedSourceConnection(leads);
    emulator.seedSourceConnection({ connectionId: id, name: 'Contacts', id: 'contacts' });
    emulator.seedSourceConnection({ connectionId: 'other-id', name: 'Theirs', flows: [{ name: 'Theirs' }] });
    expect(await flowService.listDependents('dev', id)).toEqual([
      { kind: 'dataflow', id: 'daily', name: 'Daily' },
      { kind: 'source connection', id: 'contacts', name: 'Contacts' },
      { kind: 'source connection', id: 'leads', name: 'Leads' },
    ]);
  });

  it('is requested by id, in the sandbox of the connection', async () => {
    const { flowService, emulator } = withOne();
    emulator.seedSourceConnection(leads);
    await flowService.listDependents('dev', id);
    expect(emulator.requests.map(({ url, sandbox }) => [new URL(url).search, sandbox])).toEqual([
      [`?property=baseConnectionId==${id}&limit=100`, 'dev'],
      ['?property=sourceConnectionIds[]==leads&limit=100', 'dev'],
    ]);
  });

  it('is complete over many pages', async () => {
    const { flowService, emulator } = withOne({ pageSize: 2 });
    for (let number = 0; number < 7; number++) {
      const flows = [1, 2, 3].map((each) => ({ name: `Flow ${number}.${each}` }));
      emulator.seedSourceConnection({ connectionId: id, name: `Source ${number}`, flows });
    }
    const dependents = await flowService.listDependents('dev', id);
    expect(dependents.filter(({ kind }) => kind === 'dataflow')).toHaveLength(21);
    expect(dependents.filter(({ kind }) => kind === 'source connection')).toHaveLength(7);
  });

  it('contains a dataflow once if it uses two of the source connections', async () => {
    const { flowService, emulator } = withOne();
    for (const name of ['a', 'b']) emulator.seedSourceConnection({ connectionId: id, name, id: name });
    const body = { items: [{ id: 'both', name: 'Both', sourceConnectionIds: ['a', 'b'] }] };
    emulator.addFault({ path: '/flows', effect: { kind: 'answer', status: 200, body } });
    const dependents = await flowService.listDependents('dev', id);
    expect(dependents.filter(({ kind }) => kind === 'dataflow')).toEqual([
      { kind: 'dataflow', id: 'both', name: 'Both' },
    ]);
  });

  it('is filtered here if the service does not filter', async () => {
    const items = [
      { id: 'mine', name: 'Mine', baseConnectionId: id },
      { id: 'theirs', name: 'Theirs', baseConnectionId: 'other-id' },
    ];
    const { flowService } = withOne({
      faults: [{ path: '/sourceConnections', effect: { kind: 'answer', status: 200, body: { items } } }],
    });
    expect(await flowService.listDependents('dev', id)).toMatchObject([{ id: 'mine' }]);
  });

  const refusal: Effect = { kind: 'answer', status: 403, body: { message: 'No permission' } };
  it.each<readonly [string, string, Effect, string]>([
    ['source connections', '/sourceConnections', { kind: 'without-items' }, 'listing-incomplete'],
    ['source connections', '/sourceConnections', { kind: 'next-without-token' }, 'listing-incomplete'],
    ['source connections', '/sourceConnections', refusal, 'adobe-refused'],
    ['dataflows', '/flows', { kind: 'without-items' }, 'listing-incomplete'],
    ['dataflows', '/flows', { kind: 'html' }, 'adobe-unreachable'],
    ['dataflows', '/flows', refusal, 'adobe-refused'],
    [
      'dataflows',
      '/flows',
      { kind: 'answer', status: 200, body: { items: [{ name: 'x' }] } },
      'listing-incomplete',
    ],
    [
      'dataflows',
      '/flows',
      { kind: 'answer', status: 200, body: { items: [{ id: 'x', sandboxName: 'prod' }] } },
      'listing-incomplete',
    ],
  ])('is never incomplete: %s, %s, %o', async (what, path, effect, code) => {
    const { flowService, emulator } = withOne({ faults: [{ path, effect }] });
    // The next link can only be without a token if there is a second page.
    for (const name of ['Leads', 'Contacts']) {
      emulator.seedSourceConnection({ connectionId: id, name, flows: [{ name: 'Daily' }] });
    }
    const problem = await problemOf(flowService.listDependents('dev', id));
    expect(problem.code).toBe(code);
    expect(problem.message).toContain(what);
  });
});

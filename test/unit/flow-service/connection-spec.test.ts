import { describe, expect, it } from 'vitest';
import { liveSpecOf } from '../../../src/emulator/connection-spec.ts';
import { parseConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { adobe, problemOf } from './adobe.ts';

const zohoSpec = liveSpecOf(zohoCrm);

function answer(json: unknown, status = 200): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json };
}

const parsed = (json: unknown) => {
  const spec = parseConnectionSpec(answer(json));
  if (typeof spec === 'string') throw new Error(spec);
  return spec;
};

/** The one auth spec of an answer that has one, with these members in its `spec`. */
const withSpec = (spec: unknown) =>
  parsed({ name: 'x', authSpec: [{ name: 'Basic', spec }] }).authSpecs?.get('Basic');

describe('the look-up of a connection spec', () => {
  it('is made in the sandbox', async () => {
    const { flowService, emulator } = adobe();
    const found = await flowService.findSpec('stage', zohoCrm);
    expect(found?.name).toBe('zoho-crm');
    expect(emulator.requests).toMatchObject([
      {
        method: 'GET',
        path: `/data/foundation/flowservice/connectionSpecs/${zohoCrm.spec.id}`,
        sandbox: 'stage',
      },
    ]);
  });

  it.each(['gone-404', 'gone-empty'] as const)('may find none: %s', async (connectionSpecs) => {
    const { flowService } = adobe({ connectionSpecs });
    expect(await flowService.findSpec('dev', zohoCrm)).toBeUndefined();
  });

  it('that fails is a refusal with its reason', async () => {
    const { flowService } = adobe();
    expect(await problemOf(flowService.findSpec('nowhere', zohoCrm))).toMatchObject({
      code: 'adobe-refused',
      message: expect.stringMatching(
        /look up the connection spec of Zoho CRM \(929e4450-0237-4ed2-9404-b7e1e0a00309\): HTTP 404, code 2100-404/,
      ),
      fix: expect.stringContaining('sandbox'),
    });
  });

  it.each<[string, HttpResult]>([
    ['a proxy answers', answer(undefined, 404)],
    ['the sandbox is not there', answer({ error_code: '2100-404' }, 404)],
    ['access is refused', answer({ message: 'no' }, 403)],
    ['the answer is no JSON', answer(undefined)],
    ['the answer is a list', answer([zohoSpec])],
    ['its list is none', answer({ items: 'x' })],
    ['nothing comes', { kind: 'timed-out' }],
  ])('does not take it for gone when %s', (_, result) => {
    expect(parseConnectionSpec(result)).toBe('refused');
  });
});

describe('a live spec', () => {
  it.each([
    ['in a list', { items: [zohoSpec] }],
    ['on its own', zohoSpec],
  ])('is read %s', (_, json) => {
    const { name, authSpecs } = parsed(json);
    expect(name).toBe('zoho-crm');
    const plain = { type: 'string', isPassword: false, pattern: undefined };
    const secret = { ...plain, isPassword: true };
    expect([...(authSpecs ?? [])]).toEqual([
      [
        'Basic Authentication',
        {
          required: ['endpoint', 'accountsUrl', 'clientId', 'clientSecret', 'accessToken', 'refreshToken'],
          parameters: new Map([
            ['endpoint', plain],
            ['accountsUrl', plain],
            ['clientId', plain],
            ['clientSecret', secret],
            ['accessToken', secret],
            ['refreshToken', secret],
          ]),
        },
      ],
    ]);
  });

  it.each<[string, unknown]>([
    ['nothing', { id: 'x' }],
    ['something else', { id: 'x', authSpec: { name: 'Basic' } }],
  ])('that says %s of how it authenticates, says nothing to compare', (_, json) => {
    expect(parsed({ items: [json] })).toEqual({ name: undefined, isSource: false, authSpecs: undefined });
  });

  it('that offers no auth spec offers none', () => {
    expect(parsed({ authSpec: [] }).authSpecs?.size).toBe(0);
  });

  it.each<[unknown, readonly string[]]>([
    [
      ['port', 'host'],
      ['port', 'host'],
    ],
    // The spec of Amazon S3 requires a name that it does not describe.
    [['host', 'serviceUrl'], ['host']],
    [[7, null, 'host', {}], ['host']],
    [['constructor', '__proto__', 'toString'], []],
    ['host', []],
    [undefined, []],
  ])('requires what it describes, and nothing else: %j', (required, expected) => {
    expect(withSpec({ properties: { host: {}, port: {} }, required })?.required).toEqual(expected);
  });

  it('may describe a parameter with the name of a member of every object', () => {
    const spec = JSON.parse('{"properties":{"constructor":{},"__proto__":{}},"required":["constructor"]}');
    expect(withSpec(spec)?.required).toEqual(['constructor']);
    expect([...(withSpec(spec)?.parameters.keys() ?? [])]).toEqual(['constructor', '__proto__']);
  });

  it.each<[unknown, object]>([
    [{ type: 'string' }, { type: 'string', isPassword: false }],
    [{ type: 'integer' }, { type: 'number', isPassword: false }],
    [{ type: 'number' }, { type: 'number', isPassword: false }],
    [{ type: 'boolean' }, { type: 'boolean', isPassword: false }],
    [{ type: 'object' }, { type: 'object', isPassword: false }],
    [{ type: 'array' }, { isPassword: false }],
    [{ type: ['string', 'null'] }, { isPassword: false }],
    [
      { type: 'string', format: 'password' },
      { type: 'string', isPassword: true },
    ],
    [
      { type: 'string', format: 'uri', uiAttributes: {}, default: 1 },
      { type: 'string', isPassword: false },
    ],
    [{ pattern: '^a$' }, { isPassword: false, pattern: '^a$' }],
    [{ pattern: 7, format: 7 }, { isPassword: false }],
    ['text', { isPassword: false }],
    [null, { isPassword: false }],
  ])('describes a parameter, as far as it is understood: %j', (property, expected) => {
    expect(withSpec({ properties: { host: property } })?.parameters.get('host')).toEqual(expected);
  });

  it.each([undefined, null, 'x', {}, { properties: 'x' }, { properties: [] }])(
    'may describe no parameter: %j',
    (spec) => {
      expect(withSpec(spec)).toEqual({ required: [], parameters: new Map() });
    },
  );

  it('leaves out an auth spec without a name', () => {
    const authSpec = ['x', null, {}, { name: 7 }, { name: 'Basic' }];
    expect([...(parsed({ authSpec }).authSpecs?.keys() ?? [])]).toEqual(['Basic']);
  });
});

import { describe, expect, it } from 'vitest';
import { liveSpecOf } from '../../../src/emulator/connection-spec.ts';
import { parseConnectionSpec } from '../../../src/flow-service/connection-spec.ts';
import { itemIn } from '../../../src/flow-service/errors.ts';
import type { HttpResult } from '../../../src/http/result.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';
import { adobe, problemOf } from './adobe.ts';

const zohoSpec = liveSpecOf(zohoCrm);

function answer(json: unknown, status = 200): HttpResult {
  return { kind: 'answer', status, headers: new Headers(), json };
}

const parsed = (json: unknown) => {
  const item = itemIn(answer(json));
  if (typeof item !== 'object') throw new Error(item);
  return parseConnectionSpec(item);
};

/** Returns the only auth spec of an answer with these members in its `spec`. */
const withSpec = (spec: unknown) =>
  parsed({ name: 'x', authSpec: [{ name: 'Basic', spec }] }).authSpecs?.get('Basic');

describe('the look-up of a connection spec', () => {
  it('is sent in the sandbox', async () => {
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

  it.each(['gone-404', 'gone-empty'] as const)('can find nothing: %s', async (connectionSpecs) => {
    const { flowService } = adobe({ connectionSpecs });
    expect(await flowService.findSpec('dev', zohoCrm)).toBeUndefined();
  });

  it('that fails is reported with its reason', async () => {
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
    ['the sandbox does not exist', answer({ error_code: '2100-404' }, 404)],
    ['access is denied', answer({ message: 'no' }, 403)],
    ['the answer is not JSON', answer(undefined)],
    ['the answer is a list', answer([zohoSpec])],
    ['the items are not a list', answer({ items: 'x' })],
    ['no answer arrives', { kind: 'timed-out' }],
  ])('does not report absence if %s', (_, result) => {
    expect(itemIn(result)).toBeUndefined();
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
    ['no auth specs', { id: 'x' }],
    ['an invalid list of auth specs', { id: 'x', authSpec: { name: 'Basic' } }],
  ])('with %s is not compared', (_, json) => {
    expect(parsed({ items: [json] })).toEqual({ name: undefined, isSource: false, authSpecs: undefined });
  });

  it('with an empty list of auth specs offers none', () => {
    expect(parsed({ authSpec: [] }).authSpecs?.size).toBe(0);
  });

  it.each<[unknown, readonly string[]]>([
    [
      ['port', 'host'],
      ['port', 'host'],
    ],
    // The spec of Amazon S3 requires a parameter that it does not describe.
    [['host', 'serviceUrl'], ['host']],
    [[7, null, 'host', {}], ['host']],
    [['constructor', '__proto__', 'toString'], []],
    ['host', []],
    [undefined, []],
  ])('only requires parameters that it describes: %j', (required, expected) => {
    expect(withSpec({ properties: { host: {}, port: {} }, required })?.required).toEqual(expected);
  });

  it('can describe a parameter with the name of an inherited object member', () => {
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
  ])('describes a parameter with the members that are known: %j', (property, expected) => {
    expect(withSpec({ properties: { host: property } })?.parameters.get('host')).toEqual(expected);
  });

  it.each([undefined, null, 'x', {}, { properties: 'x' }, { properties: [] }])(
    'can describe no parameter: %j',
    (spec) => {
      expect(withSpec(spec)).toEqual({ required: [], parameters: new Map() });
    },
  );

  it('skips an auth spec without a name', () => {
    const authSpec = ['x', null, {}, { name: 7 }, { name: 'Basic' }];
    expect([...(parsed({ authSpec }).authSpecs?.keys() ?? [])]).toEqual(['Basic']);
  });
});

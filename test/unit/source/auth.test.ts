import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import {
  authSpecOf,
  customSource,
  definitionOf,
  inferSpec,
  isSameSpec,
  namesOf,
  neededKeys,
  OTHER_AUTH,
  parametersOf,
} from '../../../src/source/auth-specs.ts';
import { findSource } from '../../../src/source/catalogue.ts';
import { exampleAuth, secretName } from '../../../src/source/examples.ts';
import { unknownParameter } from '../../../src/source/parameters.ts';
import { authSpecs } from '../../fixtures/verdicts.ts';
import { drawn } from '../flow-service/adobe.ts';

const sourceOf = (name: string) => {
  const source = findSource(name);
  if (source === undefined) throw new Error(`no source ${name}`);
  return source;
};

/** Returns the problems of an entry without `specName`, and the entry. */
function read(source: string, auth: object) {
  const file = JSON.stringify({
    version: 1,
    sandbox: 'dev',
    connections: { a: { name: 'A', source, auth } },
  });
  const { problems, entries } = readConnectionsFile(new TextEncoder().encode(file), 'f.yaml');
  return { problems: problems.map(drawn), entry: entries[0] };
}

/** Auth specs with a shortest form that also fits another one. */
const AMBIGUOUS = new Set(['shopify, Access Token Based', 'shopify, Basic Authentication']);

describe('the auth spec of an entry without `specName`', () => {
  it.each(authSpecs)('follows from its shortest form unless that is ambiguous: $name', (spec) => {
    const { name, source, specName } = spec;
    const { specName: _, ...auth } = exampleAuth(source, specName);
    const found = inferSpec(source, Object.keys(auth));
    if (!AMBIGUOUS.has(name)) {
      expect(found).toBe(specName);
      const { problems, entry } = read(source.name, auth);
      expect(problems).toEqual([]);
      expect([entry?.authSpec, entry?.isSpecWritten]).toEqual([specName, false]);
      return;
    }
    expect(found).toBeUndefined();
    const { problems } = read(source.name, auth);
    expect(problems).toMatchObject([{ code: 'key-missing', message: expect.stringContaining(source.title) }]);
    for (const each of Object.keys(source.auth)) {
      const needs = neededKeys(source, each).filter((key) => key !== 'specName');
      expect(problems[0]?.fix).toContain(`\`${each}\` (${needs.join(', ')})`);
    }
  });

  const salesforce = sourceOf('salesforce');

  it.each<[readonly string[], string | undefined]>([
    [['environmentUrl', 'clientId', 'clientSecret', 'apiVersion'], 'OAuth2 Client Credential'],
    [['username', 'password', 'securityToken'], 'Basic Authentication'],
    // These keys are nearest to one auth spec, so its problems are reported.
    [['username', 'password'], 'Basic Authentication'],
    [['username', 'password', 'securityTokn'], 'Basic Authentication'],
    [[], undefined],
    [['constructor', 'toString'], undefined],
    [['apiVersion'], undefined],
    [['nonsense'], undefined],
  ])('follows from the keys %j: %s', (keys, expected) => {
    expect(inferSpec(salesforce, keys)).toBe(expected);
  });

  it('is the only auth spec of the source, whatever the keys are', () => {
    expect(inferSpec(sourceOf('zoho-crm'), ['nonsense'])).toBe('Basic Authentication');
    expect(inferSpec(customSource('x', '1.0'), ['host'])).toBeUndefined();
  });
});

describe('the name of an auth spec', () => {
  const renamed = authSpecs.filter(({ source, specName }) => namesOf(source, specName).length > 1);

  it('may be a former one', () => {
    expect(renamed.length).toBeGreaterThan(0);
    for (const { source, specName, parameters } of renamed)
      for (const former of namesOf(source, specName)) {
        expect(authSpecOf(source, former)).toEqual([specName, parameters]);
        expect(isSameSpec(source, former, specName)).toBe(true);
        expect(isSameSpec(source, specName, former)).toBe(true);
        expect(definitionOf(source, former)).toBe(definitionOf(source, specName));
        expect(parametersOf(source, former, [])).toBe(parameters);
      }
  });

  it('is not the name of another auth spec of the source', () => {
    for (const { source, specName } of authSpecs)
      for (const other of Object.keys(source.auth).filter((each) => each !== specName))
        for (const name of namesOf(source, other)) expect(isSameSpec(source, specName, name)).toBe(false);
  });

  it('may be unknown to the records', () => {
    expect(definitionOf(sourceOf('salesforce'), 'Brand New')).toBe(OTHER_AUTH);
    expect(definitionOf(sourceOf('salesforce'), 'constructor')).toBe(OTHER_AUTH);
    expect(isSameSpec(sourceOf('salesforce'), 'Brand New', 'Brand New')).toBe(true);
  });
});

describe('the parameters of an entry', () => {
  const salesforce = sourceOf('salesforce');
  const basic = salesforce.auth['Basic Authentication'];

  it('come from the record if it knows the auth spec', () => {
    expect(parametersOf(salesforce, 'Basic Authentication', ['x'])).toBe(basic);
  });

  it('come from the entry under an unknown auth spec, and stay secret if any auth spec says so', () => {
    expect(parametersOf(salesforce, 'Brand New', ['password', 'environmentUrl', 'x'])).toEqual({
      password: { ...basic?.['password'], required: false },
      environmentUrl: unknownParameter,
      x: unknownParameter,
    });
  });

  it('come from the entry for a custom source, with the secrets and host rules of the record', () => {
    expect(
      parametersOf(salesforce, 'Basic Authentication', ['environmentUrl', 'password', 'x'], true),
    ).toEqual({
      environmentUrl: { ...basic?.['environmentUrl'], required: false },
      password: { ...basic?.['password'], required: false },
      x: unknownParameter,
    });
    expect(parametersOf(undefined, 'Basic Authentication', ['password'], true)).toEqual({
      password: unknownParameter,
    });
  });

  it('may have the names of inherited object members', () => {
    const names = ['constructor', 'toString', 'hasOwnProperty'];
    for (const specName of ['Basic Authentication', 'Brand New'])
      for (const parameter of Object.values(parametersOf(salesforce, specName, names, true)))
        expect(parameter).toBe(unknownParameter);
  });
});

it.each([
  ['our-crm', 'clientSecret', 'OUR_CRM_CLIENT_SECRET'],
  ['a', 's3SecretKey', 'A_S3_SECRET_KEY'],
  ['a_b', 'SASToken', 'A_B_SASTOKEN'],
])('the name of the secret of %s for %s is %s', (key, parameter, expected) => {
  expect(secretName(key, parameter)).toBe(expected);
});

import { describe, expect, it } from 'vitest';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { isError } from '../../src/model/problem.ts';
import type { Parameter, ParameterValue } from '../../src/model/source.ts';
import { neededKeys } from '../../src/source/auth-specs.ts';
import { secretName } from '../../src/source/examples.ts';
import { asType, literalOf, typeOf } from '../../src/source/values.ts';
import { authSpecs } from '../fixtures/verdicts.ts';
import { drawn } from '../unit/flow-service/adobe.ts';

/** The hosts that a workflow must allow to run the examples. */
const ALLOWED = ['*.acme.example', 'acme.example'];

const CANARY = 'canary-0f9e8d7c';

type Auth = Readonly<Record<string, unknown>>;

/** The line of `auth` in the file. Each of its keys is on its own line below. */
const AUTH_LINE = 7;

/** Reads a file with one entry. Returns problems as line and code. */
function read(source: string, auth: Auth, allowedHosts: readonly string[] | undefined = ALLOWED) {
  const lines = Object.entries(auth).map(([key, value]) => `      ${key}: ${JSON.stringify(value)}`);
  const file = `version: 1
sandbox: dev
connections:
  a:
    name: A
    source: ${source}
    auth:
${lines.join('\n')}
`;
  const { problems, entries } = readConnectionsFile(new TextEncoder().encode(file), 'f.yaml', {
    allowedHosts,
  });
  expect(JSON.stringify(problems)).not.toContain(CANARY);
  for (const { message, fix } of problems.map(drawn)) {
    expect(message).toMatch(/^\S.{10,}[^.\s]$/);
    expect(fix).toMatch(/^\S.{5,}[^.\s]$/);
  }
  const told = problems.filter(isError).map(({ location, code }) => `${location?.line} ${code}`);
  return { told, problems, entry: entries[0] };
}

const lineOf = (auth: Auth, key: string) => AUTH_LINE + 1 + Object.keys(auth).indexOf(key);

/** Every parameter of an auth spec, or the shortest form if the source has presets. */
const whole = authSpecs.map(({ source, specName, parameters, ...spec }) => {
  const values = Object.entries(parameters).map(([name, { secret, example }]): [string, ParameterValue] => [
    name,
    secret ? { secret: secretName(source.key, name) } : example,
  ]);
  const auth: Auth =
    source.mint === undefined ? { specName, ...Object.fromEntries(values) } : { ...spec.example };
  return { ...spec, source, specName, parameters, auth };
});

/** A malicious value that would send the credentials elsewhere. */
function elsewhere({ kind }: Parameter): readonly string[] {
  // Some parts of hosts may contain dots, as in Snowflake. They stay below the domain of the vendor.
  if (kind === 'host-part')
    return ['/', ':443', '?', '#', '\\', '@x', '/..'].map((end) => `evil.example${end}`);
  const host = `${CANARY}.evil.example`;
  return kind === 'host' ? [host, `${host}:443`] : [`https://${host}`, `https://${host}/`];
}

describe.each(whole)('$name', ({ source, specName, parameters, example, auth }) => {
  it('accepts its examples, complete and minimal', () => {
    const { told, entry } = read(source.name, auth);
    expect(told).toEqual([]);
    expect([entry?.source.name, entry?.authSpec]).toEqual([source.name, specName]);
    const given = Object.keys(auth).filter((name) => name in parameters);
    expect(Object.keys(entry?.auth ?? {})).toEqual(expect.arrayContaining(given));
    expect(read(source.name, example).told).toEqual([]);
  });

  it('reports each missing required parameter', () => {
    for (const left of neededKeys(source, specName).filter((key) => key !== 'specName')) {
      const { [left]: _, ...others } = example as Auth;
      expect([left, read(source.name, others).told]).toEqual([left, [`${AUTH_LINE} key-missing`]]);
    }
  });

  it('rejects secrets in plain text', () => {
    for (const [name] of Object.entries(parameters).filter(([, { secret }]) => secret)) {
      for (const value of [CANARY, `${CANARY}://${CANARY}.example`, `Server=${CANARY};Password=${CANARY}`]) {
        const changed = { ...auth, [name]: value };
        const { told } = read(source.name, changed);
        expect([name, told]).toEqual([name, [`${lineOf(changed, name)} literal-secret`]]);
      }
    }
  });

  it('sends credentials to no other host', () => {
    const fenced = Object.entries(parameters).filter(([, each]) => each.destination && !each.secret);
    for (const [name, parameter] of fenced) {
      for (const value of elsewhere(parameter)) {
        const changed = { ...auth, [name]: value };
        const { told } = read(source.name, changed);
        expect([name, value, told]).toEqual([name, value, [`${lineOf(changed, name)} host-refused`]]);
      }
      const hidden = { ...auth, [name]: { secret: 'URL' } };
      const { told } = read(source.name, hidden);
      expect([name, told]).toEqual([name, [`${lineOf(hidden, name)} reference-misplaced`]]);
    }
  });

  it('needs allowed-hosts for every destination outside the hosts of the vendor', () => {
    const places = Object.entries(parameters)
      .filter(([, { destination, secret, hosts = [] }]) => destination && !secret && hosts.length === 0)
      .filter(([name]) => name in auth)
      .map(([name]) => `${lineOf(auth, name)} host-refused`);
    const { told } = read(source.name, auth, []);
    expect(told.filter((each) => each.endsWith('host-refused')).sort()).toEqual(places.sort());
    expect(read(source.name, auth, undefined).told).toEqual([]);
  });

  it('sends its examples with the types of its parameters', () => {
    for (const [name, parameter] of Object.entries(parameters)) {
      if (parameter.secret) continue;
      const sent = literalOf(parameter, parameter.example);
      expect([name, typeof sent]).toEqual([name, typeOf(parameter)]);
      expect(asType(parameter.example, typeOf(parameter))).toEqual(sent);
    }
  });

  it('behaves the same when declared by its id, including its rules for secrets and hosts', () => {
    const custom = `{ connectionSpec: ${source.spec.id}, version: "${source.spec.version}" }`;
    const { dataCenter: _, ...spelledOut } = auth;
    if (source.preset !== undefined) return;
    expect(read(custom, spelledOut).told).toEqual([]);
    for (const [name, parameter] of Object.entries(parameters)) {
      const values = parameter.secret ? [CANARY] : parameter.destination ? elsewhere(parameter) : [];
      for (const value of values) {
        const changed = { ...spelledOut, [name]: value };
        const code = parameter.secret ? 'literal-secret' : 'host-refused';
        expect([name, read(custom, changed).told]).toEqual([name, [`${lineOf(changed, name)} ${code}`]]);
      }
    }
  });
});

import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/model/entry.ts';
import { type GivenSecrets, Secret } from '../../../src/model/secret.ts';
import { secretsIn } from '../../../src/secrets/parse-secrets.ts';
import { type Resolving, readGiven, resolveSecrets } from '../../../src/secrets/resolve-secrets.ts';
import { authSpecOf } from '../../../src/source/auth-specs.ts';
import { zohoCrm } from '../../../src/source/zoho-crm.ts';

const [authSpec, parameters] = authSpecOf(zohoCrm);
const location = { file: 'connections.yaml', line: 7, column: 3 };

function entry(key: string, ...names: readonly string[]): Entry {
  const auth = Object.fromEntries(
    names.map((name) => [name, { kind: 'reference', name, location } as const]),
  );
  return {
    key,
    location,
    source: zohoCrm,
    authSpec,
    isSpecWritten: false,
    parameters,
    sandbox: 'dev',
    name: key,
    ensure: 'present',
    auth: { accountsUrl: { kind: 'literal', value: 'https://accounts.zoho.eu', location }, ...auth },
  };
}

function resolve(input: string | GivenSecrets | undefined, changes: Partial<Resolving> = {}) {
  const masked: string[] = [];
  const entries = [entry('eu', 'EU_SECRET'), entry('us', 'US_SECRET')];
  const options: Resolving = {
    entries,
    needed: entries,
    given: readGiven(typeof input === 'string' ? secretsIn(new Secret(input)) : input, entries),
    visible: [],
    mask: (secret) => masked.push(secret),
    ...changes,
  };
  const { secrets, missing, problems } = resolveSecrets(options);
  const values = Object.fromEntries([...secrets].map(([name, secret]) => [name, secret.reveal()]));
  const codes = problems.map(({ code }) => code);
  return { secrets: values, masked, codes, missing: [...missing.keys()], words: JSON.stringify(problems) };
}

describe('resolving secrets', () => {
  it('masks only what the file refers to', () => {
    expect(resolve('EU_SECRET=secret-of-eu\nUS_SECRET=secret-of-us\nOTHER=secret-of-others')).toEqual({
      secrets: { EU_SECRET: 'secret-of-eu', US_SECRET: 'secret-of-us' },
      masked: ['secret-of-eu', 'secret-of-us'],
      codes: [],
      missing: [],
      words: '[]',
    });
  });

  it('looks up only the names that the file uses', () => {
    const asked: string[] = [];
    const found = resolve({
      read: (names) => {
        asked.push(...names);
        return { values: new Map([['EU_SECRET', 'secret-of-eu']]), problems: [] };
      },
    });
    expect(asked).toEqual(['EU_SECRET', 'US_SECRET']);
    expect(found).toMatchObject({ masked: ['secret-of-eu'], codes: [], missing: ['US_SECRET'] });
  });

  it('masks invalid values before reporting them', () => {
    const { masked, codes } = resolve('EU_SECRET=secret-of-eu\nUS_SECRET= secret-of-us');
    expect(codes).toEqual(['secret-white-space']);
    expect(masked).toEqual(['secret-of-eu', ' secret-of-us']);
  });

  it('masks the valid values of an input that is rejected as a whole', () => {
    expect(resolve('EU_SECRET=secret-of-eu\nhalf a line')).toMatchObject({
      masked: ['secret-of-eu'],
      codes: ['secrets-format'],
    });
    expect(resolve('{"OTHER": 1, "EU_SECRET": "secret-of-eu"}')).toMatchObject({
      masked: ['secret-of-eu'],
      codes: ['secrets-format'],
    });
  });

  it('resolves only the secrets that the run needs, but masks the others too', () => {
    const [eu] = [entry('eu', 'EU_SECRET')];
    const found = resolve('EU_SECRET=secret-of-eu\nUS_SECRET=short', { needed: [eu] });
    expect(found).toMatchObject({ secrets: { EU_SECRET: 'secret-of-eu' }, codes: [] });
    expect(resolve('EU_SECRET=secret-of-eu\nUS_SECRET=secret-of-us', { needed: [eu] })).toEqual({
      secrets: { EU_SECRET: 'secret-of-eu' },
      masked: ['secret-of-eu', 'secret-of-us'],
      codes: [],
      missing: [],
      words: '[]',
    });
  });

  it('lists missing and empty secrets without an error, because the plan may not need them', () => {
    expect(resolve(undefined)).toMatchObject({ secrets: {}, codes: [], missing: ['EU_SECRET', 'US_SECRET'] });
    expect(resolve('EU_SECRET=secret-of-eu')).toMatchObject({ codes: [], missing: ['US_SECRET'] });
    expect(resolve('EU_SECRET=\nUS_SECRET=secret-of-us')).toMatchObject({
      codes: [],
      missing: ['EU_SECRET'],
    });
  });

  it('reports the first text that shows a value in plain text, and does not redact that text', () => {
    const visible = [
      { what: ['`connections.yaml`'], text: 'nothing' },
      { what: ['the input `adobe-org-id`'], text: 'canary-0123@AdobeOrg' },
      { what: ['the fixed words of the outputs'], text: 'canary-0123' },
    ];
    const found = resolve('EU_SECRET=canary-0123\nUS_SECRET=secret-of-us', { visible });
    expect(found).toMatchObject({ codes: ['secret-visible'], masked: ['secret-of-us'] });
    expect(found.words).toContain('adobe-org-id');
    expect(found.words).not.toContain('canary');
  });
});

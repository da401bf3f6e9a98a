import { describe, expect, it } from 'vitest';
import { namesOf } from '../../../src/source/auth-specs.ts';
import { sources } from '../../../src/source/catalogue.ts';
import { exampleAuth } from '../../../src/source/examples.ts';
import { hostForm, partForm } from '../../../src/source/hosts.ts';

const records = [...sources.values()];

describe('the catalogue', () => {
  it('has every source once: by name, connection spec and live name', () => {
    for (const each of [
      records.map(({ name }) => name),
      records.map(({ spec }) => spec.id),
      records.flatMap(({ spec }) => spec.name ?? []),
      records.map(({ key }) => key),
    ])
      expect(each.filter((one, index) => each.indexOf(one) !== index)).toEqual([]);
    expect(records.length).toBeGreaterThanOrEqual(52);
  });

  it('has one source whose tokens are obtained, for which the only minter is made', () => {
    expect(records.filter(({ mint }) => mint !== undefined).map(({ name }) => name)).toEqual(['zoho-crm']);
  });

  it.each(records)('says where $name comes from, in a form that the schema accepts', (source) => {
    expect(source.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(source.key).toMatch(/^[a-z][a-z0-9_-]{0,63}$/);
    expect(source.spec.id).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(source.spec.version).toMatch(/^\d+\.\d+$/);
    expect(source.page).toMatch(
      /^https:\/\/experienceleague\.adobe\.com\/en\/docs\/experience-platform\/\S+$/,
    );
    expect(source.seen).toMatch(/^20\d\d(?:-(?:0[1-9]|1[0-2]))?$/);
    for (const doubt of source.doubts ?? []) expect(doubt).toMatch(/^[A-Z].*\.$/);
    const names = Object.keys(source.auth);
    expect(names.length).toBeGreaterThan(0);
    const all = names.flatMap((name) => namesOf(source, name));
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
    for (const name of Object.keys({ ...source.formerNames, ...source.authTypes }))
      expect(names).toContain(name);
  });

  it.each(records)('has only hosts in valid notation: $name', ({ auth }) => {
    for (const parameter of Object.values(auth).flatMap((each) => Object.values(each))) {
      const { kind, hosts = [], example } = parameter;
      for (const host of hosts) {
        expect(() => hostForm(host)).not.toThrow();
        // The pattern must end in a domain of the vendor, with no placeholder and not only a top-level domain.
        expect(host).toMatch(/[a-z0-9-]+\.[a-z]+(?:\.[a-z]{2})?$/);
        expect(hostForm(host).test('evil.example')).toBe(false);
        expect(hostForm(host).test(`${host.replace(/[A-Z_]+/g, 'acme')}.evil.example`)).toBe(false);
      }
      if (kind === 'host-part') {
        expect(hosts).toHaveLength(1);
        expect(partForm(hosts[0] ?? '').test(String(example))).toBe(true);
      }
    }
  });

  it('describes every parameter in a sentence and shows no secret in an example', () => {
    for (const { auth } of records)
      for (const [specName, parameters] of Object.entries(auth))
        for (const [name, { description, secret, example, values }] of Object.entries(parameters)) {
          expect([specName, name, description]).toEqual([
            specName,
            name,
            expect.stringMatching(/^[A-Z].*\.$/),
          ]);
          if (secret) expect([name, example]).toEqual([name, '']);
          for (const each of values ?? []) expect(each).toMatch(/^[\w .-]+$/);
        }
  });

  it('adds nothing to `auth` by itself', () => {
    for (const source of records)
      for (const specName of Object.keys(source.auth))
        for (const key of Object.keys(exampleAuth(source, specName)))
          expect(['specName', source.preset?.name, ...Object.keys(source.auth[specName] ?? {})]).toContain(
            key,
          );
  });
});

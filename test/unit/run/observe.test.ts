import { describe, expect, it } from 'vitest';
import type { BaseConnection, Dependent, Health } from '../../../src/model/connection.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { LiveSpec } from '../../../src/model/live-spec.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import type { Source } from '../../../src/model/source.ts';
import { list, observe, type Testable } from '../../../src/run/observe.ts';
import { connectionFor, entryOf, otherSource, someSource } from '../../fixtures/entry-builder.ts';
import { problemsOf } from '../flow-service/adobe.ts';

const refuse = (message: string) => new ProblemError({ code: 'adobe-refused', message: [message] });

/**
 * Returns look-ups that answer from tables: listings by sandbox and source, connections by sandbox and id.
 */
function lookupOf(
  listings: Readonly<Record<string, readonly BaseConnection[] | Error>>,
  connections: Readonly<Record<string, BaseConnection | Error>> = {},
) {
  const calls: string[] = [];
  const answer = <T>(call: string, found: T | Error): Promise<T> => {
    calls.push(call);
    return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
  };
  return {
    calls,
    orgId: 'ACME@AdobeOrg',
    listConnections: (sandbox: string, source: { readonly name: string }) =>
      answer(`list ${sandbox} ${source.name}`, listings[`${sandbox} ${source.name}`] ?? []),
    findConnection: (sandbox: string, id: string) =>
      answer(`find ${sandbox} ${id}`, connections[`${sandbox} ${id}`]),
  };
}

/** Returns the other look-ups, which also answer from tables. Calls are recorded in the same list. */
function observingOf(
  entries: readonly Entry[],
  answers: {
    readonly dependents?: Readonly<Record<string, readonly Dependent[] | Error>>;
    readonly specs?: Readonly<Record<string, LiveSpec | Error>>;
  } = {},
) {
  const lookup = lookupOf({ 'dev some-crm': entries.map((entry) => connectionFor(entry)) });
  const tested: Testable[] = [];
  const health = new Map<string, Health>([['tested', { verdict: 'ok' }]]);
  return {
    calls: lookup.calls,
    tested,
    health,
    test: async (those: readonly Testable[]) => {
      tested.push(...those);
      return health;
    },
    lookup: {
      ...lookup,
      listDependents: async (sandbox: string, id: string) => {
        lookup.calls.push(`dependents ${sandbox} ${id}`);
        const found = answers.dependents?.[id] ?? [];
        if (found instanceof Error) throw found;
        return found;
      },
      findSpec: async (sandbox: string, { name }: Source) => {
        lookup.calls.push(`spec ${sandbox} ${name}`);
        const found = answers.specs?.[name];
        if (found instanceof Error) throw found;
        return found;
      },
    },
  };
}

describe('listing connections', () => {
  it('lists each sandbox once per source, and no others', async () => {
    const eu = entryOf('eu');
    const us = entryOf('us');
    const live = entryOf('live', { sandbox: 'prod' });
    const other = entryOf('other', { source: otherSource });
    const lookup = lookupOf({
      'dev some-crm': [connectionFor(eu), connectionFor(us)],
      'dev other-crm': [connectionFor(other)],
    });
    const { bySandbox, lookedUp } = await list([eu, us, live, other], lookup);
    expect(lookup.calls).toEqual(['list dev some-crm', 'list prod some-crm', 'list dev other-crm']);
    expect(new Set(bySandbox.get('dev'))).toEqual(
      new Set([eu, us, other].map((each) => connectionFor(each))),
    );
    // A sandbox with an empty listing differs from one that was not listed.
    expect(bySandbox.get('prod')).toEqual([]);
    expect([...bySandbox.keys()]).toEqual(['dev', 'prod']);
    expect(lookedUp.size).toBe(0);
  });

  it('requests nothing without entries', async () => {
    const lookup = lookupOf({});
    expect((await list([], lookup)).bySandbox.size).toBe(0);
    expect(lookup.calls).toEqual([]);
  });

  it('looks up pinned ids that are in no listing, in the sandbox of the entry', async () => {
    const listed = entryOf('listed', { id: 'id-of-listed' });
    const pinned = entryOf('pinned', { id: 'id-elsewhere' });
    const foreign = connectionFor(pinned, {
      id: 'id-elsewhere',
      connectionSpecId: otherSource.spec.id,
    });
    const lookup = lookupOf({ 'dev some-crm': [connectionFor(listed)] }, { 'dev id-elsewhere': foreign });
    const { lookedUp } = await list([listed, pinned], lookup);
    expect(lookup.calls).toEqual(['list dev some-crm', 'find dev id-elsewhere']);
    expect([...lookedUp]).toEqual([['id-elsewhere', foreign]]);
  });

  it('does not look up an id that is in the listing of another sandbox', async () => {
    const pinned = entryOf('pinned', { id: 'id-of-live' });
    const live = entryOf('live', { sandbox: 'prod' });
    const lookup = lookupOf({ 'prod some-crm': [connectionFor(live)] });
    await list([pinned, live], lookup);
    expect(lookup.calls.some((call) => call.startsWith('find'))).toBe(false);
  });

  it('records that a pinned id does not exist', async () => {
    const { lookedUp } = await list([entryOf('pinned', { id: 'gone' })], lookupOf({}));
    expect([...lookedUp]).toEqual([['gone', undefined]]);
  });

  it.each([
    ['dev', 'prod'],
    ['prod', 'dev'],
  ])(
    'keeps the result for an id that is pinned in two sandboxes: found in %s, not in %s',
    async (here, there) => {
      const foreign = { id: 'x', name: 'n', authParams: {}, sandbox: here, connectionSpecId: 'other' };
      const entries = ['dev', 'prod'].map((sandbox) => entryOf(sandbox, { sandbox, id: 'x' }));
      const { lookedUp } = await list(entries, lookupOf({}, { [`${here} x`]: foreign }));
      expect(lookedUp.get('x')).toEqual(foreign);
      expect(there).not.toBe(here);
    },
  );

  it.each<[string, Partial<BaseConnection>]>([
    ['its connection spec and sandbox', { sandbox: 'dev', connectionSpecId: someSource.spec.id }],
    ['only its sandbox', { sandbox: 'dev' }],
    ['only its connection spec', { connectionSpecId: someSource.spec.id }],
  ])(
    'stops if an id exists that should be in the listing but is not, and Adobe shows %s',
    async (_, said) => {
      const pinned = entryOf('pinned', { id: 'unlisted', line: 12 });
      const found = { id: 'unlisted', name: 'n', authParams: {}, ...said };
      const problems = await problemsOf(list([pinned], lookupOf({}, { 'dev unlisted': found })));
      expect(problems).toMatchObject([{ code: 'listing-incomplete', location: { line: 12 } }]);
    },
  );

  it('does not stop for an id of another sandbox', async () => {
    const pinned = entryOf('pinned', { id: 'x' });
    const found = connectionFor(pinned, { id: 'x', sandbox: 'prod' });
    expect((await list([pinned], lookupOf({}, { 'dev x': found }))).lookedUp.get('x')).toEqual(found);
  });

  it('reports each problem once, at the first entry that it affects, in the order of the file', async () => {
    const entries = [
      entryOf('a', { sandbox: 'prod', line: 9 }),
      entryOf('b', { sandbox: 'dev', line: 5 }),
      entryOf('c', { sandbox: 'dev', line: 7 }),
      entryOf('d', { sandbox: 'stage', line: 2 }),
    ];
    const lookup = lookupOf({ 'prod some-crm': refuse('not prod'), 'dev some-crm': refuse('not dev') });
    expect(await problemsOf(list(entries, lookup))).toMatchObject([
      { message: 'not dev', location: { line: 5 } },
      { message: 'not prod', location: { line: 9 } },
    ]);
    expect(lookup.calls.filter((call) => call.startsWith('find'))).toEqual([]);
  });

  it('reports a cause once, even if it affects every sandbox', async () => {
    const entries = ['dev', 'prod', 'stage'].map((sandbox) => entryOf(sandbox, { sandbox }));
    const same = refuse('no token');
    const lookup = lookupOf({ 'dev some-crm': same, 'prod some-crm': same, 'stage some-crm': same });
    expect(await problemsOf(list(entries, lookup))).toHaveLength(1);
  });

  it('reports pinned ids that could not be looked up', async () => {
    const entries = [entryOf('a', { id: 'x' }), entryOf('b', { id: 'y' })];
    const lookup = lookupOf({}, { 'dev x': refuse('not x'), 'dev y': refuse('not y') });
    expect(await problemsOf(list(entries, lookup))).toHaveLength(2);
  });

  it('passes on an internal error', async () => {
    const mistake = new RangeError('oops');
    await expect(list([entryOf('a')], lookupOf({ 'dev some-crm': mistake }))).rejects.toBe(mistake);
  });
});

describe('observing entries', () => {
  const there = entryOf('there');
  const missing = entryOf('missing');
  const going = entryOf('going', { ensure: 'absent' });
  const gone = entryOf('gone', { ensure: 'absent' });
  const twice = entryOf('twice');
  const goingTwice = entryOf('going-twice', { ensure: 'absent', name: twice.name });
  const leftover: Dependent = { kind: 'dataflow', id: 'flow', name: 'Leads' };

  it('matches every entry with a connection or none', async () => {
    const { lookup } = observingOf([there, going]);
    const { matches } = await observe([there, missing, going, gone], lookup);
    expect([...matches].map(([key, { kind }]) => `${key} ${kind}`)).toEqual([
      'there found',
      'missing none',
      'going found',
      'gone none',
    ]);
  });

  it('looks up the dependents only of existing connections that will be removed', async () => {
    const { lookup, calls } = observingOf([there, going], { dependents: { 'id-of-going': [leftover] } });
    const { dependents } = await observe([there, going, gone], lookup);
    expect([...dependents]).toEqual([['id-of-going', [leftover]]]);
    expect(calls.filter((call) => call.startsWith('dependents'))).toEqual(['dependents dev id-of-going']);
  });

  it('keeps the problem of a failed look-up of dependents and continues', async () => {
    const { lookup } = observingOf([going], { dependents: { 'id-of-going': refuse('no') } });
    const { dependents, specs } = await observe([going, missing], lookup);
    expect([...dependents]).toEqual([['id-of-going', { code: 'adobe-refused', message: 'no' }]]);
    expect([...specs]).toEqual([[someSource.spec.id, undefined]]);
  });

  it('reads each connection spec once, in the order of the file, whether or not anything is created', async () => {
    const others = ['x', 'y'].map((key) => entryOf(key, { source: otherSource, sandbox: 'prod' }));
    // A custom source has another name for the same connection spec.
    const same = entryOf('same', { source: { ...someSource, name: 'by-its-id' }, sandbox: 'prod' });
    const specs = { 'some-crm': refuse('no'), 'other-crm': { name: 'other', isSource: true } };
    const { lookup, calls } = observingOf([there], { specs });
    const observed = await observe([...others, there, same, missing, entryOf('more')], lookup);
    expect(calls.filter((call) => call.startsWith('spec'))).toEqual([
      'spec prod other-crm',
      'spec dev some-crm',
    ]);
    expect([...observed.specs]).toEqual([
      [otherSource.spec.id, { name: 'other', isSource: true }],
      [someSource.spec.id, { code: 'adobe-refused', message: 'no' }],
    ]);
  });

  it('reads the connection spec even if every connection exists', async () => {
    const { lookup, calls } = observingOf([there]);
    await observe([there], lookup);
    expect(calls).toEqual(['list dev some-crm', 'spec dev some-crm']);
  });

  it('reads no connection spec for a source whose entries are all absent', async () => {
    const { lookup, calls } = observingOf([going]);
    expect((await observe([going, gone], lookup)).specs.size).toBe(0);
    expect(calls.filter((call) => call.startsWith('spec'))).toEqual([]);
  });

  it('tests nothing unless everything should be tested', async () => {
    const { lookup, tested } = observingOf([there]);
    expect((await observe([there], lookup)).health.size).toBe(0);
    expect(tested).toEqual([]);
  });

  it('tests the connections that exist and stay, but none in conflict', async () => {
    const { lookup, test, tested, health } = observingOf([there, going, twice]);
    const entries = [there, missing, going, gone, twice, goingTwice];
    expect((await observe(entries, lookup, test)).health).toBe(health);
    expect(tested).toEqual([{ entry: there, id: 'id-of-there' }]);
  });

  it('passes on an internal error', async () => {
    const mistake = new RangeError('oops');
    for (const answers of [{ dependents: { 'id-of-going': mistake } }, { specs: { 'some-crm': mistake } }]) {
      const { lookup } = observingOf([going], answers as Parameters<typeof observingOf>[1]);
      await expect(observe([going, missing], lookup)).rejects.toBe(mistake);
    }
  });
});

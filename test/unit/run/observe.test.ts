import { describe, expect, it } from 'vitest';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { observe } from '../../../src/run/observe.ts';
import { connectionFor, entryOf, otherSource, someSource } from '../entry-builder.ts';
import { problemsOf } from '../flow-service/adobe.ts';

const refuse = (message: string) => new ProblemError({ code: 'adobe-refused', message });

/** Look-ups that answer from tables: listings by sandbox and source, connections by sandbox and id. */
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

describe('observing', () => {
  it('lists each sandbox once per source, and no other', async () => {
    const eu = entryOf('eu');
    const us = entryOf('us');
    const live = entryOf('live', { sandbox: 'prod' });
    const other = entryOf('other', { source: otherSource });
    const lookup = lookupOf({
      'dev some-crm': [connectionFor(eu), connectionFor(us)],
      'dev other-crm': [connectionFor(other)],
    });
    const { bySandbox, lookedUp } = await observe([eu, us, live, other], lookup);
    expect(lookup.calls).toEqual(['list dev some-crm', 'list prod some-crm', 'list dev other-crm']);
    expect(new Set(bySandbox.get('dev'))).toEqual(
      new Set([eu, us, other].map((each) => connectionFor(each))),
    );
    // Listed and empty is not the same as not listed.
    expect(bySandbox.get('prod')).toEqual([]);
    expect([...bySandbox.keys()]).toEqual(['dev', 'prod']);
    expect(lookedUp.size).toBe(0);
  });

  it('asks for nothing when there are no entries', async () => {
    const lookup = lookupOf({});
    expect((await observe([], lookup)).bySandbox.size).toBe(0);
    expect(lookup.calls).toEqual([]);
  });

  it('looks up pinned ids that no listing holds, in the sandbox of the entry', async () => {
    const listed = entryOf('listed', { id: 'id-of-listed' });
    const pinned = entryOf('pinned', { id: 'id-elsewhere' });
    const foreign = connectionFor(pinned, {
      id: 'id-elsewhere',
      connectionSpecId: otherSource.connectionSpec.id,
    });
    const lookup = lookupOf({ 'dev some-crm': [connectionFor(listed)] }, { 'dev id-elsewhere': foreign });
    const { lookedUp } = await observe([listed, pinned], lookup);
    expect(lookup.calls).toEqual(['list dev some-crm', 'find dev id-elsewhere']);
    expect([...lookedUp]).toEqual([['id-elsewhere', foreign]]);
  });

  it('does not look up an id that the listing of another sandbox holds', async () => {
    const pinned = entryOf('pinned', { id: 'id-of-live' });
    const live = entryOf('live', { sandbox: 'prod' });
    const lookup = lookupOf({ 'prod some-crm': [connectionFor(live)] });
    await observe([pinned, live], lookup);
    expect(lookup.calls.some((call) => call.startsWith('find'))).toBe(false);
  });

  it('knows that a pinned id does not exist', async () => {
    const { lookedUp } = await observe([entryOf('pinned', { id: 'gone' })], lookupOf({}));
    expect([...lookedUp]).toEqual([['gone', undefined]]);
  });

  it.each([
    ['dev', 'prod'],
    ['prod', 'dev'],
  ])('keeps what one look-up found of an id that is pinned twice: in %s, not in %s', async (here, there) => {
    const foreign = { id: 'x', name: 'n', authParams: {}, sandbox: here, connectionSpecId: 'other' };
    const entries = ['dev', 'prod'].map((sandbox) => entryOf(sandbox, { sandbox, id: 'x' }));
    const { lookedUp } = await observe(entries, lookupOf({}, { [`${here} x`]: foreign }));
    expect(lookedUp.get('x')).toEqual(foreign);
    expect(there).not.toBe(here);
  });

  it.each<[string, Partial<BaseConnection>]>([
    ['all that there is to say', { sandbox: 'dev', connectionSpecId: someSource.connectionSpec.id }],
    ['not its connection spec', { sandbox: 'dev' }],
    ['not its sandbox', { connectionSpecId: someSource.connectionSpec.id }],
  ])('stops when an id exists that the listing should hold and does not: it says %s', async (_, said) => {
    const pinned = entryOf('pinned', { id: 'unlisted', line: 12 });
    const found = { id: 'unlisted', name: 'n', authParams: {}, ...said };
    const problems = await problemsOf(observe([pinned], lookupOf({}, { 'dev unlisted': found })));
    expect(problems).toMatchObject([{ code: 'listing-incomplete', location: { line: 12 } }]);
  });

  it('does not stop for an id that turns out to be of another sandbox', async () => {
    const pinned = entryOf('pinned', { id: 'x' });
    const found = connectionFor(pinned, { id: 'x', sandbox: 'prod' });
    expect((await observe([pinned], lookupOf({}, { 'dev x': found }))).lookedUp.get('x')).toEqual(found);
  });

  it('tells all that went wrong, each once, at the first entry it stops, in the order of the file', async () => {
    const entries = [
      entryOf('a', { sandbox: 'prod', line: 9 }),
      entryOf('b', { sandbox: 'dev', line: 5 }),
      entryOf('c', { sandbox: 'dev', line: 7 }),
      entryOf('d', { sandbox: 'stage', line: 2 }),
    ];
    const lookup = lookupOf({ 'prod some-crm': refuse('not prod'), 'dev some-crm': refuse('not dev') });
    expect(await problemsOf(observe(entries, lookup))).toMatchObject([
      { message: 'not dev', location: { line: 5 } },
      { message: 'not prod', location: { line: 9 } },
    ]);
    expect(lookup.calls.filter((call) => call.startsWith('find'))).toEqual([]);
  });

  it('tells one cause once, though every sandbox suffers from it', async () => {
    const entries = ['dev', 'prod', 'stage'].map((sandbox) => entryOf(sandbox, { sandbox }));
    const same = refuse('no token');
    const lookup = lookupOf({ 'dev some-crm': same, 'prod some-crm': same, 'stage some-crm': same });
    expect(await problemsOf(observe(entries, lookup))).toHaveLength(1);
  });

  it('tells pins that could not be looked up', async () => {
    const entries = [entryOf('a', { id: 'x' }), entryOf('b', { id: 'y' })];
    const lookup = lookupOf({}, { 'dev x': refuse('not x'), 'dev y': refuse('not y') });
    expect(await problemsOf(observe(entries, lookup))).toHaveLength(2);
  });

  it('passes on what is a mistake of this program', async () => {
    const mistake = new RangeError('oops');
    await expect(observe([entryOf('a')], lookupOf({ 'dev some-crm': mistake }))).rejects.toBe(mistake);
  });
});

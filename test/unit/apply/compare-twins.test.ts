import { describe, expect, test } from 'vitest';
import { compareTwins } from '../../../src/apply/compare-twins.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';

const entry = entryOf('eu', { description: 'Leads' });

function connection(id: string, changes: Partial<BaseConnection> = {}): BaseConnection {
  return connectionFor(entry, { id, createdAt: 2_000, ...changes });
}

/** A listing shows no time for it. */
function timeless(id: string): BaseConnection {
  const { createdAt, ...rest } = connection(id);
  return createdAt === undefined ? connection(id) : rest;
}

function without(
  member: 'state' | 'createdClient',
  id: string,
  changes: Partial<BaseConnection> = {},
): BaseConnection {
  const { [member]: left, ...rest } = connection(id, changes);
  return left === undefined ? connection(id) : rest;
}

const ours = connection('m');
const earlier = { createdAt: 1_000 };
const later = { createdAt: 3_000 };

interface Case {
  readonly story: string;
  readonly listing: readonly BaseConnection[];
  readonly verdict: string;
  /** `false` when the connection was adopted. */
  readonly ownRequest?: false;
  readonly known?: readonly string[];
}

const cases: readonly Case[] = [
  { story: 'no other has its name', listing: [ours], verdict: 'alone' },
  { story: 'others have other names', listing: [ours, connection('x', { name: 'Other' })], verdict: 'alone' },
  { story: 'it is not shown yet', listing: [], verdict: 'wait' },
  { story: 'it is not shown yet, but its twin is', listing: [connection('x', earlier)], verdict: 'wait' },
  { story: 'it is shown under another name', listing: [connection('m', { name: 'EU' })], verdict: 'renamed' },

  { story: 'the twin is earlier', listing: [ours, connection('x', earlier)], verdict: 'remove' },
  {
    story: 'the twin is earlier, and listed first',
    listing: [connection('x', earlier), ours],
    verdict: 'remove',
  },
  { story: 'the twin is later', listing: [ours, connection('x', later)], verdict: 'wait' },
  {
    story: 'they are of the same moment and the twin has the lower id',
    listing: [ours, connection('a')],
    verdict: 'remove',
  },
  {
    story: 'they are of the same moment and ours has the lower id',
    listing: [ours, connection('x')],
    verdict: 'wait',
  },
  {
    story: 'of three ours is the last',
    listing: [ours, connection('a', earlier), connection('b', earlier)],
    verdict: 'remove',
  },
  {
    story: 'of three ours is in the middle',
    listing: [ours, connection('a', earlier), connection('b', later)],
    verdict: 'remove',
  },
  {
    story: 'of three ours is the first',
    listing: [ours, connection('a', later), connection('b', later)],
    verdict: 'wait',
  },

  {
    story: 'ours was adopted, and the twin is earlier',
    listing: [ours, connection('x', earlier)],
    ownRequest: false,
    verdict: 'wait',
  },
  {
    story: 'ours was adopted, and the twin is later',
    listing: [ours, connection('x', later)],
    ownRequest: false,
    verdict: 'wait',
  },
  {
    story: 'the earlier was there before the run',
    listing: [ours, connection('x', earlier)],
    known: ['x'],
    verdict: 'rival',
  },
  {
    story: 'a later one was there before the run',
    listing: [ours, connection('x', later)],
    known: ['x'],
    verdict: 'rival',
  },
  {
    story: 'one of two was there before the run',
    listing: [ours, connection('a', earlier), connection('b', later)],
    known: ['b'],
    verdict: 'rival',
  },
  {
    story: 'what was answered was there before the run',
    listing: [ours, connection('x', earlier)],
    known: ['m'],
    verdict: 'wait',
  },
  {
    story: 'another client made the earlier',
    listing: [ours, connection('x', { ...earlier, createdClient: 'exc_app' })],
    verdict: 'rival',
  },
  {
    story: 'it is not told who made the earlier',
    listing: [ours, without('createdClient', 'x', earlier)],
    verdict: 'rival',
  },
  {
    story: 'it is not told who made either',
    listing: [without('createdClient', 'm'), without('createdClient', 'x', earlier)],
    verdict: 'rival',
  },
  { story: 'it is not told when the twin was made', listing: [ours, timeless('x')], verdict: 'rival' },
  {
    story: 'it is not told when ours was made',
    listing: [timeless('m'), connection('x', earlier)],
    verdict: 'wait',
  },
  {
    story: 'it is not told when either was made, and the twin has the lower id',
    listing: [timeless('m'), timeless('a')],
    verdict: 'rival',
  },
  {
    story: 'the earlier has another description',
    listing: [ours, connection('x', { ...earlier, description: 'Old' })],
    verdict: 'rival',
  },
  {
    story: 'the earlier has another client id',
    listing: [ours, connection('x', { ...earlier, authParams: { clientId: '1000.OTHER' } })],
    verdict: 'rival',
  },
  {
    story: 'the earlier shows its secrets otherwise',
    listing: [ours, connection('x', { ...earlier, authParams: { clientSecret: '#' } })],
    verdict: 'remove',
  },
  {
    story: 'the earlier is being made',
    listing: [ours, connection('x', { ...earlier, state: 'initializing' })],
    verdict: 'wait',
  },
  {
    story: 'the earlier is disabled',
    listing: [ours, connection('x', { ...earlier, state: 'disabled' })],
    verdict: 'wait',
  },
  {
    story: 'the earlier is being deleted',
    listing: [ours, connection('x', { ...earlier, state: 'deleting' })],
    verdict: 'alone',
  },
  {
    story: 'the earlier does not tell its state',
    listing: [ours, without('state', 'x', earlier)],
    verdict: 'wait',
  },
];

describe('what a listing says of a connection just made', () => {
  test.each(cases)('$story: $verdict', ({ listing, verdict, ownRequest = true, known = [] }) => {
    expect(compareTwins({ entry, id: 'm', ownRequest }, new Set(known), listing).kind).toBe(verdict);
  });

  test('the first of all is the one that is kept', () => {
    const listing = [connection('b', earlier), ours, connection('a', earlier), connection('0', later)];
    expect(compareTwins({ entry, id: 'm', ownRequest: true }, new Set(), listing)).toMatchObject({
      keep: { id: 'a' },
    });
  });

  test('a conflict and a wait name ours first, and then all others', () => {
    const listing = [connection('x', later), ours, connection('y', later)];
    expect(compareTwins({ entry, id: 'm', ownRequest: true }, new Set(), listing)).toMatchObject({
      kind: 'wait',
      found: [{ id: 'm' }, { id: 'x' }, { id: 'y' }],
    });
    expect(compareTwins({ entry, id: 'm', ownRequest: true }, new Set(['y']), listing)).toMatchObject({
      kind: 'rival',
      found: [{ id: 'm' }, { id: 'x' }, { id: 'y' }],
    });
  });

  test('of any two runs at most one removes its own, whatever their listings show', () => {
    const times = [1_000, 2_000, undefined];
    const clients = ['one', 'two', undefined];
    for (const firstTime of times) {
      for (const secondTime of times) {
        for (const firstClient of clients) {
          for (const secondClient of clients) {
            const listing = [shownAs('a', firstTime, firstClient), shownAs('b', secondTime, secondClient)];
            const removals = ['a', 'b'].filter(
              (id) => compareTwins({ entry, id, ownRequest: true }, new Set(), listing).kind === 'remove',
            );
            expect(removals.length).toBeLessThanOrEqual(1);
            const isTold = firstTime !== undefined && secondTime !== undefined && firstClient !== undefined;
            expect(removals.length).toBe(isTold && firstClient === secondClient ? 1 : 0);
          }
        }
      }
    }
  });

  function shownAs(
    id: string,
    createdAt: number | undefined,
    createdClient: string | undefined,
  ): BaseConnection {
    const { createdAt: _, createdClient: __, ...rest } = connection(id);
    return {
      ...rest,
      ...(createdAt === undefined ? {} : { createdAt }),
      ...(createdClient === undefined ? {} : { createdClient }),
    };
  }
});

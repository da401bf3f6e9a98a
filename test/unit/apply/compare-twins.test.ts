import { describe, expect, test } from 'vitest';
import { compareTwins } from '../../../src/apply/compare-twins.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';

const entry = entryOf('eu', { description: 'Leads' });

function connection(id: string, changes: Partial<BaseConnection> = {}): BaseConnection {
  return connectionFor(entry, { id, createdAt: 2_000, ...changes });
}

/** Returns a connection whose creation time is not shown. */
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
  /** `false` if the connection was adopted. */
  readonly ownRequest?: false;
  readonly known?: readonly string[];
}

const cases: readonly Case[] = [
  { story: 'no other has its name', listing: [ours], verdict: 'alone' },
  { story: 'others have other names', listing: [ours, connection('x', { name: 'Other' })], verdict: 'alone' },
  { story: 'it does not appear yet', listing: [], verdict: 'wait' },
  {
    story: 'it does not appear yet, but its twin does',
    listing: [connection('x', earlier)],
    verdict: 'wait',
  },
  { story: 'it appears under another name', listing: [connection('m', { name: 'EU' })], verdict: 'renamed' },

  { story: 'the twin is earlier', listing: [ours, connection('x', earlier)], verdict: 'remove' },
  {
    story: 'the twin is earlier, and listed first',
    listing: [connection('x', earlier), ours],
    verdict: 'remove',
  },
  { story: 'the twin is later', listing: [ours, connection('x', later)], verdict: 'wait' },
  {
    story: 'both were created at the same moment, and the twin has the lower id',
    listing: [ours, connection('a')],
    verdict: 'remove',
  },
  {
    story: 'both were created at the same moment, and ours has the lower id',
    listing: [ours, connection('x')],
    verdict: 'wait',
  },
  {
    story: 'ours is the last of three',
    listing: [ours, connection('a', earlier), connection('b', earlier)],
    verdict: 'remove',
  },
  {
    story: 'ours is the second of three',
    listing: [ours, connection('a', earlier), connection('b', later)],
    verdict: 'remove',
  },
  {
    story: 'ours is the first of three',
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
    story: 'the earlier one existed before the run',
    listing: [ours, connection('x', earlier)],
    known: ['x'],
    verdict: 'rival',
  },
  {
    story: 'a later one existed before the run',
    listing: [ours, connection('x', later)],
    known: ['x'],
    verdict: 'rival',
  },
  {
    story: 'one of two existed before the run',
    listing: [ours, connection('a', earlier), connection('b', later)],
    known: ['b'],
    verdict: 'rival',
  },
  {
    story: 'the answered id existed before the run',
    listing: [ours, connection('x', earlier)],
    known: ['m'],
    verdict: 'wait',
  },
  {
    story: 'the earlier one has another auth spec',
    listing: [ours, connection('x', { ...earlier, authSpec: 'OAuth' })],
    verdict: 'rival',
  },
  {
    story: 'another client created the earlier one',
    listing: [ours, connection('x', { ...earlier, createdClient: 'exc_app' })],
    verdict: 'rival',
  },
  {
    story: 'the creator of the earlier one is not shown',
    listing: [ours, without('createdClient', 'x', earlier)],
    verdict: 'rival',
  },
  {
    story: 'neither creator is shown',
    listing: [without('createdClient', 'm'), without('createdClient', 'x', earlier)],
    verdict: 'rival',
  },
  { story: 'the creation time of the twin is not shown', listing: [ours, timeless('x')], verdict: 'rival' },
  {
    story: 'the creation time of ours is not shown',
    listing: [timeless('m'), connection('x', earlier)],
    verdict: 'wait',
  },
  {
    story: 'neither creation time is shown, and the twin has the lower id',
    listing: [timeless('m'), timeless('a')],
    verdict: 'rival',
  },
  {
    story: 'the earlier one has another description',
    listing: [ours, connection('x', { ...earlier, description: 'Old' })],
    verdict: 'rival',
  },
  {
    story: 'the earlier one has another client id',
    listing: [ours, connection('x', { ...earlier, authParams: { clientId: '1000.OTHER' } })],
    verdict: 'rival',
  },
  {
    story: 'the earlier one shows its secrets in another form',
    listing: [ours, connection('x', { ...earlier, authParams: { clientSecret: '#' } })],
    verdict: 'remove',
  },
  {
    story: 'the earlier one is initializing',
    listing: [ours, connection('x', { ...earlier, state: 'initializing' })],
    verdict: 'wait',
  },
  {
    story: 'the earlier one is disabled',
    listing: [ours, connection('x', { ...earlier, state: 'disabled' })],
    verdict: 'wait',
  },
  {
    story: 'the earlier one is being deleted',
    listing: [ours, connection('x', { ...earlier, state: 'deleting' })],
    verdict: 'alone',
  },
  {
    story: 'the state of the earlier one is not shown',
    listing: [ours, without('state', 'x', earlier)],
    verdict: 'wait',
  },
];

describe('the verdict on a new connection', () => {
  test.each(cases)('$story: $verdict', ({ listing, verdict, ownRequest = true, known = [] }) => {
    expect(compareTwins({ entry, id: 'm', ownRequest }, new Set(known), listing).kind).toBe(verdict);
  });

  test('keeps the first of all', () => {
    const listing = [connection('b', earlier), ours, connection('a', earlier), connection('0', later)];
    expect(compareTwins({ entry, id: 'm', ownRequest: true }, new Set(), listing)).toMatchObject({
      keep: { id: 'a' },
    });
  });

  test('names ours first, then all others, in a conflict or while waiting', () => {
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

  test('makes at most one of any two runs remove its connection, whatever their listings show', () => {
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

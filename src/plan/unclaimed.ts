import { isParameter } from '../model/change.ts';
import { type BaseConnection, isGoing } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { likenessOf } from '../model/likeness.ts';
import { code, foreignValue, joinMessages, type Message, msg } from '../model/message.ts';
import type { Match, Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import type { UnclaimedCount } from '../model/report.ts';
import type { ParameterValue } from '../model/source.ts';
import { isSameSpec } from '../source/auth-specs.ts';
import { identifiesAccount } from '../source/places.ts';
import { diff } from './diff.ts';

/** The observed base connections that no entry describes, by sandbox, ordered by id. */
export type Unclaimed = ReadonlyMap<string, readonly BaseConnection[]>;

/** Returns the base connections of the entries' sources that no entry describes. */
export function unclaimedIn({ bySandbox, matches }: Pick<Observed, 'bySandbox' | 'matches'>): Unclaimed {
  const claimed = new Set([...matches.values()].flatMap(idsOf));
  return new Map(
    [...bySandbox].map(([sandbox, connections]) => [
      sandbox,
      connections
        .filter(({ id }) => !claimed.has(id))
        .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id))),
    ]),
  );
}

/** Returns the number of connections without an entry, by sandbox. Sandboxes without such connections are omitted. */
export function countUnclaimed(unclaimed: Unclaimed): readonly UnclaimedCount[] {
  return [...unclaimed].flatMap(([sandbox, { length: count }]) => (count === 0 ? [] : [{ sandbox, count }]));
}

/** Returns the ids of the connections that an entry describes or may describe. */
function idsOf(match: Match): readonly string[] {
  switch (match.kind) {
    case 'none':
      return [];
    case 'found':
    case 'deleting':
      return [match.connection.id];
    case 'refused': {
      const { change } = match;
      const pinned = change.entry.id === undefined ? [] : [change.entry.id];
      return change.kind === 'conflict' ? [...pinned, ...change.ids] : pinned;
    }
  }
}

/** The most connections with the same trait to compare, because thousands may share a client id. */
const MAX_CANDIDATES = 8;

/**
 * Finds existing connections that a creation would probably duplicate: those whose names look the same, and those for
 * the same account, which may have been renamed. An index avoids searching thousands of connections for each entry.
 */
export class NearDuplicates {
  readonly #byTrait = new Map<string, BaseConnection[]>();
  /** The key of the entry to which each id was suggested, because two entries cannot have the same id. */
  readonly #offered = new Map<string, string>();
  readonly #onDrift: 'report' | 'update';

  constructor(unclaimed: Unclaimed, onDrift: 'report' | 'update') {
    this.#onDrift = onDrift;
    for (const [sandbox, connections] of unclaimed) {
      for (const connection of connections) {
        if (isGoing(connection)) continue;
        const { connectionSpecId = '', authParams } = connection;
        const traits = Object.entries(authParams).map(([name, shown]) => `${name}=${folded(shown)}`);
        for (const trait of [likenessOf(connection.name), ...traits]) {
          const key = JSON.stringify([sandbox, connectionSpecId, trait]);
          const others = this.#byTrait.get(key);
          if (others === undefined) this.#byTrait.set(key, [connection]);
          else others.push(connection);
        }
      }
    }
  }

  /**
   * Returns a warning if creating an entry's connection would probably duplicate an existing one. Call it once per
   * entry.
   */
  warningOf(entry: Entry): Problem | undefined {
    const [namesake] = this.#with(entry, likenessOf(entry.name));
    if (namesake !== undefined) {
      const what = msg`the same name ${howOther(entry.name, namesake.name)}`;
      return this.#warning(entry, namesake, what, !hasSameAccount(entry, namesake));
    }
    const traits = Object.entries(entry.parameters).flatMap(([name, parameter]) => {
      const given = entry.auth[name];
      if (given?.kind !== 'literal' || typeof given.value === 'object') return [];
      const text = String(given.value);
      return identifiesAccount(name, parameter, text) ? [`${name}=${folded(text)}`] : [];
    });
    const candidates = traits.flatMap((trait) => this.#with(entry, trait).slice(0, MAX_CANDIDATES));
    const same = candidates.find((connection) => hasSameAccount(entry, connection));
    return same && this.#warning(entry, same, msg`the same account`, false);
  }

  #warning(entry: Entry, existing: BaseConnection, what: Message, mayBeOther: boolean): Problem {
    const { id, name } = existing;
    const other = this.#offered.get(id);
    if (other === undefined) this.#offered.set(id, entry.key);
    const adopt =
      other === undefined
        ? this.#adopting(entry, existing)
        : msg`only one entry can adopt it; see ${code(other)}`;
    const rename = msg`if these are two different connections, choose a name that cannot be confused with the other`;
    // The auth spec of a connection cannot be changed.
    const fix = isOfSpec(entry, existing) ? (mayBeOther ? msg`${rename}; ${adopt}` : adopt) : rename;
    return {
      code: 'near-duplicate',
      severity: 'warning',
      message: msg`an existing connection has ${what}: ${foreignValue(name)} (${id})`,
      fix,
      entry: entry.key,
      location: entry.location,
    };
  }

  /**
   * Returns the advice to pin the id. Pinning makes the connection the entry's, so the next run changes it to match the
   * file.
   */
  #adopting(entry: Entry, existing: BaseConnection): Message {
    const pin = msg`to adopt it instead, add ${code(`id: ${existing.id}`)} to the entry`;
    const fields = diff(entry, existing).map(({ field }) => code(field));
    if (fields.length === 0 || this.#onDrift === 'report') return pin;
    return msg`${pin}: its ${joinMessages(
      fields.map((field) => [field]),
      ', ',
    )} ${fields.length === 1 ? 'is' : 'are'} then changed to match the file`;
  }

  #with(entry: Entry, trait: string): readonly BaseConnection[] {
    return this.#byTrait.get(JSON.stringify([entry.sandbox, entry.source.spec.id, trait])) ?? [];
  }
}

/** Returns a value in a form for finding candidates, which `diff` then compares. */
function folded(shown: ParameterValue): string {
  return (typeof shown === 'object' ? '' : String(shown))
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

/** Whether no visible parameter of a connection differs from the entry's. */
function hasSameAccount(entry: Entry, connection: BaseConnection): boolean {
  return isOfSpec(entry, connection) && !diff(entry, connection).some(isParameter);
}

function isOfSpec(entry: Entry, { authSpec = entry.authSpec }: BaseConnection): boolean {
  return isSameSpec(entry.source, authSpec, entry.authSpec);
}

function howOther(declared: string, existing: string): string {
  const plain = (name: string) => name.replace(/\s+/g, ' ').trim();
  if (declared.toLowerCase() === existing.toLowerCase()) return 'in different case';
  return plain(declared) === plain(existing) ? 'with different white space' : 'in different characters';
}

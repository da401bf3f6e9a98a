import { isParameter } from '../model/change.ts';
import { type BaseConnection, isGoing } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { likenessOf } from '../model/likeness.ts';
import { code, foreignValue, joinMessages, type Message, msg } from '../model/message.ts';
import type { Match, Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import type { UnclaimedCount } from '../model/report.ts';
import type { ParameterValue } from '../model/source.ts';
import { identifiesAccount } from '../source/account.ts';
import { isSameSpec } from '../source/auth-specs.ts';
import { diff } from './diff.ts';

/** By sandbox: the observed base connections that no entry is about, ordered by id. */
export type Unclaimed = ReadonlyMap<string, readonly BaseConnection[]>;

/** Returns the base connections of the entries' sources that no entry is about. */
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

/** Returns how many connections no entry is about, for the sandboxes that have such. */
export function countUnclaimed(unclaimed: Unclaimed): readonly UnclaimedCount[] {
  return [...unclaimed].flatMap(([sandbox, { length: count }]) => (count === 0 ? [] : [{ sandbox, count }]));
}

/** The ids that an entry is about, or may be about. */
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

/** The most connections with one trait that are compared: thousands may share a client id. */
const MAX_CANDIDATES = 8;

/**
 * Finds existing connections that a creation would nearly repeat: those whose name looks the same, and those of the same
 * account, which may have been renamed. An index avoids a search through thousands of connections for each entry.
 */
export class NearDuplicates {
  readonly #byTrait = new Map<string, BaseConnection[]>();
  /** The key of the entry to which each id was offered: two entries cannot have the same one. */
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

  /** Returns the warning on the creation of an entry's connection, if it would nearly repeat one. Call it once per entry. */
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
        : msg`only one entry can adopt it: see ${code(other)}`;
    const rename = msg`if they are two, give the entry a name that cannot be taken for the other`;
    // The auth spec of a connection cannot be changed.
    const fix = isOfSpec(entry, existing) ? (mayBeOther ? msg`${rename}; ${adopt}` : adopt) : rename;
    return {
      code: 'near-duplicate',
      severity: 'warning',
      message: msg`an existing connection has ${what}: ${foreignValue(name, 200)} (${id})`,
      fix,
      entry: entry.key,
      location: entry.location,
    };
  }

  /** Pinning the id makes the connection the entry's, and then it is brought to what the file declares. */
  #adopting(entry: Entry, existing: BaseConnection): Message {
    const pin = msg`to adopt it instead, add ${code(`id: ${existing.id}`)} to the entry`;
    const fields = diff(entry, existing).map(({ field }) => code(field));
    if (fields.length === 0 || this.#onDrift === 'report') return pin;
    return msg`${pin}: its ${joinMessages(
      fields.map((field) => [field]),
      ', ',
    )} ${fields.length === 1 ? 'is' : 'are'} then changed to what the file declares`;
  }

  #with(entry: Entry, trait: string): readonly BaseConnection[] {
    return this.#byTrait.get(JSON.stringify([entry.sandbox, entry.source.spec.id, trait])) ?? [];
  }
}

/** Brings a value to a form by which candidates are found; `diff` compares them then. */
function folded(shown: ParameterValue): string {
  return (typeof shown === 'object' ? '' : String(shown))
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '');
}

/** Whether a connection shows no parameter that differs from the entry's. */
function hasSameAccount(entry: Entry, connection: BaseConnection): boolean {
  return isOfSpec(entry, connection) && !diff(entry, connection).some(isParameter);
}

function isOfSpec(entry: Entry, { authSpec = entry.authSpec }: BaseConnection): boolean {
  return isSameSpec(entry.source, authSpec, entry.authSpec);
}

function howOther(declared: string, existing: string): string {
  const plain = (name: string) => name.replace(/\s+/g, ' ').trim();
  if (declared.toLowerCase() === existing.toLowerCase()) return 'in another case';
  return plain(declared) === plain(existing) ? 'with other white space' : 'in other characters';
}

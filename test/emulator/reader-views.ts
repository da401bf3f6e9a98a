import { AsyncLocalStorage } from 'node:async_hooks';
import type { StoredConnection } from '../../src/emulator/stored-connection.ts';

/** A change to one connection, with its client and its time in milliseconds since the epoch. */
export interface Step {
  readonly id: string;
  readonly kind: 'created' | 'changed' | 'removed';
  /** A client of the API, or `USER`. */
  readonly by: string;
  readonly at: number;
  /** The connection after the step, or before a deletion. */
  readonly connection: StoredConnection;
}

/** Stands for a person in the user interface instead of a client. */
export const USER = 'user';

/** The header with which tests distinguish clients that share one credential. */
export const CLIENT_HEADER = 'x-client-of-test';

/** Returns the milliseconds until listings show a step to a client. */
export type Lag = (reader: string, step: Step) => number;

const callers = new AsyncLocalStorage<string>();

/** Carries out the request of a client. Listings and changes during the call belong to that client. */
export function callFrom<T>(headers: Readonly<Record<string, string>>, work: () => T): T {
  return callers.run(headers[CLIENT_HEADER] ?? headers['authorization'] ?? '', work);
}

/** The steps of all connections. Listings show them to each client after its own delay. */
export class ReaderViews {
  readonly #lag: Lag;
  readonly #now: () => number;
  readonly #steps: Step[] = [];
  readonly #listed = new Map<string, Set<string>>();

  constructor(lag: Lag, now: () => number) {
    this.#lag = lag;
    this.#now = now;
  }

  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Returns whether a listing has shown the connection with that etag to a client. */
  hasShown(reader: string, etag: string): boolean {
    return this.#listed.get(reader)?.has(etag) === true;
  }

  add(kind: Step['kind'], connection: StoredConnection): void {
    const step = { id: connection.id, kind, by: callers.getStore() ?? USER, at: this.#now(), connection };
    this.#steps.push(step);
  }

  /** Returns the connections as a listing shows them to the current client. */
  listed(): readonly StoredConnection[] {
    const reader = callers.getStore() ?? USER;
    const latest = new Map<string, Step>();
    for (const step of this.#steps) {
      const isFromBefore = step.kind === 'created' && step.connection.createdAt < step.at;
      const lag = isFromBefore ? 0 : this.#lag(reader, step);
      if (step.at + lag <= this.#now()) latest.set(step.id, step);
    }
    const shown = [...latest.values()].flatMap(({ kind, connection }) =>
      kind === 'removed' ? [] : connection,
    );
    const etags = this.#listed.get(reader) ?? new Set<string>();
    this.#listed.set(reader, etags);
    for (const { etag } of shown) etags.add(etag);
    return shown;
  }
}

import type { Message } from './message.ts';
import type { ParameterValue } from './source.ts';

/** A base connection as Flow Service shows it: only what this program reads of it. */
export interface BaseConnection {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly state?: string;
  readonly connectionSpecId?: string;
  readonly connectionSpecVersion?: string | undefined;
  readonly sandbox?: string;
  /** `auth.specName`, where it is shown. */
  readonly authSpec?: string | undefined;
  /** `auth.params` as they are shown; secrets may be masked, hashed or left out. */
  readonly authParams: Readonly<Record<string, ParameterValue>>;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly createdAt?: number;
  /** The API key that made it; `exc_app` is the user interface. */
  readonly createdClient?: string;
  /** What a change must name, double quotes included; missing while the connection is being made. */
  readonly etag?: string;
}

/**
 * Whether a connection is being removed: `delete-finalizing` is the state that Adobe's catalogue of errors names (1456, 1457),
 * and any other that begins so counts as well.
 */
export function isGoing({ state = '' }: Pick<BaseConnection, 'state'>): boolean {
  return /^delet/i.test(state);
}

/** One of several base connections that people have to choose from. */
export type Candidate = Pick<BaseConnection, 'id' | 'createdAt' | 'createdClient'>;

/** Returns an id with the day and the way in which the connection was created, by the server's clock, in UTC. */
export function originOf({ id, createdAt, createdClient }: Candidate): string {
  const date = new Date(createdAt ?? Number.NaN);
  const when = Number.isNaN(date.getTime()) ? '' : ` ${date.toISOString().slice(0, 10)}`;
  const how =
    createdClient === undefined ? '' : createdClient === 'exc_app' ? ' in the UI' : ' by an API client';
  return when === '' && how === '' ? id : `${id} (created${when}${how})`;
}

/** What needs a base connection, and keeps it from being removed. */
export interface Dependent {
  readonly kind: 'source connection' | 'dataflow';
  readonly id: string;
  /** On one line, and not longer than fits there. */
  readonly name: string;
}

/** What a test of a base connection came to. */
export interface Health {
  /** `failing`: the test said no, or the source refused the credentials. `untested`: the test could not be made. */
  readonly verdict: 'ok' | 'failing' | 'untested';
  /** Why, unless all is well. */
  readonly why?: Message | undefined;
  /** What was found at the root of the source, where that was asked for: `3 tables`. */
  readonly found?: string | undefined;
}

/**
 * Whether `value` can be the id of a base connection. It goes into paths, where `..` would lead elsewhere, and into the
 * command lines of later steps, where `-` begins an option.
 */
export function isConnectionId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,199}$/.test(value);
}

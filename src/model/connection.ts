import type { Message } from './message.ts';
import type { ParameterValue } from './source.ts';

/** A base connection as Flow Service shows it, with only the fields that this program reads. */
export interface BaseConnection {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly state?: string;
  readonly connectionSpecId?: string;
  readonly connectionSpecVersion?: string | undefined;
  readonly sandbox?: string;
  /** `auth.specName`, if it is shown. */
  readonly authSpec?: string | undefined;
  /** `auth.params` as shown; secrets may be masked, hashed or missing. */
  readonly authParams: Readonly<Record<string, ParameterValue>>;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly createdAt?: number;
  /** The API key that created it; `exc_app` is the user interface. Some pages of Adobe have the key in `createdBy`. */
  readonly createdClient?: string;
  readonly createdBy?: string;
  /** The last change: the time as shown, which is only compared with itself, and the API key. */
  readonly updatedAt?: number | string;
  readonly updatedClient?: string;
  readonly updatedBy?: string;
  /** The etag that a change must send, including its double quotes. Missing while the connection is being created. */
  readonly etag?: string;
}

/**
 * Whether a connection is being removed. Adobe's catalogue of errors names the state `delete-finalizing` (1456, 1457);
 * any other state that starts with `delete` counts as well.
 */
export function isGoing({ state = '' }: Pick<BaseConnection, 'state'>): boolean {
  return /^delet/i.test(state);
}

/** The states in which Flow Service accepts a change or a deletion (1416, 1456). */
const CHANGEABLE: readonly string[] = ['enabled', 'disabled', 'initializing'];

/**
 * Whether Flow Service accepts changes to a connection in its state. A connection without a visible state counts as
 * changeable.
 */
export function isChangeable({ state = 'enabled' }: Pick<BaseConnection, 'state'>): boolean {
  return CHANGEABLE.includes(state.toLowerCase());
}

/** Whether Adobe shows that a client other than `clientId`, such as the user interface, created a connection. */
export function isMadeByAnother({ createdClient, createdBy }: BaseConnection, clientId: string): boolean {
  return createdClient !== undefined && createdClient !== clientId && createdBy !== clientId;
}

/** Whether Adobe shows that the client `clientId` made the last change to a connection. */
export function isChangedBy({ updatedClient, updatedBy }: BaseConnection, clientId: string): boolean {
  return updatedClient === clientId || updatedBy === clientId;
}

/** One of several base connections to choose from. */
export type Candidate = Pick<BaseConnection, 'id' | 'createdAt' | 'createdClient'>;

/** Returns an id with the date (UTC, by the server's clock) and the client of its creation. */
export function originOf({ id, createdAt, createdClient }: Candidate): string {
  const date = new Date(createdAt ?? Number.NaN);
  const when = Number.isNaN(date.getTime()) ? '' : ` ${date.toISOString().slice(0, 10)}`;
  const how =
    createdClient === undefined ? '' : createdClient === 'exc_app' ? ' in the UI' : ' by an API client';
  return when === '' && how === '' ? id : `${id} (created${when}${how})`;
}

/** Orders objects by id, because the order of a listing may change. */
export function inOrderOfIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** An object that uses a base connection and prevents its removal. */
export interface Dependent {
  readonly kind: 'source connection' | 'dataflow';
  readonly id: string;
  /** Empty if it is too long to be shown, because half a secret in it would not be recognised. */
  readonly name: string;
}

/** The result of testing a base connection. */
export interface Health {
  /** `failing`: the test failed, or the source rejected the credentials. `untested`: the test could not be run. */
  readonly verdict: 'ok' | 'failing' | 'untested';
  /** The reason, unless the verdict is `ok`. */
  readonly why?: Message | undefined;
  /** What to do before another test, if that is known. */
  readonly fix?: Message | undefined;
  /** What was found at the root of the source, if the run explored it: `3 tables`. */
  readonly found?: string | undefined;
}

/**
 * Whether `value` can be the id of a base connection. Ids are used in paths, where `..` would lead elsewhere, and on
 * the command lines of later steps, where `-` starts an option.
 */
export function isConnectionId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,199}$/.test(value);
}

import type { Message } from './message.ts';

/** A base connection as Flow Service shows it: only what this program reads of it. */
export interface BaseConnection {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly state?: string;
  readonly connectionSpecId?: string;
  readonly sandbox?: string;
  /** `auth.params` that are shown as text; secrets may be masked, hashed or left out. */
  readonly authParams: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly createdAt?: number;
  /** The API key that made it; `exc_app` is the user interface. */
  readonly createdClient?: string;
  /** What a change must name, double quotes included; missing while the connection is being made. */
  readonly etag?: string;
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
}

/**
 * Whether `value` can be the id of a base connection. It goes into paths, where `..` would lead elsewhere, and into the
 * command lines of later steps, where `-` begins an option.
 */
export function isConnectionId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,199}$/.test(value);
}

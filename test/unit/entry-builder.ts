import type { BaseConnection } from '../../src/model/connection.ts';
import type { Entry } from '../../src/model/entry.ts';
import type { Location } from '../../src/model/problem.ts';
import { Secret } from '../../src/model/secret.ts';
import type { AuthValue, Source } from '../../src/model/source.ts';

const anywhere: Location = { file: 'connections.yaml', line: 1, column: 1 };

/** A URL without what may differ in two that mean the same; `undefined` for what is none. */
function plainUrl(text: string): string | undefined {
  if (!/^https:\/\/[a-z0-9.-]+(?:\/[a-z0-9/]*)?$/i.test(text)) return undefined;
  return text.toLowerCase().replace(/\/+$/, '');
}

const notCompared = () => undefined;

/** A source of the shape of Zoho CRM, with its spec's id, so that the emulator takes what is sent. */
export const someSource: Source = {
  name: 'some-crm',
  title: 'Some CRM',
  connectionSpec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
  authSpec: 'Basic Authentication',
  parameters: [
    { name: 'endpoint', secret: false, normalise: plainUrl },
    { name: 'accountsUrl', secret: false, normalise: plainUrl },
    { name: 'clientId', secret: false, normalise: (text) => (/^1000\.\w+$/.test(text) ? text : undefined) },
    { name: 'clientSecret', secret: true, normalise: notCompared },
    { name: 'accessToken', secret: true, normalise: notCompared },
    { name: 'refreshToken', secret: true, normalise: notCompared },
  ],
  minted: 'accessToken',
  resolveAuth: (auth) => ({ parameters: auth, problems: [] }),
};

/** Another source, which no connection of `someSource` belongs to. */
export const otherSource: Source = {
  ...someSource,
  name: 'other-crm',
  title: 'Other CRM',
  connectionSpec: { id: '00000000-1111-4222-8333-444444444444', version: '2.0' },
};

export function literal(value: string): AuthValue {
  return { kind: 'literal', value, location: anywhere };
}

export function reference(name: string): AuthValue {
  return { kind: 'reference', name, location: anywhere };
}

const usualAuth: Readonly<Record<string, AuthValue>> = {
  endpoint: literal('https://www.zohoapis.eu'),
  accountsUrl: literal('https://accounts.zoho.eu'),
  clientId: literal('1000.CLIENT'),
  clientSecret: reference('CLIENT_SECRET'),
  refreshToken: reference('REFRESH_TOKEN'),
};

interface EntryChanges extends Omit<Partial<Entry>, 'auth'> {
  /** By parameter, over the usual ones; `undefined` leaves one out. */
  readonly auth?: Readonly<Record<string, AuthValue | undefined>>;
  /** Of its key in the file. */
  readonly line?: number;
}

/** An entry as the file's reader makes it: its name is that of its key, unless told otherwise. */
export function entryOf(key: string, { auth, line = 1, ...changes }: EntryChanges = {}): Entry {
  const given = Object.entries({ ...usualAuth, ...auth });
  return {
    key,
    location: { file: 'connections.yaml', line, column: 3 },
    source: someSource,
    sandbox: 'dev',
    name: `Name of ${key}`,
    ensure: 'present',
    auth: Object.fromEntries(given.filter((pair): pair is [string, AuthValue] => pair[1] !== undefined)),
    ...changes,
  };
}

/** What the usual references resolve to. */
export const usualSecrets = new Map([
  ['CLIENT_SECRET', new Secret('client-secret-of-the-tests')],
  ['REFRESH_TOKEN', new Secret('1000.refresh-token-of-the-tests')],
]);

/** The base connection that an entry stands for, as a listing shows it when all is well. */
export function connectionFor(entry: Entry, changes: Partial<BaseConnection> = {}): BaseConnection {
  const clear = Object.entries(entry.auth).flatMap(([name, value]) =>
    value.kind === 'literal' ? [[name, value.value]] : [],
  );
  return {
    id: `id-of-${entry.key}`,
    name: entry.name,
    ...(entry.description === undefined ? {} : { description: entry.description }),
    state: 'enabled',
    connectionSpecId: entry.source.connectionSpec.id,
    sandbox: entry.sandbox,
    authParams: { ...Object.fromEntries(clear), clientSecret: '********', refreshToken: '********' },
    createdAt: 1_760_000_000_000,
    createdClient: 'demo-client-id',
    ...changes,
  };
}

import { type ConnectionSpec, knownSpecs } from '../../src/emulator/connection-spec.ts';
import { Secret } from '../../src/model/secret.ts';

export const POSTGRES = '74a1c565-4e59-48d7-9d67-7c03b8a13137';
export const secrets = new Secret('PASSWORD=canary-password');
export const allowedHosts = ['db.acme.example'];

/** A file with one entry. */
export const file = `version: 1
sandbox: dev
connections:
  sales:
    name: Sales
    source: postgresql
    auth:
      specName: Basic Authentication
      server: db.acme.example
      port: 5432
      database: sales
      username: aep_reader
      password: { secret: PASSWORD }
      sslMode: Require
`;

/** The connection that the file declares. */
export const seeded = {
  sandbox: 'dev',
  name: 'Sales',
  connectionSpec: { id: POSTGRES, version: '1.0' },
  auth: {
    specName: 'Basic Authentication',
    params: {
      server: 'db.acme.example',
      port: '5432',
      database: 'sales',
      username: 'aep_reader',
      password: 'an-older-password',
      sslMode: 'Require',
    },
  },
};

type AuthSpec = ConnectionSpec['authSpec'][number];

/** The specs of the catalogue, with the spec of PostgreSQL replaced. */
function specsWith(change: (spec: ConnectionSpec) => ConnectionSpec): readonly ConnectionSpec[] {
  return knownSpecs.map((spec) => (spec.id === POSTGRES ? change(spec) : spec));
}

/** Replaces the parameters of the auth spec that the file uses. */
export function withAuth(change: (auth: AuthSpec['spec']) => Partial<AuthSpec['spec']>) {
  return specsWith((spec) => ({
    ...spec,
    authSpec: spec.authSpec.map((auth) =>
      auth.name === 'Basic Authentication' ? { ...auth, spec: { ...auth.spec, ...change(auth.spec) } } : auth,
    ),
  }));
}

/** Marks a parameter as a password. */
export const marking = (name: string) =>
  withAuth(({ properties }) => ({
    properties: {
      ...properties,
      [name]: { type: 'string', description: '', ...properties[name], format: 'password' },
    },
  }));

/** Changes to the live spec of a source, with the line of the entry that no longer fits and words of the message. */
export const CHANGED_SPECS: readonly {
  readonly change: string;
  readonly specs: readonly ConnectionSpec[];
  readonly line: number;
  readonly words: readonly string[];
}[] = [
  {
    change: 'no longer exists',
    specs: knownSpecs.filter(({ id }) => id !== POSTGRES),
    line: 4,
    words: ['Adobe no longer offers the source PostgreSQL here'],
  },
  {
    change: 'no longer offers the auth spec',
    specs: specsWith((spec) => ({
      ...spec,
      authSpec: spec.authSpec.filter(({ name }) => name !== 'Basic Authentication'),
    })),
    line: 4,
    words: [
      'does not offer the auth spec `Basic Authentication`',
      '`Connection String Based Authentication`',
    ],
  },
  {
    change: 'requires another parameter',
    specs: withAuth(({ properties, required }) => ({
      properties: { ...properties, role: { type: 'string', description: 'The role.' } },
      required: [...required, 'role'],
    })),
    line: 4,
    words: ['requires the parameter `role`', 'source: { connectionSpec: … }'],
  },
  {
    change: 'no longer has a parameter',
    specs: withAuth(({ properties: { sslMode: _, ...properties } }) => ({ properties })),
    line: 14,
    words: ['has no parameter `sslMode`'],
  },
  {
    change: 'has the name of another source',
    specs: specsWith((spec) => ({ ...spec, name: 'mysql' })),
    line: 4,
    words: ['belongs to another source', '`mysql`', '`source: mysql`'],
  },
  {
    change: 'marks a parameter as a password while the file contains it in plain text',
    specs: marking('username'),
    line: 12,
    words: ['marks `username` as a secret', 'username: { secret: NAME }'],
  },
  {
    change: 'requires a type that the value cannot have',
    specs: withAuth(({ properties }) => ({
      properties: { ...properties, database: { type: 'integer', description: '' } },
    })),
    line: 11,
    words: ['requires a number for `database`'],
  },
];

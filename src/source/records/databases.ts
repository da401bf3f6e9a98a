import { choice, connectionString, flag, host, optional, port, text } from '../parameters.ts';
import { BETA, catalogued, password, username } from './catalogued.ts';

/** Credentials as one secret that also contains the server. */
const wholeString = {
  connectionString: connectionString('The connection string of the database, with user name and password.'),
};

const server = host([], 'The host of the server.', 'db.acme.example');
const database = text('The database.', 'sales');
const login = { database, username, password };

/** Returns the parameter for a TLS mode: the names of the modes and, for Experience Platform on AWS, `true` and `false`. */
function sslMode(...names: readonly string[]) {
  return optional(choice('The TLS mode; on AWS, whether to require TLS.', [...names, 'true', 'false']));
}

const SEMICOLON =
  "An older version of the source required a semicolon at the end of the connection string, but Adobe's examples have none.";

export const databases = catalogued('database', {
  greenplum: {
    title: 'Greenplum',
    spec: { id: '37b6bf40-d318-4655-90be-5cd6f65d334b' },
    page: { path: 'databases/greenplum', seen: '2026-05' },
    auth: { 'Basic Authentication': wholeString },
  },
  'hp-vertica': {
    title: 'HP Vertica',
    spec: { id: 'a8b6a1a4-5735-42b4-952c-85dce0ac38b5' },
    page: { path: 'databases/hp-vertica', seen: '2026-05' },
    auth: { 'Connection String Based Authentication': wholeString },
    doubts: [BETA],
    key: 'vertica',
  },
  'ibm-db2': {
    title: 'IBM DB2',
    spec: { id: '09182899-b429-40c9-a15a-bf3ddbc8ced7' },
    page: { path: 'databases/ibm-db2', seen: '2026-05' },
    auth: {
      'Basic Authentication': {
        server: host([], 'The host of the server, with a port if needed.', 'db.acme.example:50000', {
          port: true,
        }),
        database,
        authenticationType: optional(text('How the user authenticates.', 'Basic')),
        username,
        password,
      },
    },
    doubts: [
      BETA,
      "Adobe's example request has `authenticationType`, but no page explains its values.",
      "One table on Adobe's page names only `connectionString`, but the request does not have it.",
    ],
    key: 'db2',
  },
  mariadb: {
    title: 'MariaDB',
    spec: { id: '3000eb99-cd47-43f3-827c-43caf170f015', name: 'maria-db' },
    page: { path: 'databases/mariadb', seen: '2026-05' },
    auth: {
      'Connection String Based Authentication': wholeString,
      'Basic Authentication': {
        server,
        port: optional(port(3306)),
        ...login,
        sslMode: optional(text('Whether and how the connection uses TLS.', 'REQUIRED')),
      },
    },
    doubts: [
      "Adobe's page does not list the values of `sslMode`.",
      "Adobe's pages do not say whether `port` and `sslMode` are required.",
    ],
  },
  'microsoft-sql-server': {
    title: 'Microsoft SQL Server',
    otherNames: ['mssql', 'sqlserver', 'sql-server', 'sql server'],
    spec: { id: '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec', name: 'sql-server' },
    page: { path: 'databases/sql-server', seen: '2026-05' },
    auth: { 'Connection String Based Authentication': wholeString },
    doubts: [SEMICOLON],
    key: 'sql-server',
  },
  mysql: {
    title: 'MySQL',
    spec: { id: '26d738e0-8963-47ea-aadf-c60de735468a', name: 'mysql' },
    page: { path: 'databases/mysql', seen: '2026-05' },
    auth: {
      'Connection String Based Authentication': wholeString,
      'Basic Authentication': {
        server,
        port: optional(port(3306)),
        ...login,
        sslMode: sslMode('REQUIRED', 'DISABLED', 'PREFERRED', 'Verify-Ca', 'Verify Identity'),
      },
    },
    doubts: [
      "Adobe's pages do not say whether `port` and `sslMode` are required.",
      'On Azure, `sslMode` is the name of a mode, and on AWS it is `true` or `false` as text.',
      SEMICOLON,
    ],
  },
  oracle: {
    title: 'Oracle DB',
    spec: { id: 'd6b52d86-f0f8-475f-89d4-ce54c8527328' },
    page: { path: 'databases/oracle', seen: '2026' },
    auth: {
      ConnectionString: wholeString,
      'Basic Authentication': {
        server,
        port: port(1521),
        ...login,
        schema: text('The schema.', 'SALES'),
        sslMode: optional(flag('Whether to require TLS.', 'boolean-text')),
      },
    },
    doubts: [
      "Adobe's page spells one key of the connection string both `UserId` and `User Id`.",
      'Only Experience Platform on AWS is known to offer Basic Authentication.',
    ],
  },
  postgresql: {
    title: 'PostgreSQL',
    spec: { id: '74a1c565-4e59-48d7-9d67-7c03b8a13137', name: 'postgre-sql' },
    page: { path: 'databases/postgres', seen: '2026-05' },
    auth: {
      'Connection String Based Authentication': wholeString,
      'Basic Authentication': {
        server,
        port: port(5432),
        ...login,
        sslMode: sslMode('Require', 'Disable', 'Allow', 'Prefer', 'Verify Ca', 'Verify Full'),
      },
    },
    formerNames: { 'Connection String Based Authentication': ['Basic Authentication for PostgreSQL'] },
    doubts: [
      "Adobe's pages do not say whether `sslMode` is required on Azure.",
      "For `sslMode` on AWS, Adobe's API page uses `true` or `false` as text, but its overview lists mode names.",
    ],
    key: 'postgres',
  },
  'teradata-vantage': {
    title: 'Teradata Vantage',
    spec: { id: '2fa8af9c-2d1a-43ea-a253-f00a00c74412' },
    page: { path: 'databases/teradata-vantage', seen: '2026-05' },
    auth: { ConnectionString: wholeString },
    key: 'teradata',
  },
});

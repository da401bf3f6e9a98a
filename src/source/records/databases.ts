import type { Source } from '../../model/source.ts';
import { choice, connectionString, flag, host, optional, port, text } from '../parameters.ts';
import { BETA, password, tutorial, username } from './common.ts';

/** Credentials as one secret that also contains the server. */
const wholeString = {
  connectionString: connectionString('The connection string of the database, with user name and password.'),
};

const server = host([], 'The host of the server.', 'db.acme.example');
const database = text('The database.', 'sales');
const login = { database, username, password };

const SEMICOLON =
  "An older version of the source required a semicolon at the end of the connection string, but Adobe's examples have none.";

export const databases: readonly Source[] = [
  {
    name: 'greenplum',
    title: 'Greenplum',
    category: 'database',
    spec: { id: '37b6bf40-d318-4655-90be-5cd6f65d334b', version: '1.0' },
    page: tutorial('databases/greenplum'),
    seen: '2026-05',
    auth: { 'Basic Authentication': wholeString },
    key: 'greenplum',
  },
  {
    name: 'hp-vertica',
    title: 'HP Vertica',
    category: 'database',
    spec: { id: 'a8b6a1a4-5735-42b4-952c-85dce0ac38b5', version: '1.0' },
    page: tutorial('databases/hp-vertica'),
    seen: '2026-05',
    auth: { 'Connection String Based Authentication': wholeString },
    doubts: [BETA],
    key: 'vertica',
  },
  {
    name: 'ibm-db2',
    title: 'IBM DB2',
    category: 'database',
    spec: { id: '09182899-b429-40c9-a15a-bf3ddbc8ced7', version: '1.0' },
    page: tutorial('databases/ibm-db2'),
    seen: '2026-05',
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
  {
    name: 'mariadb',
    title: 'MariaDB',
    category: 'database',
    spec: { id: '3000eb99-cd47-43f3-827c-43caf170f015', version: '1.0', name: 'maria-db' },
    page: tutorial('databases/mariadb'),
    seen: '2026-05',
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
    key: 'mariadb',
  },
  {
    name: 'microsoft-sql-server',
    title: 'Microsoft SQL Server',
    otherNames: ['mssql', 'sqlserver', 'sql-server', 'sql server'],
    category: 'database',
    spec: { id: '1f372ff9-38a4-4492-96f5-b9a4e4bd00ec', version: '1.0', name: 'sql-server' },
    page: tutorial('databases/sql-server'),
    seen: '2026-05',
    auth: { 'Connection String Based Authentication': wholeString },
    doubts: [SEMICOLON],
    key: 'sql-server',
  },
  {
    name: 'mysql',
    title: 'MySQL',
    category: 'database',
    spec: { id: '26d738e0-8963-47ea-aadf-c60de735468a', version: '1.0', name: 'mysql' },
    page: tutorial('databases/mysql'),
    seen: '2026-05',
    auth: {
      'Connection String Based Authentication': wholeString,
      'Basic Authentication': {
        server,
        port: optional(port(3306)),
        ...login,
        sslMode: optional(
          choice('The TLS mode; on AWS, whether to require TLS.', [
            'REQUIRED',
            'DISABLED',
            'PREFERRED',
            'Verify-Ca',
            'Verify Identity',
            'true',
            'false',
          ]),
        ),
      },
    },
    doubts: [
      "Adobe's pages do not say whether `port` and `sslMode` are required.",
      'On Azure, `sslMode` is the name of a mode, and on AWS it is `true` or `false` as text.',
      SEMICOLON,
    ],
    key: 'mysql',
  },
  {
    name: 'oracle',
    title: 'Oracle DB',
    category: 'database',
    spec: { id: 'd6b52d86-f0f8-475f-89d4-ce54c8527328', version: '1.0' },
    page: tutorial('databases/oracle'),
    seen: '2026',
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
    key: 'oracle',
  },
  {
    name: 'postgresql',
    title: 'PostgreSQL',
    category: 'database',
    spec: { id: '74a1c565-4e59-48d7-9d67-7c03b8a13137', version: '1.0', name: 'postgre-sql' },
    page: tutorial('databases/postgres'),
    seen: '2026-05',
    auth: {
      'Connection String Based Authentication': wholeString,
      'Basic Authentication': {
        server,
        port: port(5432),
        ...login,
        sslMode: optional(
          choice('The TLS mode; on AWS, whether to require TLS.', [
            'Require',
            'Disable',
            'Allow',
            'Prefer',
            'Verify Ca',
            'Verify Full',
            'true',
            'false',
          ]),
        ),
      },
    },
    formerNames: { 'Connection String Based Authentication': ['Basic Authentication for PostgreSQL'] },
    doubts: [
      "Adobe's pages do not say whether `sslMode` is required on Azure.",
      "For `sslMode` on AWS, Adobe's API page uses `true` or `false` as text, but its overview lists mode names.",
    ],
    key: 'postgres',
  },
  {
    name: 'teradata-vantage',
    title: 'Teradata Vantage',
    category: 'database',
    spec: { id: '2fa8af9c-2d1a-43ea-a253-f00a00c74412', version: '1.0' },
    page: tutorial('databases/teradata-vantage'),
    seen: '2026-05',
    auth: { ConnectionString: wholeString },
    key: 'teradata',
  },
];

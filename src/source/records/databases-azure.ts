import { connectionString, host, optional, secret, text, url } from '../parameters.ts';
import { BETA, catalogued, password, servicePrincipal, storageConnection, tenant } from './catalogued.ts';

const cluster = {
  host: host(
    ['NAME.azurehdinsight.net'],
    'The host of the HDInsight cluster.',
    'acme-cluster.azurehdinsight.net',
  ),
  username: text('The user name for the cluster.', 'admin'),
  password,
};

const database = text('The database.', 'sales');

export const databasesAzure = catalogued('database', {
  'apache-hive': {
    title: 'Apache Hive on Azure HDInsight',
    spec: { id: 'aac9bbd4-6c01-46ce-b47e-51c6f0f6db3f' },
    page: { path: 'databases/hive', seen: '2026' },
    auth: {
      'HDInsights Basic Authentication': {
        host: optional(cluster.host),
        username: optional(cluster.username),
        password: optional(cluster.password),
        connectionString: optional(
          connectionString('The connection string of the cluster, instead of the other values.'),
        ),
      },
    },
    doubts: [
      BETA,
      "A table on Adobe's page asks for `host`, `username` and `password`, but the request has only `connectionString`.",
    ],
    key: 'hive',
  },
  'apache-spark': {
    title: 'Apache Spark on Azure HDInsight',
    spec: { id: '6a8d82bc-1caf-45d1-908d-cadabc9d63a6' },
    page: { path: 'databases/spark', seen: '2026-05' },
    auth: { 'HDInsights Basic Authentication': cluster },
    doubts: [BETA],
    key: 'spark',
  },
  'azure-data-explorer': {
    title: 'Azure Data Explorer',
    spec: { id: '0479cc14-7651-4354-b233-7480606c2ac3' },
    page: { path: 'databases/data-explorer', seen: '2026-05' },
    auth: {
      'Service Principal Based Authentication': {
        endpoint: url(
          // A cluster's host has its region as the second label.
          ['NAME.NAME.kusto.windows.net', 'NAME.kusto.windows.net'],
          'The endpoint of the cluster.',
          'https://acme.westeurope.kusto.windows.net',
        ),
        database,
        tenant,
        ...servicePrincipal,
      },
    },
    key: 'data-explorer',
  },
  'azure-databricks': {
    title: 'Azure Databricks',
    spec: { id: 'e9d7ec6b-0873-4e57-ad21-b3a7c65e310b' },
    page: { path: 'databases/databricks', seen: '2026' },
    auth: {
      'Access Token Authentication': {
        domain: url(
          ['adb-DIGITS.DIGITS.azuredatabricks.net'],
          'The URL of the workspace.',
          'https://adb-1234567890123456.7.azuredatabricks.net',
        ),
        clusterId: text('The id of an interactive cluster.', '0123-456789-acme1234'),
        accessToken: secret('A personal access token of the workspace.'),
        database,
        catalog: optional(text('The catalog, if it is not the default one.', 'acme')),
      },
    },
    licensed: true,
    key: 'databricks',
  },
  'azure-synapse-analytics': {
    title: 'Azure Synapse Analytics',
    spec: { id: 'a49bcc7d-8038-43af-b1e4-5a7a089a7d79' },
    page: { path: 'databases/synapse-analytics', seen: '2026' },
    auth: {
      'Connection String Based Authentication': {
        connectionString: connectionString(
          'The connection string of the SQL pool, with user name and password.',
        ),
      },
      'Service Principal Key Based Authentication': {
        server: host(
          ['NAME.sql.azuresynapse.net'],
          'The SQL endpoint of the workspace.',
          'acme.sql.azuresynapse.net',
        ),
        database,
        tenant,
        ...servicePrincipal,
      },
    },
    licensed: true,
    key: 'synapse',
  },
  'azure-table-storage': {
    title: 'Azure Table Storage',
    spec: { id: 'ecde33f2-c56f-46cc-bdea-ad151c16cd69' },
    page: { path: 'databases/ats', seen: '2026-05' },
    auth: { 'Connection String Based Authentication': { connectionString: storageConnection } },
    doubts: [BETA],
    key: 'table-storage',
  },
});

import {
  chosenSecret,
  connectionString,
  encodedFile,
  host,
  hostPart,
  optional,
  port,
  secret,
  text,
} from '../parameters.ts';
import { catalogued, password, username } from './catalogued.ts';

const database = text('The database.', 'SALES');
const warehouse = text('The warehouse.', 'LOAD_WH');
const schema = text('The schema.', 'PUBLIC');
const snowflakeHost = host(
  ['SNOWFLAKE_HOST.snowflakecomputing.com'],
  'The host of the Snowflake account.',
  'acme-analytics.snowflakecomputing.com',
);

const largeResultsDataSetId = optional(
  text('The id of the dataset for large results, without the project.', 'large_results'),
);

export const dataWarehouses = catalogued('database', {
  'amazon-redshift': {
    title: 'Amazon Redshift',
    spec: { id: '3416976c-a9ca-4bba-901a-1f08f66978ff', name: 'amazon-redshift' },
    page: { path: 'databases/redshift', seen: '2026' },
    auth: {
      'Basic Authentication': {
        server: host(
          [
            'NAME.CLUSTER_ID.REGION.redshift.amazonaws.com',
            'NAME.ACCOUNT_NUMBER.REGION.redshift-serverless.amazonaws.com',
          ],
          'The host of the cluster or serverless workgroup.',
          'acme.abc123xyz.eu-central-1.redshift.amazonaws.com',
        ),
        port: port(5439),
        username,
        password,
        database: text('The database.', 'sales'),
        schema: optional(text('The schema.', 'public')),
      },
    },
    licensed: true,
    doubts: ['Experience Platform requires `schema` on AWS, but does not offer it on Azure.'],
    key: 'redshift',
  },
  'google-bigquery': {
    title: 'Google BigQuery',
    spec: { id: '3c9b37f8-13a6-43d8-bad3-b863b941fedd', name: 'google-big-query' },
    page: { path: 'databases/bigquery', seen: '2026-05' },
    auth: {
      'Service Authentication': {
        projectId: text('The default project.', 'acme-analytics'),
        keyFileContent: encodedFile('The JSON key file of the service account, encoded in Base64.'),
        largeResultsDataSetId,
        datasetId: optional(text('The dataset with the tables.', 'sales')),
      },
      'Basic Authentication': {
        project: text('The default project.', 'acme-analytics'),
        clientId: text('The OAuth client id.', '1234567890-acme.apps.googleusercontent.com'),
        clientSecret: secret('The OAuth client secret.'),
        refreshToken: secret('The OAuth refresh token.'),
        largeResultsDataSetId,
      },
    },
    authTypes: { 'Basic Authentication': 'OAuth2.0' },
    licensed: true,
    doubts: [
      'Service Authentication has `datasetId` only on AWS, where it is required, and `largeResultsDataSetId` only on Azure.',
      "Only Adobe's overview and UI tutorial mention `largeResultsDataSetId` for Basic Authentication.",
    ],
    key: 'bigquery',
  },
  snowflake: {
    title: 'Snowflake',
    spec: { id: 'b2e08744-4f1a-40ce-af30-7abac3e23cf3' },
    page: { path: 'databases/snowflake', seen: '2026-05' },
    auth: {
      'KeyPair Authentication': {
        account: hostPart(
          ['SNOWFLAKE.snowflakecomputing.com'],
          'The account identifier: organization and account, joined by a hyphen.',
          'acme-analytics',
        ),
        username,
        database,
        privateKey: encodedFile('The private key of the user, encoded in Base64.'),
        privateKeyPassphrase: optional(chosenSecret('The passphrase of the private key.')),
        warehouse,
      },
      ConnectionString: {
        connectionString: connectionString('The JDBC connection string of the account.'),
      },
      'Basic Authentication': {
        host: snowflakeHost,
        port: port(443),
        username,
        password,
        database,
        warehouse,
        schema,
      },
    },
    licensed: true,
    doubts: [
      "Adobe's newest page has only KeyPair Authentication for Azure, so ConnectionString may no longer be offered.",
      'Adobe announced that Basic Authentication would end in November 2025, but the API page still has it for AWS.',
      "Adobe's overview and UI tutorial disagree on whether `account` may be a host.",
    ],
  },
  'snowflake-streaming': {
    title: 'Snowflake Streaming',
    spec: { id: '51ae16c2-bdad-42fd-9fce-8d5dfddaf140' },
    page: { path: 'databases/snowflake-streaming', seen: '2026-05' },
    auth: {
      'Basic Authentication for Snowflake': {
        account: snowflakeHost,
        database,
        warehouse,
        username,
        schema: optional(schema),
        password,
        role: optional(text('The role of the user.', 'PUBLIC')),
      },
    },
    licensed: true,
    doubts: [
      "Adobe's UI also offers KeyPair Authentication for Snowflake, but no page documents its parameters.",
    ],
  },
});

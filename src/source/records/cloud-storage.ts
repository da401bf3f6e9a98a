import { msg } from '../../model/message.ts';
import {
  chosenSecret,
  encodedFile,
  flag,
  host,
  hostPart,
  number,
  optional,
  secret,
  secretFile,
  text,
  url,
} from '../parameters.ts';
import { BETA, catalogued, password } from './catalogued.ts';

/** For users who may read only one folder of one bucket. */
const folder = {
  bucketName: optional(text('The bucket.', 'acme-exports')),
  folderPath: optional(text('The folder in the bucket.', 'daily')),
};

const credentials = secretFile('The JSON key of the service account, without white space.', {
  pattern: /^\s*\{[\s\S]*\}\s*$/,
  problem: {
    message: msg`is not JSON, but Adobe's page requires the JSON key of the service account`,
    fix: msg`store the complete key file from Google Cloud`,
  },
});

export const cloudStorage = catalogued('cloud storage', {
  'amazon-kinesis': {
    title: 'Amazon Kinesis',
    spec: { id: '86043421-563b-46ec-8e6c-e23184711bf6' },
    page: { path: 'cloud-storage/kinesis', seen: '2025' },
    auth: {
      'Aws Kinesis authentication credentials': {
        accessKeyId: text('The id of the access key.', 'AKIAEXAMPLE'),
        secretKey: secret('The secret of the access key.'),
        region: hostPart(
          ['kinesis.REGION.amazonaws.com'],
          'The AWS region of the data streams.',
          'eu-central-1',
        ),
      },
    },
    providerId: '521eee4d-8cbe-4906-bb48-fb6bd4450033',
    licensed: true,
    explore: false,
    doubts: ["Adobe's page sends `providerId`, but does not say whether Flow Service needs it."],
    key: 'kinesis',
  },
  'amazon-s3': {
    title: 'Amazon S3',
    spec: { id: 'ecadc60c-7455-4d87-84dc-2a0e293d997b', name: 'amazon-s3' },
    page: { path: 'cloud-storage/s3', seen: '2026' },
    auth: {
      'Access Key': {
        s3AccessKey: text('The id of the access key.', 'AKIAEXAMPLE'),
        s3SecretKey: secret('The secret of the access key.'),
        serviceUrl: optional(
          url(
            // Other hosts below amazonaws.com may belong to any AWS customer.
            ['s3.amazonaws.com', 's3.REGION.amazonaws.com', 's3-REGION.amazonaws.com'],
            "The S3 endpoint of the bucket's region.",
            'https://s3.eu-central-1.amazonaws.com',
          ),
        ),
        ...folder,
        s3SessionToken: optional(secret('The session token of temporary credentials.')),
      },
      'IAMRole Based': { bucketName: text("The bucket that Adobe's IAM role may read.", 'acme-exports') },
    },
    doubts: [
      "Adobe's page lists `bucketName` as a value to provide, but its request omits it.",
      'Only Experience Platform on AWS is known to offer IAMRole Based.',
    ],
    key: 's3',
  },
  'google-cloud-storage': {
    title: 'Google Cloud Storage',
    spec: { id: '32e8f412-cdf7-464c-9885-78184cb113fd', name: 'google-cloud' },
    page: { path: 'cloud-storage/google', seen: '2024' },
    auth: {
      'Basic Authentication for google-cloud': {
        accessKeyId: text('The id of the HMAC key.', 'GOOG1EXAMPLE'),
        secretAccessKey: secret('The secret of the HMAC key.'),
        ...folder,
      },
    },
    key: 'gcs',
  },
  'google-pubsub': {
    title: 'Google PubSub',
    spec: { id: '70116022-a743-464a-bbfe-e226a7f8210c' },
    page: { path: 'cloud-storage/google-pubsub', seen: '2026-05' },
    auth: {
      'Project Based Authentication': {
        projectId: text('The id of the Google Cloud project.', 'acme-events'),
        credentials,
      },
      'Topic & Subscription Based Authentication': {
        credentials,
        topicName: optional(text('The full name of the topic.', 'projects/acme-events/topics/orders')),
        subscriptionName: optional(
          text('The full name of the subscription.', 'projects/acme-events/subscriptions/orders'),
        ),
      },
    },
    formerNames: {
      'Project Based Authentication': ['Google PubSub authentication credentials'],
      'Topic & Subscription Based Authentication': ['Google PubSub Scoped authentication credentials'],
    },
    licensed: true,
    explore: false,
    doubts: [
      "Adobe's UI tutorial still uses the former names of the auth specs, so Flow Service may expect those.",
      'Adobe requires `topicName`, `subscriptionName` or both.',
    ],
    key: 'pubsub',
  },
  'oracle-object-storage': {
    title: 'Oracle Object Storage',
    spec: { id: 'c85f9425-fb21-426c-ad0b-405e9bd8a46c' },
    page: { path: 'cloud-storage/oracle-object-storage', seen: '2026-05' },
    auth: {
      'Access Key': {
        serviceUrl: url(
          ['NAME.compat.objectstorage.SITE.oraclecloud.com'],
          'The S3-compatible endpoint of the namespace and region.',
          'https://acme.compat.objectstorage.eu-frankfurt-1.oraclecloud.com',
        ),
        accessKey: text('The id of the access key.', 'acme-access-key-id'),
        secretKey: secret('The secret of the access key.'),
        ...folder,
      },
    },
  },
});

const userName = text('The user name.', 'adobe');

const sftpServer = {
  host: host([], 'The host of the SFTP server.', 'sftp.acme.example'),
  port: optional(number('The port of the server.', 22)),
  userName,
};

const sftpOptions = {
  maxConcurrentConnections: optional(number('How many connections Adobe may open at once.', 5)),
  folderPath: optional(text('The folder that Adobe may read.', '/exports')),
  disableChunking: optional(
    flag('Whether to read each file as a whole, for servers that cannot serve parts.', 'boolean-text'),
  ),
};

export const cloudStorageServers = catalogued('cloud storage', {
  'apache-hdfs': {
    title: 'Apache HDFS',
    spec: { id: '54e221aa-d342-4707-bcff-7a4bceef0001' },
    page: { path: 'cloud-storage/hdfs', seen: '2026-05' },
    auth: {
      'Anonymous Authentication': {
        url: url([], 'The WebHDFS URL of the cluster.', 'http://hdfs.acme.example:50070', {
          http: true,
          port: true,
        }),
      },
    },
    doubts: [BETA],
    key: 'hdfs',
  },
  ftp: {
    title: 'FTP',
    spec: { id: 'fb2e94c9-c031-467d-8103-6bd6e0a432f2' },
    page: { path: 'cloud-storage/ftp', seen: '2026-05' },
    auth: {
      'Basic Authentication for FTP': {
        host: host([], 'The host of the FTP server.', 'ftp.acme.example'),
        userName,
        password,
      },
    },
    doubts: [BETA],
  },
  sftp: {
    title: 'SFTP',
    spec: { id: 'b7bf2577-4520-42c9-bae9-cad01560f7bc', name: 'sftp' },
    page: { path: 'cloud-storage/sftp', seen: '2026' },
    auth: {
      'Basic Authentication for sftp': { ...sftpServer, password, ...sftpOptions },
      'SSH PublicKey Authentication for sftp': {
        ...sftpServer,
        privateKeyContent: encodedFile('The OpenSSH private key, encoded in Base64.'),
        passPhrase: optional(chosenSecret('The passphrase of the private key.')),
        ...sftpOptions,
      },
    },
  },
});

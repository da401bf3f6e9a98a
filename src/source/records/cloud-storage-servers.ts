import type { Source } from '../../model/source.ts';
import { chosenSecret, encodedFile, flag, host, number, optional, text, url } from '../parameters.ts';
import { BETA, password, tutorial } from './common.ts';

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

export const cloudStorageServers: readonly Source[] = [
  {
    name: 'apache-hdfs',
    title: 'Apache HDFS',
    category: 'cloud storage',
    spec: { id: '54e221aa-d342-4707-bcff-7a4bceef0001', version: '1.0' },
    page: tutorial('cloud-storage/hdfs'),
    seen: '2026-05',
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
  {
    name: 'ftp',
    title: 'FTP',
    category: 'cloud storage',
    spec: { id: 'fb2e94c9-c031-467d-8103-6bd6e0a432f2', version: '1.0' },
    page: tutorial('cloud-storage/ftp'),
    seen: '2026-05',
    auth: {
      'Basic Authentication for FTP': {
        host: host([], 'The host of the FTP server.', 'ftp.acme.example'),
        userName,
        password,
      },
    },
    doubts: [BETA],
    key: 'ftp',
  },
  {
    name: 'sftp',
    title: 'SFTP',
    category: 'cloud storage',
    spec: { id: 'b7bf2577-4520-42c9-bae9-cad01560f7bc', version: '1.0', name: 'sftp' },
    page: tutorial('cloud-storage/sftp'),
    seen: '2026',
    auth: {
      'Basic Authentication for sftp': { ...sftpServer, password, ...sftpOptions },
      'SSH PublicKey Authentication for sftp': {
        ...sftpServer,
        privateKeyContent: encodedFile('The OpenSSH private key, encoded in Base64.'),
        passPhrase: optional(chosenSecret('The passphrase of the private key.')),
        ...sftpOptions,
      },
    },
    key: 'sftp',
  },
];

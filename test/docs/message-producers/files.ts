import { join } from 'node:path';
import { exportedFile } from '../../../src/cli/exported-file.ts';
import { writeNewFile } from '../../../src/cli/files.ts';
import { MAX_FILE_BYTES } from '../../../src/config/connections-file.ts';
import { readWorkspaceFile } from '../../../src/machine/read-file.ts';
import type { BaseConnection } from '../../../src/model/connection.ts';
import { createWorkspace } from '../../dist/workspace.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';
import { ID, inFile, inRun, type Producer, type Producers, thrownBy } from './producing.ts';

/** Reads a file of a repository that has a folder `crm`. */
const ofWorkspace = (path: string): Producer =>
  thrownBy(async () => readWorkspaceFile(await createWorkspace({ 'crm/zoho.yaml': '' }), path, 1));

/** Exports what a sandbox has. */
const exporting = (...connections: readonly BaseConnection[]): Producer =>
  thrownBy(() =>
    exportedFile({ listed: new Map([['dev', connections]]), specs: new Map() }, 'connections.yaml'),
  );

const line = (name: string, value: string) => ({ [name]: `      ${name}: ${value}` });

/** Entries that differ in their names, without the rest of the file. */
const entries = (...keys: readonly string[]) =>
  keys
    .map((key) =>
      fileWith({
        version: undefined,
        sandbox: undefined,
        connections: undefined,
        key: `  ${key}:`,
        name: `    name: ${key}`,
      }),
    )
    .join('');

/** Problems of finding, reading, checking and writing a connections file. */
export const FILES = {
  'file-missing': [ofWorkspace('connections.yaml')],
  'file-outside-workspace': [ofWorkspace('../connections.yaml')],
  'file-unreadable': [ofWorkspace('crm')],
  'file-too-large': [inFile(new Uint8Array(MAX_FILE_BYTES + 1))],
  'file-empty': [inFile('')],
  'file-encoding': [inFile('\u202e')],
  'file-holds-secrets': [inFile('ZOHO_EU_CLIENT_SECRET=…\n')],
  'other-format': [inFile('auth: { params: {} }\n')],
  'file-exists': [
    thrownBy(async () => {
      const folder = await createWorkspace({ 'connections.yaml': '' });
      await writeNewFile(join(folder, 'connections.yaml'), '', 'connections.yaml');
    }),
  ],
  'not-exported': [exporting(connectionFor(entryOf('zoho-crm'), { id: ID, name: 'Zoho CRM ' }))],
  'nothing-to-export': [exporting()],
  'yaml-syntax': [inFile('name: Zoho: EU\n')],
  'yaml-duplicate-key': [inFile(fileWith({ name: '    name: Zoho CRM EU\n    name: Zoho CRM' }))],
  'yaml-alias': [inFile('name: *name\n')],
  'yaml-tag': [inFile('clientSecret: !secret NAME\n')],
  'yaml-too-complex': [inFile('['.repeat(100))],
  'key-unknown': [inFile(fileWith({ name: '    name: Zoho CRM EU\n    desciption: Leads' }))],
  'key-missing': [inFile(fileWith({ refreshToken: undefined }))],
  'key-invalid': [inFile(fileWith({ key: '  Zoho-EU:' }))],
  'value-invalid': [inFile(fileWith({ name: '    name: 2024' }))],
  'literal-secret': [inFile(fileWith(line('clientSecret', '0123456789abcdef0123456789abcdef01234567')))],
  'reference-misplaced': [
    inFile(fileWith({ dataCenter: '      accountsUrl: { secret: ZOHO_EU_ACCOUNTS_URL }' })),
  ],
  'reference-shared': [
    inFile(
      fileWith({
        ...line('clientSecret', '{ secret: ZOHO_EU }'),
        ...line('refreshToken', '{ secret: ZOHO_EU }'),
      }),
    ),
  ],
  'too-many-entries': [
    inFile(`connections:\n${Array.from({ length: 4200 }, (_, n) => `  a${n}:\n`).join('')}`),
  ],
  'nothing-declared': [inFile('version: 1\nsandbox: dev\nconnections: {}\n')],
  'host-refused': [
    inFile(
      'version: 1\nsandbox: dev\nconnections:\n  leads:\n    name: Leads\n    source: ftp\n    auth: { host: files.acme.com }\n',
    ),
  ],
  'data-centre-mismatch': [
    inFile(fileWith({ dataCenter: '      dataCenter: eu\n      endpoint: https://www.zohoapis.com' })),
  ],
  'identity-duplicate': [inFile(fileWith({}) + entries('Zoho CRM EU').replace('Zoho CRM EU:', 'zoho-eu-2:'))],
  'sandbox-missing': [inFile(fileWith({ sandbox: undefined }) + entries('zoho-us', 'zoho-in'))],
  'sandbox-unused': [inRun({ options: { mode: 'validate', sandbox: 'stag' } })],
} satisfies Producers;

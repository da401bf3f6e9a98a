import { address, choice, hostPart, optional, secret, signedUrl, text, url } from '../parameters.ts';
import { catalogued, servicePrincipal, storageConnection, tenant } from './catalogued.ts';

const folder = {
  container: optional(text('The container.', 'exports')),
  folderPath: optional(text('The folder in the container.', 'daily')),
};

const namespace = hostPart(
  ['NAMESPACE.servicebus.windows.net'],
  'The name of the Event Hubs namespace, without a domain.',
  'acme-events',
);
const eventHubName = text('The event hub.', 'orders');

const entraApplication = {
  tenantId: text('The tenant in Microsoft Entra ID.', '66666666-7777-8888-9999-000000000000'),
  clientId: text('The client id of the application.', '11111111-2222-3333-4444-555555555555'),
  clientSecretValue: secret('The client secret of the application.'),
  namespace,
};

export const cloudStorageAzure = catalogued('cloud storage', {
  'azure-blob-storage': {
    title: 'Azure Blob Storage',
    spec: { id: '4c10e202-c428-4796-9208-5f1f5732b1cf', name: 'azure-blob' },
    page: { path: 'cloud-storage/blob', seen: '2026-05' },
    auth: {
      ConnectionString: { connectionString: storageConnection, ...folder },
      'SAS URI Authentication': {
        sasUri: signedUrl('The URL of the storage account with its shared access signature.'),
        ...folder,
      },
      'Service Principal Based Authentication': {
        serviceEndpoint: url(
          ['ACCOUNT.blob.core.windows.net'],
          'The endpoint of the storage account.',
          'https://acmedata.blob.core.windows.net',
        ),
        ...servicePrincipal,
        accountKind: choice('The kind of the storage account.', [
          'StorageV2',
          'Storage',
          'BlobStorage',
          'BlockBlobStorage',
        ]),
        tenant,
        ...folder,
      },
    },
    formerNames: { 'SAS URI Authentication': ['SasURIAuthentication'] },
    doubts: [
      "Adobe's pages use two names for SAS URI Authentication, and Flow Service may expect the former one.",
      "Adobe's page from 2026 asks for `container` and `folderPath`, but earlier pages do not mention them.",
    ],
    key: 'blob',
  },
  'azure-data-lake-storage-gen2': {
    title: 'Azure Data Lake Storage Gen2',
    spec: { id: 'b3ba5556-48be-44b7-8b85-ff2b69b46dc4', name: 'adls-gen2' },
    page: { path: 'cloud-storage/adls-gen2', seen: '2026-05' },
    auth: {
      'Basic Authentication for adls-gen2': {
        url: url(
          ['ACCOUNT.dfs.core.windows.net'],
          'The Data Lake endpoint of the storage account.',
          'https://acmedata.dfs.core.windows.net',
        ),
        ...servicePrincipal,
        tenant,
      },
    },
    key: 'adls',
  },
  'azure-event-hubs': {
    title: 'Azure Event Hubs',
    spec: { id: 'bf9f5905-92b7-48bf-bf20-455bc6b60a4e' },
    page: { path: 'cloud-storage/eventhub', seen: '2026-05' },
    auth: {
      'Azure EventHub authentication credentials': {
        sasKeyName: text('The name of the shared access policy.', 'adobe'),
        sasKey: secret('The key of the shared access policy.'),
        namespace,
        eventHubName: optional(eventHubName),
      },
      'Event Hub Azure Active Directory Auth': entraApplication,
      'Event Hub Scoped Azure Active Directory Auth': { ...entraApplication, eventHubName },
    },
    licensed: true,
    explore: false,
    doubts: [
      "Adobe's page uses the same auth spec name for SAS keys with and without `eventHubName`, but keys for a single hub may need another name.",
    ],
    key: 'event-hubs',
  },
  'azure-file-storage': {
    title: 'Azure File Storage',
    spec: { id: 'be5ec48c-5b78-49d5-b8fa-7c89ec4569b8' },
    page: { path: 'cloud-storage/azure-file-storage', seen: '2026-05' },
    auth: {
      'Basic Authentication': {
        host: address(
          ['ACCOUNT.file.core.windows.net'],
          'The endpoint of the file share.',
          'acmedata.file.core.windows.net',
        ),
        userId: text('The user name.', 'acmedata'),
        password: secret('The access key of the storage account.'),
      },
    },
    doubts: ["Adobe's page does not say whether `host` is a host or a path such as `\\\\host\\share`."],
    key: 'azure-files',
  },
});

import type { Source } from '../model/source.ts';
import { cloudStorage, cloudStorageServers } from './records/cloud-storage.ts';
import { cloudStorageAzure } from './records/cloud-storage-azure.ts';
import { ecommerce, payments } from './records/commerce.ts';
import { crm, customerSuccess } from './records/crm.ts';
import { dataWarehouses } from './records/data-warehouses.ts';
import { databases } from './records/databases.ts';
import { databasesAzure } from './records/databases-azure.ts';
import { advertising, analytics, consent, loyalty, marketingAutomation } from './records/marketing.ts';
import { protocols, streaming } from './records/protocols.ts';
import { zohoCrm } from './zoho-crm.ts';

/** All known sources. The first is the default. */
export const records: readonly [Source, ...Source[]] = [
  zohoCrm,
  ...advertising,
  ...analytics,
  ...cloudStorage,
  ...cloudStorageAzure,
  ...cloudStorageServers,
  ...consent,
  ...crm,
  ...customerSuccess,
  ...databases,
  ...databasesAzure,
  ...dataWarehouses,
  ...ecommerce,
  ...loyalty,
  ...marketingAutomation,
  ...payments,
  ...protocols,
  ...streaming,
];

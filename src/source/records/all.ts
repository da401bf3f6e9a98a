import type { Source } from '../../model/source.ts';
import { advertising } from './advertising.ts';
import { analytics } from './analytics.ts';
import { cloudStorage } from './cloud-storage.ts';
import { cloudStorageAzure } from './cloud-storage-azure.ts';
import { cloudStorageServers } from './cloud-storage-servers.ts';
import { consent } from './consent.ts';
import { crm } from './crm.ts';
import { customerSuccess } from './customer-success.ts';
import { dataWarehouses } from './data-warehouses.ts';
import { databases } from './databases.ts';
import { databasesAzure } from './databases-azure.ts';
import { ecommerce } from './ecommerce.ts';
import { loyalty } from './loyalty.ts';
import { marketingAutomation } from './marketing-automation.ts';
import { payments } from './payments.ts';
import { protocols } from './protocols.ts';
import { streaming } from './streaming.ts';

/** The sources of Adobe's catalogue, by category. */
export const catalogueRecords: readonly Source[] = [
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

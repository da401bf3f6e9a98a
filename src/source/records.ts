import type { Source } from '../model/source.ts';
import { zohoCrm } from './zoho-crm.ts';

/** Every known source. The first is that of entries that name none. To add one, write its record and put it here. */
export const records: readonly [Source, ...Source[]] = [zohoCrm];

import type { Source } from '../model/source.ts';
import { catalogueRecords } from './records/all.ts';
import { zohoCrm } from './zoho-crm.ts';
import { tokenMinter } from './zoho-token.ts';

/** Every known source. The first is that of entries that name none. To add one, write its record and put it here. */
export const records: readonly [Source, ...Source[]] = [zohoCrm, ...catalogueRecords];

/** What obtains access tokens at the sources whose records have `mint`, by the name of the source. */
export const minters: Readonly<Record<string, typeof tokenMinter>> = { [zohoCrm.name]: tokenMinter };

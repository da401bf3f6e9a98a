import type { Source } from '../model/source.ts';
import { catalogueRecords } from './records/all.ts';
import { zohoCrm } from './zoho-crm.ts';
import { tokenMinter } from './zoho-token.ts';

/** All known sources. The first is the default. To add one, write its record and list it here. */
export const records: readonly [Source, ...Source[]] = [zohoCrm, ...catalogueRecords];

/**
 * The functions that obtain access tokens, by the name of the source. Every source whose record has `mint` needs one.
 */
export const minters: Readonly<Record<string, typeof tokenMinter>> = { [zohoCrm.name]: tokenMinter };

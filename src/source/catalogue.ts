import type { Source } from '../model/source.ts';
import { zohoCrm } from './zoho-crm.ts';

/** Every source by its name in the connections file. To add one, write its file and put it here. */
export const sources: ReadonlyMap<string, Source> = new Map([zohoCrm].map((source) => [source.name, source]));

/** The source of entries that name none. */
export const defaultSource: Source = zohoCrm;

/** Returns the source of that name, if there is one. */
export function findSource(name: string): Source | undefined {
  return sources.get(name);
}

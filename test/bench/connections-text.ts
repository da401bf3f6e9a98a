import { stringify } from 'yaml';
import { manyConnections } from './many-connections.ts';

/** A connections file of so many entries, the way people write it. */
export function manyConnectionsText(count: number): string {
  return stringify(manyConnections(count), { aliasDuplicateObjects: false });
}

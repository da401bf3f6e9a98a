import type { Parameter } from '../model/source.ts';
import { readDestination } from './destinations.ts';

/** The names of parameters that identify who authenticates, or whose account it is. */
const WHO =
  /(?:clientId|customerId|accessKey|accessKeyId|principalId|projectId|^project|userId|userName|account|namespace|sasKeyName)$/i;

/**
 * Whether two connections with the same value of a parameter probably use the same account: the parameter identifies
 * who authenticates, or it is a customer's own host. A host that all customers of the vendor share, such as a data
 * centre's, identifies no account.
 */
export function identifiesAccount(name: string, parameter: Parameter, text: string): boolean {
  const { kind, secret, values, hosts = [] } = parameter;
  if (secret || values !== undefined || text.trim() === '') return false;
  if (kind === 'text' || kind === 'host-part') return WHO.test(name);
  if (kind !== 'url' && kind !== 'host' && kind !== 'address') return false;
  const read = readDestination(
    text.trim(),
    { ...parameter, only: false },
    { groups: [], allowed: undefined },
  );
  return !('fix' in read) && !hosts.includes(read.host);
}

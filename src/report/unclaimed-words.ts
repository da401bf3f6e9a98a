import { code, either, joinMessages, type Message, msg } from '../model/message.ts';
import type { UnclaimedCount } from '../model/report.ts';

/** Of the sandboxes with connections that are not in the file, so many are named. */
const MAX_NAMED = 3;

/** Returns how many connections are not in the file, and the command that lists them; `undefined` when there are none. */
export function unclaimedWords(unclaimed: readonly UnclaimedCount[]): Message | undefined {
  if (unclaimed.length === 0) return undefined;
  const total = unclaimed.reduce((sum, { count }) => sum + count, 0);
  const sandboxes = unclaimed.slice(0, MAX_NAMED).map(({ sandbox }) => [code(sandbox)]);
  const more = unclaimed.length > MAX_NAMED ? ` and ${unclaimed.length - MAX_NAMED} more` : '';
  const [{ sandbox: first } = { sandbox: '' }] = unclaimed;
  const command = `export --sandbox ${first}`;
  const lists = either([code(`aep-base-connections ${command}`)], [code(command)]);
  const noun = total === 1 ? 'connection' : 'connections';
  return msg`${total} ${noun} in ${joinMessages(sandboxes, ', ')}${more} ${total === 1 ? 'is' : 'are'} not in the file (${lists} lists ${total === 1 ? 'it' : 'them'})`;
}

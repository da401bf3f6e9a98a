import { sendsCredentials } from '../model/change.ts';
import { code, either, listUpTo, type Message, msg } from '../model/message.ts';
import type { RunFacts, UnclaimedCount } from '../model/report.ts';

/** Returns notes on a plan, each a sentence without a full stop. */
export function planNotes({ plan, unclaimed }: RunFacts): readonly Message[] {
  const filled = (plan?.changes ?? []).filter(sendsCredentials).flatMap(({ entry }) => {
    const isFilled = (name: string) => {
      const value = entry.auth[name];
      return value?.kind === 'literal' && value.row !== undefined && !value.isKept;
    };
    const { notes = {} } = entry.source.preset ?? {};
    return Object.entries(notes).flatMap(([name, note]) => (isFilled(name) ? [note] : []));
  });
  return [...new Set(filled), ...unclaimedWords(unclaimed)];
}

/** Returns a note with the number of connections that are not in the file, and the command that lists them. */
function unclaimedWords(unclaimed: readonly UnclaimedCount[]): readonly Message[] {
  const [first] = unclaimed;
  if (first === undefined) return [];
  const total = unclaimed.reduce((sum, { count }) => sum + count, 0);
  const names = unclaimed.map(({ sandbox }) => code(sandbox));
  const command = `export --sandbox ${first.sandbox}`;
  const lists = either([code(`aep-base-connections ${command}`)], [code(command)]);
  const [noun, verb, them] = total === 1 ? ['connection', 'is', 'it'] : ['connections', 'are', 'them'];
  return [msg`${total} ${noun} in ${listUpTo(names, 3)} ${verb} not in the file (${lists} lists ${them})`];
}

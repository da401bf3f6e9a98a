import type { Entry } from '../model/entry.ts';
import { code, joinMessages, type Message, msg } from '../model/message.ts';
import { presetsOf } from './auth-specs.ts';
import { readDestination } from './destinations.ts';
import { examplesOf } from './presets.ts';

/**
 * Returns what may help if a source issued a token for an entry's credentials but Adobe still cannot use the
 * connection: the other hosts of the entry's row, and the scopes of the credentials.
 */
export function whatToTry({ source, parameters, auth }: Entry): Message {
  const others = presetsOf(source, parameters).flatMap(({ preset, fills }) =>
    fills.flatMap((name): readonly Message[] => {
      const [given, parameter] = [auth[name], parameters[name]];
      if (given?.kind !== 'literal' || parameter === undefined) return [];
      const read = readDestination(String(given.value), parameter, { groups: [], allowed: [] });
      if ('fix' in read) return [];
      const row = Object.values(preset.rows).find((columns) => columns[name]?.hosts.includes(read.host));
      const examples = examplesOf(row?.[name]).filter((each) => !each.includes(read.host));
      return examples.length === 0 ? [] : [msg`try another ${code(name)}: ${examples.join(', ')}`];
    }),
  );
  return joinMessages([...others, msg`check the scopes of the credentials at ${source.title}`], '; ');
}

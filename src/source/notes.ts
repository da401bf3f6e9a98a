import type { Source } from '../model/source.ts';

/** Returns what users of a source should know before they declare a connection, one sentence each. */
export function notesOf({ retirement, licensed, doubts = [] }: Source): readonly string[] {
  return [
    ...(retirement === undefined ? [] : [`${retirement.charAt(0).toUpperCase()}${retirement.slice(1)}.`]),
    ...(licensed
      ? ["According to Adobe's pages, it needs Real-Time CDP Ultimate or a separate licence."]
      : []),
    ...doubts,
  ];
}

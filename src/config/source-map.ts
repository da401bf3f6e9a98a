import { LineCounter, type ParsedNode } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { type Located, type Shown, shownOf } from './located.ts';
import { NodeReader } from './node-reader.ts';
import type { Path } from './paths.ts';

/**
 * The file as plain data, and where its parts are. The parts that aliases and merge keys share are where they are written.
 * Mappings have no prototype: a key such as `__proto__` is a key like any other.
 */
export interface SourceMap {
  readonly value: unknown;
  /** Returns where the value at the path is; where its key is when the value is left empty. */
  readonly locationOf: (path: Path) => Location;
  /** Returns where the key is that leads to the value; the start of the file for the empty path. */
  readonly keyLocation: (path: Path) => Location;
  /** Returns how a number or a yes-or-no value is written: `60.0` is read as 60. */
  readonly numberText?: (path: Path) => string | undefined;
  /** Whether keys of the mapping at the path were refused, so that it is unknown which required keys are missing. */
  readonly hasRejectedKeys: (path: Path) => boolean;
  readonly shown: Shown;
}

/** Returns where each offset into a text is. Lines end with LF, columns count UTF-16 units, and spaces are skipped. */
export function locatorOf(text: string, file: string): (offset: number) => Location {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  return (offset) => {
    // The parser puts values that are empty or badly indented before the indentation.
    let at = offset;
    while (text[at] === ' ') at++;
    const { line, col } = lines.linePos(at);
    return { file, line, column: col };
  };
}

/** `source` is missing when the text is no tree that further checks could trust. */
export interface SourceReading {
  readonly source?: SourceMap | undefined;
  readonly problems: readonly Problem[];
}

/** Turns the parser's nodes into plain data with positions. */
export function sourceMapOf(root: ParsedNode, locate: (offset: number) => Location): SourceReading {
  const reader = new NodeReader(locate);
  const file = reader.read(root, []);
  /** Returns the member at the path, or the last one on the way to it that exists. */
  const memberAt = (path: Path): Located => {
    let member = file;
    for (const step of path) {
      const next = member.members?.get(step);
      if (next === undefined) break;
      member = next;
    }
    return member;
  };
  const shown = shownOf(file, reader.isMixed);
  const source: SourceMap = {
    value: file.value,
    locationOf: (path) => locate(memberAt(path).offset),
    keyLocation: (path) => locate(memberAt(path).keyOffset ?? 0),
    numberText: (path) => memberAt(path).numberText,
    hasRejectedKeys: (path) => memberAt(path).hasRejectedKeys === true,
    shown,
  };
  const problems = reader.problems.map((problem) => problem(shown));
  return { source: reader.isTooMuch ? undefined : source, problems };
}

import { LineCounter, type ParsedNode } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { type Located, type Shown, shownOf } from './located.ts';
import { NodeReader } from './node-reader.ts';
import type { Path } from './paths.ts';

/**
 * The file as plain data, with the position of each part. Shared parts have the position of their anchor. Mappings have
 * no prototype, so a key such as `__proto__` is like any other.
 */
export interface SourceMap {
  readonly value: unknown;
  /** Returns the position of the value at the path, or of its key if the value is left empty. */
  readonly locationOf: (path: Path) => Location;
  /** Returns the position of the key of the value at the path; for the empty path, the start of the file. */
  readonly keyLocation: (path: Path) => Location;
  /** Returns how the file writes a number or a boolean: YAML reads `60.0` as 60. */
  readonly numberText?: (path: Path) => string | undefined;
  /** Whether keys of the mapping at the path were rejected, so that it is unknown which required keys are missing. */
  readonly hasRejectedKeys: (path: Path) => boolean;
  readonly shown: Shown;
}

/**
 * Returns a function that converts an offset into a location. Lines end with LF, columns count UTF-16 units, and spaces
 * at the offset are skipped.
 */
export function locatorOf(text: string, file: string): (offset: number) => Location {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) lines.addNewLine(start);
  return (offset) => {
    // The parser reports empty or badly indented values before the indentation.
    let at = offset;
    while (text[at] === ' ') at++;
    const { line, col } = lines.linePos(at);
    return { file, line, column: col };
  };
}

/** The result of reading a file. `source` is missing if the data must not be checked further. */
export interface SourceReading {
  readonly source?: SourceMap | undefined;
  readonly problems: readonly Problem[];
}

/** Turns the parser's nodes into plain data with positions. */
export function sourceMapOf(root: ParsedNode, locate: (offset: number) => Location): SourceReading {
  const reader = new NodeReader(locate);
  const file = reader.read(root, []);
  /** Returns the member at the path, or the deepest existing one on the way to it. */
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

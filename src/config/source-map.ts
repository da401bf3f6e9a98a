import { LineCounter } from 'yaml';
import { code, type Part } from '../model/message.ts';
import type { Location } from '../model/problem.ts';
import { isKnownKey, isUnderAuth, type Path, printableKey } from './paths.ts';

/** A value of the file and its position. `value` is `undefined` for a rejected alias, whose value is unknown. */
export interface Located {
  readonly value: unknown;
  readonly offset: number;
  /** The number of values in it, with aliases expanded. */
  readonly size: number;
  /** Whether it is written where secrets belong, regardless of where an alias or a merge key puts it. */
  readonly isSecretPlace: boolean;
  /** Whether it has an anchor or is merged, so that it may be used in several places. */
  readonly isShared?: boolean | undefined;
  /** For a member of a mapping. */
  readonly keyOffset?: number | undefined;
  /** Whether the key is written where secrets belong. */
  readonly isSecretKey?: boolean | undefined;
  readonly members?: ReadonlyMap<string, Located> | undefined;
  readonly hasRejectedKeys?: boolean | undefined;
  /** For a list. */
  readonly items?: readonly Located[] | undefined;
  /** For a number or a boolean: how the file writes it. */
  readonly numberText?: string | undefined;
}

/**
 * What may be shown of a file. This depends both on where a part is used and on where it is written, because an alias
 * or a merge key can bring a part of an `auth` to any other place.
 */
export interface Shown {
  /**
   * Returns the last key of a path if it may be shown: it must be printable, and where secrets belong it must be a
   * known key.
   */
  readonly key: (path: Path) => string | undefined;
  /** Returns the path as people write it (`connections.our-crm.auth`), with `…` for steps that may not be shown. */
  readonly path: (path: Path) => Part;
  /** Returns the key of the entry that contains the path, for `Problem.entry`. */
  readonly entry: (path: Path) => string | undefined;
  /** Whether the value at the path may be shown, if values of this parameter or field may be shown at all. */
  readonly isValueShown: (path: Path) => boolean;
}

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
  readonly numberText: (path: Path) => string | undefined;
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

/**
 * Returns the map of `file`. `isMixed` says that an alias where secrets belong refers to a part that is written
 * elsewhere. Then only known keys are shown.
 */
export function sourceMapOf(
  file: Located,
  isMixed: boolean,
  locate: (offset: number) => Location,
): SourceMap {
  /** Returns the members along a path, with `undefined` for those that do not exist. */
  const membersOn = (path: Path): readonly (Located | undefined)[] => {
    let member: Located | undefined = file;
    return path.map((step) => {
      member = member?.members?.get(step);
      return member;
    });
  };
  /** Returns the member at the path, or the deepest existing one on the way to it. */
  const memberAt = (path: Path) => membersOn(path).findLast((member) => member !== undefined) ?? file;
  const key = (path: Path) => {
    const last = path.at(-1) ?? '';
    const isSecret = isMixed || isUnderAuth(path.slice(0, -1)) || membersOn(path).at(-1)?.isSecretKey;
    return isSecret && !isKnownKey(last) ? undefined : printableKey(last);
  };
  return {
    value: file.value,
    locationOf: (path) => locate(memberAt(path).offset),
    keyLocation: (path) => locate(memberAt(path).keyOffset ?? 0),
    numberText: (path) => memberAt(path).numberText,
    hasRejectedKeys: (path) => memberAt(path).hasRejectedKeys === true,
    shown: {
      key,
      path: (path) => {
        const steps = path.map((_, index) => key(path.slice(0, index + 1)) ?? '…');
        return steps.length === 0 ? 'the file' : code(steps.join('.'));
      },
      entry: (path) => (path[0] === 'connections' && path.length > 1 ? key(path.slice(0, 2)) : undefined),
      isValueShown: (path) => {
        const members = membersOn(path);
        if (isMixed) return false;
        // A shared value may also be in another `auth`, where the same key is a secret.
        if (isUnderAuth(path)) return !members.some((member) => member?.isShared);
        return members.at(-1)?.isSecretPlace === false;
      },
    },
  };
}

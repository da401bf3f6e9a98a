import { code, type Part } from '../model/message.ts';
import { isKnownKey, isUnderAuth, type Path, printableKey } from './paths.ts';

/** A value of the file; `undefined` for an alias that was refused: its value is unknown. */
export interface Located {
  readonly value: unknown;
  readonly offset: number;
  /** How many values it is, with aliases unfolded. */
  readonly size: number;
  /** Whether it is written where secrets belong, wherever an alias or a merge key puts it. */
  readonly isSecretPlace: boolean;
  /** Whether it has an anchor, or is merged: then it may be used in several places. */
  readonly isShared?: boolean | undefined;
  /** Of the members of a mapping. */
  readonly keyOffset?: number | undefined;
  /** Whether the key is written where secrets belong. */
  readonly isSecretKey?: boolean | undefined;
  readonly members?: ReadonlyMap<string, Located> | undefined;
  readonly hasRejectedKeys?: boolean | undefined;
  /** Of a list. */
  readonly items?: readonly Located[] | undefined;
  /** Of a number or a yes-or-no value. */
  readonly numberText?: string | undefined;
}

/**
 * What may be shown of a file. Both places decide: where a part is used, and where it is written. An alias or a merge key can
 * bring a part of an `auth` to any other place.
 */
export interface Shown {
  /** Returns the last key of a path if it may be shown: printable, and where secrets belong one that is known. */
  readonly key: (path: Path) => string | undefined;
  /** Returns the path as people write it, `connections.our-crm.auth`, with `…` for steps that may not be shown. */
  readonly path: (path: Path) => Part;
  /** Returns the key of the entry that the path leads into, for `Problem.entry`. */
  readonly entry: (path: Path) => string | undefined;
  /** Whether the value at the path may be shown, provided that the value of this parameter or field ever may. */
  readonly isValueShown: (path: Path) => boolean;
}

/**
 * Returns what may be shown of `file`. In a file that `isMixed`, an alias where secrets belong leads to a part that is written
 * elsewhere: then nothing is shown but known keys.
 */
export function shownOf(file: Located, isMixed: boolean): Shown {
  const key = (path: Path) => {
    const last = path.at(-1) ?? '';
    const isSecret = isMixed || isUnderAuth(path.slice(0, -1)) || membersOn(file, path).at(-1)?.isSecretKey;
    return isSecret && !isKnownKey(last) ? undefined : printableKey(last);
  };
  return {
    key,
    path: (path) => {
      const steps = path.map((_, index) => key(path.slice(0, index + 1)) ?? '…');
      return steps.length === 0 ? 'the file' : code(steps.join('.'));
    },
    entry: (path) => (path[0] === 'connections' && path.length > 1 ? key(path.slice(0, 2)) : undefined),
    isValueShown: (path) => {
      const members = membersOn(file, path);
      if (isMixed) return false;
      // The same key may be a secret in another `auth` that has the value too.
      if (isUnderAuth(path)) return !members.some((member) => member?.isShared);
      return members.at(-1)?.isSecretPlace === false;
    },
  };
}

/** Returns the members on the way to the end of a path; `undefined` in place of those that do not exist. */
function membersOn(file: Located, path: Path): readonly (Located | undefined)[] {
  let member: Located | undefined = file;
  return path.map((step) => {
    member = member?.members?.get(step);
    return member;
  });
}

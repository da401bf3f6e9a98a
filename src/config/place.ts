import { LineCounter } from 'yaml';
import { code, type Message, msg, type Part } from '../model/message.ts';
import type { Location, Problem, ProblemCode } from '../model/problem.ts';
import { isUnderAuth, KNOWN_KEYS, type Path, printableKey } from './paths.ts';

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

/** A file that was read. */
export interface LocatedFile {
  readonly root: Located;
  /**
   * Whether an alias where secrets belong refers to a part that is written elsewhere. Then only known keys are shown.
   */
  readonly isMixed: boolean;
  readonly locate: (offset: number) => Location;
}

/**
 * A place in the file: the value there, its position, and what may be shown of it. This depends both on where a part is
 * used and on where it is written, because an alias or a merge key can bring a part of an `auth` to any other place.
 * Shared parts have the position of their anchor. Mappings have no prototype, so a key such as `__proto__` is like any
 * other.
 */
export class Place {
  /** The steps from the top of the file. */
  readonly path: Path;
  readonly #file: LocatedFile;
  /** The file and the members along the path, with `undefined` for those that do not exist. */
  readonly #members: readonly (Located | undefined)[];

  constructor(file: LocatedFile, path: Path = []) {
    this.path = path;
    this.#file = file;
    let member: Located | undefined = file.root;
    const below = path.map((step) => {
      member = member?.members?.get(step);
      return member;
    });
    this.#members = [file.root, ...below];
  }

  /** Returns the place that is these steps below this one. There may be nothing. */
  below(...steps: Path): Place {
    return new Place(this.#file, [...this.path, ...steps]);
  }

  /** The place of the mapping around this one. */
  get above(): Place {
    return this.#upTo(-1);
  }

  /** The value as plain data; `undefined` if there is none, or if it was rejected. */
  get value(): unknown {
    return this.#members.at(-1)?.value;
  }

  /** The position of the value, or of its key if the value is left empty. */
  get location(): Location {
    return this.#file.locate(this.#nearest.offset);
  }

  /** The position of the key of the value; for the file, its start. */
  get keyLocation(): Location {
    return this.#file.locate(this.#nearest.keyOffset ?? 0);
  }

  /** How the file writes a number or a boolean: YAML reads `60.0` as 60. */
  get numberText(): string | undefined {
    return this.#nearest.numberText;
  }

  /** Whether keys of the mapping were rejected, so that it is unknown which required keys are missing. */
  get hasRejectedKeys(): boolean {
    return this.#nearest.hasRejectedKeys === true;
  }

  /**
   * The last key of the path if it may be shown: it must be printable, and where secrets belong it must be a known key.
   */
  get shownKey(): string | undefined {
    const key = this.path.at(-1) ?? '';
    const isSecret =
      this.#file.isMixed || isUnderAuth(this.path.slice(0, -1)) || this.#members.at(-1)?.isSecretKey;
    return isSecret && !KNOWN_KEYS.has(key) ? undefined : printableKey(key);
  }

  /** The path as people write it (`connections.our-crm.auth`), with `…` for steps that may not be shown. */
  get shownPath(): Part {
    const steps = this.path.map((_, index) => this.#upTo(index + 1).shownKey ?? '…');
    return steps.length === 0 ? 'the file' : code(steps.join('.'));
  }

  /** The key of the entry that contains the place, for `Problem.entry`. */
  get entry(): string | undefined {
    return this.path[0] === 'connections' && this.path.length > 1 ? this.#upTo(2).shownKey : undefined;
  }

  /** Whether the value may be shown, if values of this parameter or field may be shown at all. */
  get isValueShown(): boolean {
    if (this.#file.isMixed) return false;
    // A shared value may also be in another `auth`, where the same key is a secret.
    if (isUnderAuth(this.path)) return !this.#members.slice(1).some((member) => member?.isShared);
    return this.#members.at(-1)?.isSecretPlace === false;
  }

  /** Returns a problem of the value. The message consists of the path and `words`. */
  problem(code: ProblemCode, words: Message, fix: Message): Problem {
    const { location, entry } = this;
    return { code, message: msg`${this.shownPath} ${words}`, fix, location, entry };
  }

  /** Returns a problem of the key, or of what is missing or unknown in the mapping below it. */
  keyProblem(code: ProblemCode, message: Message, fix: Message): Problem {
    return { code, message, fix, location: this.keyLocation, entry: this.entry };
  }

  /** The deepest member that exists on the way to the place. */
  get #nearest(): Located {
    return this.#members.findLast((member) => member !== undefined) ?? this.#file.root;
  }

  /** The place on the way from the top to this one, that many steps below the top. */
  #upTo(length: number): Place {
    return new Place(this.#file, this.path.slice(0, length));
  }
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

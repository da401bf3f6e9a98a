import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg, type Part, value as valuePart } from '../model/message.ts';
import { placeholderIn } from '../model/placeholder.ts';
import type { Problem, ProblemCode } from '../model/problem.ts';
import { foreignReference } from './foreign-reference.ts';
import { lookAlikeIn } from './look-alikes.ts';
import type { Path } from './paths.ts';
import { HAND_IN, IF_VALUE } from './schema-messages.ts';
import type { SourceMap } from './source-map.ts';

/** Free-text fields, which may contain brackets and other symbols around a word. */
const PROSE: readonly string[] = ['name', 'description'];

/** Returns a problem of the value at the path. The message consists of the path and `words`. */
export function report(
  code: ProblemCode,
  path: Path,
  data: SourceMap,
  words: Message,
  fix: Message,
): Problem {
  return { code, message: msg`${data.shown.path(path)} ${words}`, fix, location: data.locationOf(path) };
}

/** Checks a field that people read: it must not be a reference or contain a placeholder. */
export function fieldProblem(value: unknown, path: Path, data: SourceMap): Problem | undefined {
  if (isRecord(value) && 'secret' in value) {
    const words = msg`can't be a reference: names and descriptions are shown to people, so they can't be secret`;
    const fix = msg`write the value out; references belong under ${code('auth')}`;
    return report('reference-misplaced', path, data, words, fix);
  }
  if (typeof value !== 'string') return undefined;
  const found = placeholderIn(value, PROSE.includes(path.at(-1) ?? ''));
  if (found === undefined) return lookAlike(value, path, data);
  const which = data.shown.isValueShown(path) ? msg`the placeholder ${valuePart(found)}` : 'a placeholder';
  const words = msg`contains ${which}; placeholders are not filled in here`;
  return report('value-invalid', path, data, words, msg`write the value out`);
}

/** Warns about look-alike characters in free text: a connection is hard to find by a name that contains them. */
function lookAlike(text: string, path: Path, data: SourceMap): Problem | undefined {
  const found = PROSE.includes(path.at(-1) ?? '') ? lookAlikeIn(text) : undefined;
  return found && { ...report('file-encoding', path, data, ...found), severity: 'warning' };
}

/** Returns the problem of a value under `auth` that contains a placeholder. */
export function unfilled(
  value: unknown,
  path: Path,
  data: SourceMap,
  mayRefer: boolean,
): Problem | undefined {
  if (!textsIn(value).some((text) => placeholderIn(text) !== undefined)) return undefined;
  const { name = 'NAME' } = (typeof value === 'string' && foreignReference(value)) || {};
  const words = msg`contains a placeholder; placeholders are not filled in here`;
  const orRefer = msg`, or write ${referenceAt(path, name, data)} and ${HAND_IN}`;
  return report('value-invalid', path, data, words, msg`write the value out${mayRefer ? orRefer : ''}`);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Returns the problem of a reference in another tool's syntax. The value is stored in that tool, so nothing has leaked,
 * unless the text only looks like a reference.
 */
export function foreign(value: unknown, path: Path, data: SourceMap): Problem | undefined {
  const found = typeof value === 'string' ? foreignReference(value) : undefined;
  if (found === undefined) return undefined;
  const fix = msg`write ${referenceAt(path, found.name ?? 'NAME', data)} and ${HAND_IN}`;
  if (!found.mayBeValue) {
    const words = msg`is a reference in another tool's syntax`;
    return report('value-invalid', path, data, words, fix);
  }
  const words = msg`looks like a placeholder; placeholders are not filled in here`;
  return report('value-invalid', path, data, words, msg`${fix}; ${IF_VALUE}`);
}

/** Returns how a reference is written. The path is that of the parameter or of `secret` in its reference. */
function referenceAt(path: Path, name: string, { shown }: SourceMap): Part {
  const parameter = path.at(-1) === 'secret' ? path.slice(0, -1) : path;
  return code(`${shown.key(parameter) ?? '…'}: { secret: ${name} }`);
}

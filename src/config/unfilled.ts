import { isRecord } from '../model/is-record.ts';
import { code, either, type Message, msg, value as valuePart } from '../model/message.ts';
import { placeholderIn } from '../model/placeholder.ts';
import type { Problem } from '../model/problem.ts';
import { foreignReference } from './foreign-reference.ts';
import { lookAlikeIn } from './look-alikes.ts';
import type { Place } from './place.ts';

/** The fix if a value that looks like a reference is the secret itself. */
export const IF_VALUE = msg`if it is the secret itself, treat it as leaked and replace it at its source`;

/** Checks a field that people read: it must not be a reference or contain a placeholder. */
export function fieldProblem(at: Place): Problem | undefined {
  const { value } = at;
  if (isRecord(value) && 'secret' in value) {
    const words = msg`can't be a reference: names and descriptions are shown to people, so they can't be secret`;
    const fix = msg`write the value out; references belong under ${code('auth')}`;
    return at.problem('reference-misplaced', words, fix);
  }
  if (typeof value !== 'string') return undefined;
  // Free text may contain brackets and other symbols around a word.
  const isProse = ['name', 'description'].includes(at.path.at(-1) ?? '');
  const found = placeholderIn(value, isProse);
  if (found !== undefined) {
    const which = at.isValueShown ? msg`the placeholder ${valuePart(found)}` : 'a placeholder';
    const words = msg`contains ${which}; placeholders are not filled in here`;
    return at.problem('value-invalid', words, msg`write the value out`);
  }
  // A connection is hard to find by a name with look-alike characters.
  const alike = isProse ? lookAlikeIn(value) : undefined;
  return alike && { ...at.problem('file-encoding', ...alike), severity: 'warning' };
}

/** Returns the problem of a value under `auth` that contains a placeholder. */
export function unfilled(value: unknown, at: Place, mayRefer: boolean): Problem | undefined {
  if (!textsIn(value).some((text) => placeholderIn(text) !== undefined)) return undefined;
  const { name } = (typeof value === 'string' && foreignReference(value)) || {};
  const words = msg`contains a placeholder; placeholders are not filled in here`;
  const orRefer = mayRefer ? msg`, or ${writeReference(at, name)}` : '';
  return at.problem('value-invalid', words, msg`write the value out${orRefer}`);
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/**
 * Returns the problem of a reference to the value of a parameter in another tool's syntax. The value is stored in that
 * tool, so nothing has leaked, unless the text only looks like a reference.
 */
export function foreign(at: Place, parameter = at): Problem | undefined {
  const found = typeof at.value === 'string' ? foreignReference(at.value) : undefined;
  if (found === undefined) return undefined;
  const fix = writeReference(parameter, found.name);
  const [words, advice] = found.mayBeValue
    ? [msg`looks like a placeholder; placeholders are not filled in here`, msg`${fix}; ${IF_VALUE}`]
    : [msg`is a reference in another tool's syntax`, fix];
  return at.problem('value-invalid', words, advice);
}

/** Returns the problem of a secret in plain text. */
export function plainSecret(at: Place): Problem {
  const fix = msg`${writeReference(at)}; then treat the value in the file as leaked and replace it at its source`;
  return at.problem('literal-secret', msg`appears in plain text in the file`, fix);
}

/** Returns the advice to write a reference at the place of a parameter. */
function writeReference({ shownKey = '…' }: Place, name = 'NAME'): Message {
  const input = either(
    msg`the action's input ${code('secrets')}`,
    msg`${code('--secrets-file')} or ${code('--secrets-from-env')}`,
  );
  return msg`write ${code(`${shownKey}: { secret: ${name} }`)} and pass the value through ${input}`;
}

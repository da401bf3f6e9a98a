import type { Reference } from '../model/entry.ts';
import { code, either, type Message, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Finding } from '../model/problem.ts';
import type { Parameter } from '../model/source.ts';
import { MIN_SECRET_LENGTH } from './secret-matcher.ts';

/**
 * Returns what is wrong with a secret's value wherever it is used, if anything. The message continues after the name of
 * the secret and never contains the value. `lines` says whether it may have several lines, and `visibleIn` is the
 * public text that contains it.
 */
export function valueFault(
  value: string,
  lines: boolean,
  visibleIn: Message | undefined,
): Finding | undefined {
  const trimmed = value.trim();
  if (value === '') {
    const stored = msg`set it in the repository or environment settings; pull requests from forks and Dependabot get no secrets`;
    const fix = [either(stored, msg`set the value where the secrets are read from`)];
    return { code: 'secret-empty', message: msg`is empty`, fix };
  }
  if (isPlaceholder(trimmed)) {
    const message = msg`is a placeholder, not a value`;
    return { code: 'secret-placeholder', message, fix: msg`store the real value` };
  }
  if (!lines && /[\n\r\u0085\u2028\u2029]/.test(trimmed)) {
    if (/^-----BEGIN /.test(trimmed)) {
      const message = msg`looks like a key or certificate in PEM form, but a secret on one line is expected`;
      const fix = msg`store the value that the parameter requires, or refer to another secret`;
      return { code: 'secret-wrong-form', message, fix };
    }
    const fix = msg`store only the value, on one line`;
    return { code: 'secret-line-break', message: msg`contains a line break`, fix };
  }
  // A file of several lines ends with a line break that is not part of the value.
  if ((lines ? value.replace(/\n+$/, '') : value) !== trimmed) {
    const fix = msg`store only the value; in ${code('NAME=value')} lines, write no white space around the ${code('=')}`;
    return { code: 'secret-white-space', message: msg`has white space or a line break around it`, fix };
  }
  if (/^(["'`]).*\1$/.test(value)) {
    const message = msg`is wrapped in quotes, which would be sent with it`;
    return { code: 'secret-quoted', message, fix: msg`remove the quotes: the value is used unchanged` };
  }
  if (value.length < MIN_SECRET_LENGTH) {
    const message = msg`is shorter than ${MIN_SECRET_LENGTH} characters: too short to be masked safely`;
    return { code: 'secret-too-short', message, fix: msg`check that the whole value was stored` };
  }
  if (visibleIn === undefined) return undefined;
  const fix = msg`remove it there, and replace it at its source if it was a real secret`;
  return {
    code: 'secret-visible',
    message: msg`has a value that appears in plain text in ${visibleIn}`,
    fix,
  };
}

/**
 * Returns what is wrong with the form of a secret for the parameter that uses it. A value that belongs somewhere else
 * is an error, a value in an unusual form is a warning. The message is like that of `valueFault`.
 */
export function formFault(
  value: string,
  { parameter, lines }: Reference,
  { pasted = [], pattern, usual, secret, spaces, what }: Parameter,
): Finding | undefined {
  const other = pasted.find((each) => each.pattern.test(value));
  if (other !== undefined) {
    const message = msg`has the form of ${other.what}, but ${code(parameter)} requires another value`;
    return { code: 'secret-wrong-form', message, fix: NOT_SWAPPED };
  }
  const isSolid = secret ? spaces !== true && !lines : pattern !== undefined;
  if (isSolid && /\s/.test(value)) {
    const message = msg`contains white space, but ${code(parameter)} never does`;
    if (!/\s(?:#|\/\/)/.test(value))
      return { code: 'secret-white-space', message, fix: msg`store only the value` };
    const fix = msg`remove the comment, or put it on a separate line`;
    const why = msg`${message}; a comment after a value becomes part of it`;
    return { code: 'secret-white-space', message: why, fix };
  }
  if (pattern?.test(value) === false) {
    const message = msg`is not ${what}, which ${code(parameter)} requires`;
    return { code: 'secret-wrong-form', message, fix: NOT_SWAPPED };
  }
  if (usual === undefined || usual.pattern.test(value)) return undefined;
  return { ...usual.problem, code: 'secret-wrong-form', severity: 'warning' };
}

const NOT_SWAPPED = msg`check that it was not swapped with another parameter's value, and store the right one`;

import { isRecord } from '../model/is-record.ts';
import { code, either, msg } from '../model/message.ts';
import { isPlaceholder } from '../model/placeholder.ts';
import type { Problem } from '../model/problem.ts';
import { type Path, pathPart } from './paths.ts';
import type { SourceMap } from './source-map.ts';

/** Returns the problem of text that waits to be filled in. `referable` says whether a reference may be in its place. */
export function unfilledPlaceholder(
  text: string,
  path: Path,
  data: SourceMap,
  referable: boolean,
): Problem | undefined {
  // Expected to be expanded by the workflow, or by a shell.
  if (!isPlaceholder(text, ['expression', 'variable'])) return undefined;
  const parameter = path.at(-1) === 'secret' ? path.at(-2) : path.at(-1);
  const input = either(
    msg`the action's input ${code('secrets')}`,
    msg`${code('--secrets-file')} or ${code('--secrets-from-env')}`,
  );
  return {
    code: 'value-invalid',
    message: msg`${pathPart(path)} is a placeholder; this file expands none`,
    fix: referable
      ? msg`write ${code(`${parameter}: { secret: NAME }`)}, with a plain name, and hand the value in through ${input}`
      : msg`write the value out`,
    location: data.locationOf(path),
  };
}

/** Checks a field that people read: it may be neither a reference nor a placeholder. */
export function fieldProblem(value: unknown, path: Path, data: SourceMap): Problem | undefined {
  if (typeof value === 'string') return unfilledPlaceholder(value, path, data, false);
  if (!isRecord(value) || !('secret' in value)) return undefined;
  return {
    code: 'reference-misplaced',
    message: msg`${pathPart(path)} can't be a reference: people read it, so its value can't be a secret`,
    fix: msg`write the value out; references belong under ${code('auth')}`,
    location: data.locationOf(path),
  };
}

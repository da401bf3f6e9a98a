import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import { type Path, printablePath } from './paths.ts';
import type { SourceMap } from './source-map.ts';

/** What people write who expect the workflow, or a shell, to fill it in. */
const PLACEHOLDER = /\$\{\{|^\$\{\w+\}$|^\$[A-Za-z_]\w*$/;

/** Returns the problem of text that waits to be filled in, if it is such. `referable` says whether a reference may stand in its place. */
export function unfilledPlaceholder(
  text: string,
  path: Path,
  data: SourceMap,
  referable: boolean,
): Problem | undefined {
  if (!PLACEHOLDER.test(text)) return undefined;
  const parameter = path.at(-1) === 'secret' ? path.at(-2) : path.at(-1);
  return {
    code: 'value-invalid',
    message: `${printablePath(path)} holds a placeholder, but nothing is filled in or expanded in this file`,
    fix: referable
      ? `write \`${parameter}: { secret: NAME }\`, with a plain name, and hand the value in through the action's input \`secrets\``
      : 'write the value out',
    location: data.valuePlace(path),
  };
}

/** Checks a field that people read: neither a reference nor a placeholder may stand there. */
export function fieldProblem(value: unknown, path: Path, data: SourceMap): Problem | undefined {
  if (typeof value === 'string') return unfilledPlaceholder(value, path, data, false);
  if (!isRecord(value) || !('secret' in value)) return undefined;
  return {
    code: 'reference-misplaced',
    message: `${printablePath(path)} can't be a reference: it is shown to people, and the value must not be`,
    fix: 'write the value out; references go into clientId, clientSecret, refreshToken and accessToken',
    location: data.valuePlace(path),
  };
}

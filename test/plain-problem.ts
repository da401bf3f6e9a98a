import { textOf } from '../src/model/message.ts';
import type { Problem } from '../src/model/problem.ts';

/** Returns a problem with its texts in the form of the action log. */
export function plain({ message, fix, ...others }: Problem) {
  return {
    ...others,
    message: textOf(message),
    ...(fix === undefined ? {} : { fix: textOf(fix) }),
  };
}

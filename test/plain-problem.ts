import { textOf } from '../src/model/message.ts';
import type { Problem } from '../src/model/problem.ts';

/** Returns a problem with its texts as the log of the action shows them. */
export function plain({ message, fix, ...others }: Problem) {
  return {
    ...others,
    message: textOf(message),
    ...(fix === undefined ? {} : { fix: textOf(fix) }),
  };
}

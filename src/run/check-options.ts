import { about, type Entry, hasSecrets } from '../model/entry.ts';
import { code, listUpTo, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import type { CommonOptions } from '../options/run-options.ts';

/** Returns the problems of options that do not fit the file. */
export function checkOptions(
  entries: readonly Entry[],
  { rotate, sandbox }: Pick<CommonOptions, 'rotate' | 'sandbox'>,
): readonly Problem[] {
  const keys = typeof rotate === 'string' ? [] : rotate;
  const ofRotate = keys.flatMap((key) => checkRotated(key, entries, sandbox) ?? []);
  const isUsed = entries.length === 0 || entries.some((entry) => entry.sandbox === sandbox);
  if (sandbox === undefined || isUsed) return ofRotate;
  const unused: Problem = {
    code: 'sandbox-unused',
    severity: 'warning',
    message: msg`no entry is in the sandbox ${code(sandbox)} from ${option('sandbox')}, so all entries are skipped`,
    fix: msg`correct ${option('sandbox')}, or omit it to process every sandbox in the file`,
  };
  return [...ofRotate, unused];
}

/** Returns an error for a key of `rotate` without an entry to rotate, and a warning for an entry that is skipped. */
function checkRotated(
  key: string,
  entries: readonly Entry[],
  sandbox: string | undefined,
): Problem | undefined {
  const entry = entries.find((each) => each.key === key);
  if (entry === undefined) {
    const all = entries.map((each) => each.key);
    const meant = nearest(key, all);
    const others =
      all.length === 0
        ? msg`remove it from ${option('rotate')}: the file declares no connection`
        : msg`use the keys of the file: ${listUpTo(all, 10)}`;
    return {
      code: 'rotate-unknown',
      message: msg`${option('rotate')} names ${code(key)}, which is not a key of the file`,
      fix: meant === undefined ? others : msg`did you mean ${code(meant)}?`,
    };
  }
  const named = (why: Message, fix = msg`remove its key from ${option('rotate')}`): Problem => ({
    code: 'rotate-skipped',
    severity: 'warning',
    message: msg`${option('rotate')} names this entry, which ${why}`,
    fix,
    ...about(entry),
  });
  if (entry.ensure === 'absent')
    return { ...named(msg`is declared absent`), code: 'rotate-unknown', severity: undefined };
  if (!hasSecrets(entry)) return named(msg`has no secret: there is nothing to rotate`);
  if (sandbox === undefined || entry.sandbox === sandbox) return undefined;
  return named(
    msg`is skipped because it is not in the sandbox from ${option('sandbox')}`,
    msg`run without ${option('sandbox')}, or with the sandbox of the entry`,
  );
}

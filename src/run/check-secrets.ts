import { type Plan, sendsCredentials } from '../model/change.ts';
import { referencesOf } from '../model/entry.ts';
import { code, listUpTo, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { missingProblems, type Resolution } from '../secrets/resolve-secrets.ts';

/**
 * Returns the problems with missing secrets: an error for each that the plan sends, and one warning for all others. The
 * others are only a warning so that existing connections can be adopted without their secrets.
 */
export function checkSecrets({ changes }: Plan, missing: Resolution['missing']): readonly Problem[] {
  const sending = changes.filter(sendsCredentials).map(({ entry }) => entry);
  const needed = missingProblems(sending, missing);
  const names = new Set(referencesOf(sending).map(({ name }) => name));
  const others = [...missing.keys()].filter((name) => !names.has(name));
  if (others.length === 0) return needed;
  const { length } = others;
  const [what, were, them] = length === 1 ? ['a secret', 'was', 'it'] : [`${length} secrets`, 'were', 'them'];
  return [
    ...needed,
    {
      code: 'secret-unknown',
      severity: 'warning',
      message: msg`${what} of the file ${were} not given: ${listUpTo(others.map(code), 5)}. This plan does not send ${them}`,
      fix: msg`pass ${them} before the credentials of these connections have to be sent`,
    },
  ];
}

import { type Change, type Plan, sendsCredentials } from '../model/change.ts';
import { about, type Entry } from '../model/entry.ts';
import { msg } from '../model/message.ts';
import type { Observed } from '../model/observed.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { checkLiveSpec, withLiveSpec } from '../source/live-check.ts';

/** Returns the entries with their parameters completed from the live specs. */
export function describeEntries(entries: readonly Entry[], specs: Observed['specs']): readonly Entry[] {
  return entries.map((entry) => {
    const live = specs.get(entry.source.spec.id);
    if (live === undefined || 'code' in live) return entry;
    return { ...entry, parameters: withLiveSpec(entry.parameters, live.authSpecs?.get(entry.authSpec)) };
  });
}

/**
 * Compares the plan with the live specs. A mismatch is an error if the change sends credentials, otherwise a warning: a
 * source that Adobe has retired must not fail a run that has nothing to do.
 */
export function checkSpecs({ changes }: Plan, specs: Observed['specs']): readonly Problem[] {
  const reported = new Set<string>();
  // If several entries share a missing spec, the problem names the first one that sends credentials.
  const inOrder = [...changes].sort((a, b) => Number(sendsCredentials(b)) - Number(sendsCredentials(a)));
  return inOrder.flatMap((change): readonly Problem[] => {
    const { entry } = change;
    const { id } = entry.source.spec;
    if (!specs.has(id) || entry.ensure === 'absent' || change.kind === 'skipped') return [];
    const live = specs.get(id);
    if (live !== undefined && !('code' in live)) {
      return checkLiveSpec(entry, live).map((problem) => withSeverity(problem, change));
    }
    if (reported.has(id)) return [];
    reported.add(id);
    return [withSeverity({ ...about(entry), ...(live ?? gone(entry.source)) }, change)];
  });
}

function withSeverity(problem: Problem, change: Change): Problem {
  return sendsCredentials(change) ? problem : { ...problem, severity: 'warning' };
}

function gone({ title, spec, retirement, licensed }: Source): Problem {
  const fix = msg`existing connections are not affected; new ones cannot be created`;
  const licence = licensed ? msg`${fix}. The organization may also have no licence for it` : fix;
  return {
    code: 'spec-gone',
    message: msg`Adobe no longer offers the source ${title} here: its connection spec ${spec.id} does not exist`,
    fix: retirement === undefined ? licence : msg`${licence}. ${retirement}`,
  };
}

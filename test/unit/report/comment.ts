import type { Change } from '../../../src/model/change.ts';
import type { RunFacts } from '../../../src/model/report.ts';
import { renderComment } from '../../../src/report/comment.ts';
import { connectionFor, entryOf, literal } from '../../fixtures/entry-builder.ts';
import { reportOf, told } from './report-builder.ts';

/** The last commit of the pull request. */
export const head = 'c0ffee'.repeat(6).padEnd(40, '0');

/** Returns the comment of a plan for these entries. */
export function bodyOf(entries: Parameters<typeof reportOf>[0], changes: Partial<RunFacts> = {}): string {
  const pullRequest = { number: 12, head, intoDefaultBranch: true };
  return renderComment(reportOf(entries, { mode: 'plan', pullRequest, ...changes }))?.body ?? '';
}

/** Returns a change of where credentials go. */
export function movedVictim(): ReturnType<typeof told> {
  const [observed, declared] = ['https://accounts.zoho.eu', 'https://accounts.zoho.com'];
  const victim = entryOf('victim', { auth: { accountsUrl: literal(declared) } });
  const moved: Change = {
    kind: 'update',
    entry: victim,
    connection: connectionFor(victim),
    differences: [{ field: 'accountsUrl', observed, declared }],
    ignored: [],
    overwritten: [],
    sendsCredentials: true,
  };
  return told(victim, moved);
}

/** The line that shows this change. */
export const MOVED =
  /<code>victim<\/code>: credentials now go to .*accounts\.zoho\.com.*was.*accounts\.zoho\.eu/;

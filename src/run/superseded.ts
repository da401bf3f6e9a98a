import { readConnectionsFile } from '../config/connections-file.ts';
import { isWrite, type Plan } from '../model/change.ts';
import { code, listUpTo, type Message, msg } from '../model/message.ts';
import { isError } from '../model/problem.ts';
import type { CommonOptions } from '../options/run-options.ts';
import { declarationOf } from '../plan/plan-hash.ts';

/**
 * Returns why a newer file supersedes the plan: it does not declare an entry in the same way, so that the change would
 * undo what a newer commit has applied, or will apply. Returns `undefined` if it does not. Commits that follow one
 * another quickly usually change different entries, and then each of their runs can apply its own.
 */
export function supersededBy(
  newer: Uint8Array | undefined,
  plan: Plan,
  { config, sandbox, allowedHosts }: Pick<CommonOptions, 'config' | 'sandbox' | 'allowedHosts'>,
): Message | undefined {
  if (newer === undefined) return msg`the file is missing or too large`;
  const { entries, problems } = readConnectionsFile(newer, config, { sandbox, allowedHosts });
  const declared = new Set(entries.map(declarationOf));
  const changes = plan.changes.filter(
    (change) => isWrite(change) && !declared.has(declarationOf(change.entry)),
  );
  if (changes.length === 0) return undefined;
  if (problems.some(isError)) return msg`the file is invalid`;
  const names = changes.map(({ entry }) => code(entry.key));
  return msg`the file differs in ${listUpTo(names, 3)}`;
}

import { readConnectionsFile } from '../config/connections-file.ts';
import { type Change, isWrite, type Plan } from '../model/change.ts';
import type { CommonOptions } from '../options/run-options.ts';
import { declarationOf } from '../plan/plan-hash.ts';

/**
 * Returns the changes whose entries a newer file does not declare in the same way. To make them would undo what a newer
 * commit has applied, or will apply. If the file cannot be read, these are all changes. Commits that follow one another
 * quickly usually change different entries, and then each of their runs can apply its own.
 */
export function supersededChanges(
  plan: Plan,
  newer: Uint8Array | undefined,
  { config, sandbox, allowedHosts }: Pick<CommonOptions, 'config' | 'sandbox' | 'allowedHosts'>,
): readonly Change[] {
  const { entries } = readConnectionsFile(newer ?? new Uint8Array(), config, { sandbox, allowedHosts });
  const declared = new Set(entries.map(declarationOf));
  return plan.changes.filter((change) => isWrite(change) && !declared.has(declarationOf(change.entry)));
}

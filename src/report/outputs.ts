import type { Report, Row } from '../model/report.ts';

/** Fixed words of the outputs that are long enough to be masked, besides the names of sources. */
export const OUTPUT_WORDS =
  'unchanged conflict sandbox outcome connections created adopted drifted deleted updated rotated skipped in-sync failing untested';

/** By the names that `action.yml` declares. */
export type Outputs = Readonly<ReturnType<typeof outputsOf>>;

/** Returns the outputs of a run: every one of them, however it ended. */
export function outputsOf({ mode, rows: all, problems, result, plan }: Report) {
  // The secret that appears in the file may be part of a name. It is not masked, since that would hide other words.
  const isVisible = result === 'invalid' && problems.some(({ code }) => code === 'secret-visible');
  const rows = isVisible ? [] : all;
  const count = (...kinds: readonly string[]) => rows.filter(({ outcome }) => kinds.includes(outcome)).length;
  const failed =
    mode === 'apply'
      ? count('failed', 'conflict')
      : rows.filter(({ change }) => change === 'conflict' || change === 'invalid').length;
  const [only, ...others] = rows;
  return {
    ids: JSON.stringify(
      Object.fromEntries(rows.filter(({ id }) => id !== '').map(({ key, id }) => [key, id])),
    ),
    id: others.length === 0 ? (only?.id ?? '') : '',
    connections: JSON.stringify(rows.map(connectionData)),
    existing: JSON.stringify(rows.filter(({ id }) => id !== '').map(connectionData)),
    created: String(count('created')),
    updated: String(count('updated', 'rotated')),
    deleted: String(count('deleted')),
    failed: String(failed),
    changed: String(rows.some(({ isDone }) => isDone)),
    'has-changes': String(plan?.hasChanges === true),
    'plan-hash': plan?.hash ?? '',
    result: result as string,
  };
}

/** Returns one entry as data: an allow-list of fields, all strings. */
export function connectionData({ key, name, sandbox, source, change, outcome, id, state, health }: Row) {
  return { key, name, sandbox, source, change, outcome, id, state, health };
}

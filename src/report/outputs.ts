import { hasChanges, resultOf } from './result.ts';
import { problemsOf, type Row, type RunReport, rowsOf } from './run-report.ts';

/** The names of the outputs, as `action.yml` declares them. */
export type OutputName =
  | 'ids'
  | 'id'
  | 'connections'
  | 'created'
  | 'updated'
  | 'deleted'
  | 'failed'
  | 'changed'
  | 'has-changes'
  | 'plan-hash'
  | 'result';

/** What the outputs say in fixed words that are long enough to be masked, besides the names of sources. */
export const OUTPUT_WORDS =
  'unchanged conflict sandbox outcome connections created adopted drifted deleted updated rotated skipped in-sync failing untested';

export type Outputs = Readonly<Record<OutputName, string>>;

/** Returns the outputs of a run: every one of them, however it ended. */
export function outputsOf(report: RunReport): Outputs {
  const { result } = resultOf(report);
  // The secret that stands in the file may stand in a name. It is not masked, since that would blot out other words.
  const isShown = result === 'invalid' && problemsOf(report).some(({ code }) => code === 'secret-visible');
  const rows = isShown ? [] : rowsOf(report);
  const count = (...kinds: readonly string[]) => rows.filter(({ outcome }) => kinds.includes(outcome)).length;
  const failed =
    report.mode === 'apply'
      ? count('failed', 'conflict')
      : rows.filter(({ change }) => change === 'conflict' || change === 'invalid').length;
  const [only, ...others] = rows;
  return {
    ids: JSON.stringify(
      Object.fromEntries(rows.filter(({ id }) => id !== '').map(({ key, id }) => [key, id])),
    ),
    id: others.length === 0 ? (only?.id ?? '') : '',
    connections: JSON.stringify(rows.map(connectionData)),
    created: String(count('created')),
    updated: String(count('updated', 'rotated')),
    deleted: String(count('deleted')),
    failed: String(failed),
    changed: String(rows.some(({ isDone }) => isDone)),
    'has-changes': String(hasChanges(report)),
    'plan-hash': report.planHash ?? '',
    result,
  };
}

/** Returns what data tells of one entry: an allow-list of fields, all strings. */
export function connectionData({ key, name, sandbox, source, change, outcome, id, state, health }: Row) {
  return { key, name, sandbox, source, change, outcome, id, state, health };
}

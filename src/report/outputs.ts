import type { Report, Row } from '../model/report.ts';

/** The fixed words in the outputs, besides the names of sources, that are long enough to be masked. */
export const OUTPUT_WORDS =
  'unchanged conflict sandbox outcome connections created adopted drifted deleted updated rotated skipped in-sync failing untested';

/** The outputs, by their names in `action.yml`. */
export type Outputs = Readonly<ReturnType<typeof outputsOf>>;

/** Returns all outputs of a run, however it ended. */
export function outputsOf({ mode, rows: all, problems, result, plan }: Report) {
  // A secret that appears in the file may be part of a name. It is not masked, so the outputs must not contain the
  // name.
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

/** Returns one entry as data, with an allow-list of fields. All values are strings. */
export function connectionData({ key, name, sandbox, source, change, outcome, id, state, health }: Row) {
  return { key, name, sandbox, source, change, outcome, id, state, health };
}

import type { Entry } from '../config/entry.ts';
import type { Health } from '../flow-service/base-connection.ts';
import type { FlowService } from '../flow-service/flow-service.ts';
import type { Problem } from '../problem.ts';
import { type Row, rowsOf } from '../report/run-report.ts';
import type { Scene } from './scene.ts';

/** Tests the connections that the input `verify` asks for, as far as they were not tested yet, and notes what is wrong. */
export async function verify(flowService: FlowService, scene: Scene): Promise<void> {
  const { options, report } = scene;
  const rows = rowsOf(report);
  // What was told of a connection before it was changed says nothing any more.
  for (const { key } of rows.filter(isTouched)) report.health.delete(key);
  const asked = rows.filter((row) => isTested(row, options.verify) && !report.health.has(row.key));
  const entries = new Map(report.entries.map((entry) => [entry.key, entry]));
  await testConnections(
    asked.flatMap(({ key, id, state }) => {
      const entry = entries.get(key);
      return entry === undefined ? [] : [{ entry, id, state }];
    }),
    flowService,
    scene,
  );
  noteHealth(rowsOf(report), entries, scene);
}

const CHANGED: readonly Row['outcome'][] = ['created', 'adopted', 'updated', 'rotated'];

function isChanged({ outcome }: Row): boolean {
  return CHANGED.includes(outcome);
}

/** Whether the connection is, or may be, another than before. */
function isTouched(row: Row): boolean {
  const wasTried = row.outcome === 'failed' && (row.change === 'update' || row.change === 'rotate');
  return isChanged(row) || wasTried;
}

function isTested(row: Row, verify: 'none' | 'changed' | 'all'): boolean {
  if (verify === 'none' || row.id === '') return false;
  if (isTouched(row)) return true;
  const isOurs = row.status !== 'conflict' && row.change !== 'delete';
  return verify === 'all' && isOurs;
}

interface Testable {
  readonly entry: Entry;
  readonly id: string;
  readonly state: string | undefined;
}

/** Tests connections, all of them at once as far as the run's limits allow, and notes in the report how each is. */
export async function testConnections(
  tested: readonly Testable[],
  flowService: FlowService,
  { report }: Scene,
): Promise<void> {
  const healths = await Promise.all(
    tested.map(async ({ entry, id, state }): Promise<readonly [string, Health]> => {
      if (state === 'initializing') return [entry.key, { verdict: 'untested', why: 'it is not ready yet' }];
      return [entry.key, await flowService.testConnection(entry.sandbox, id)];
    }),
  );
  for (const [key, health] of healths) report.health.set(key, health);
}

function noteHealth(rows: readonly Row[], entries: ReadonlyMap<string, Entry>, { report }: Scene): void {
  const untested = new Map<string, Entry[]>();
  for (const row of rows) {
    const entry = entries.get(row.key);
    const health = report.health.get(row.key);
    if (entry === undefined || health?.why === undefined) continue;
    if (health.verdict === 'failing') report.problems.push(failing(entry, health.why, row, report));
    else {
      // One cause is told once, whatever the ids of the requests.
      const why = health.why.replace(/ \(request id [^)]*\)$/, '');
      untested.set(why, [...(untested.get(why) ?? []), entry]);
    }
  }
  for (const [why, [first, ...others]] of untested) {
    if (first === undefined) continue;
    report.problems.push({
      code: 'connection-untested',
      severity: 'warning',
      message: `the connection could not be tested${others.length === 0 ? '' : `, nor could ${others.length} more`}: ${why}`,
      fix: 'run again with `verify: all` to have it tested',
      entry: first.key,
      place: first.place,
    });
  }
}

function failing(entry: Entry, why: string, row: Row, { minted, plan }: Scene['report']): Problem {
  const { source, key, place } = entry;
  const token = minted.get(key);
  const said =
    token === undefined
      ? ''
      : `. ${source.title} itself gave this run an access token${aboutToken(token)}, so that it knows client and refresh token`;
  // What is about to be mended is no failure yet.
  const change = plan?.changes.find((each) => each.entry.key === key);
  const isMended =
    row.outcome === '' && change !== undefined && 'sendsCredentials' in change && change.sendsCredentials;
  return {
    code: 'connection-failing',
    ...(isMended ? { severity: 'warning' } : {}),
    message: `the base connection does not work: ${why}${said}`,
    fix: isMended
      ? 'applying this plan sends its credentials again'
      : token === undefined
        ? `check the account at ${source.title}, put new values into the secrets if need be, and run with \`rotate: ${key}\``
        : 'compare data centre, `endpoint` and the scopes of the refresh token with that',
    entry: key,
    place,
  };
}

function aboutToken({ apiDomain, scope }: { readonly apiDomain?: string; readonly scope?: string }): string {
  const parts = [
    ...(apiDomain === undefined ? [] : [`API domain ${apiDomain}`]),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

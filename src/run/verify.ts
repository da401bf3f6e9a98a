import type { FlowService } from '../flow-service/flow-service.ts';
import { forEachConcurrent } from '../machine/for-each-concurrent.ts';
import type { Health } from '../model/connection.ts';
import type { Entry } from '../model/entry.ts';
import { joinMessages, type Message, msg, textOf, withoutRequestIds } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { OnlineOptions } from '../options/run-options.ts';
import { type Row, rowsOf } from '../report/run-report.ts';
import type { Scene } from './scene.ts';

/** Tests the connections that the input `verify` asks for, as far as they were not tested yet, and notes what is wrong. */
export async function verify(flowService: FlowService, options: OnlineOptions, scene: Scene): Promise<void> {
  const { report } = scene;
  const rows = rowsOf(report);
  // What was told of a connection before it was changed says nothing any more.
  for (const { key } of rows.filter(isTouched)) report.health.delete(key);
  const asked = rows.filter((row) => isTested(row, options.verify) && !report.health.has(row.key));
  const entries = new Map(report.entries.map((entry) => [entry.key, entry]));
  const tested = asked.flatMap(({ key, id, state, outcome }): readonly Testable[] => {
    const entry = entries.get(key);
    const isUnready = state === 'initializing' && (outcome === 'created' || outcome === 'adopted');
    return entry === undefined
      ? []
      : [{ entry, id, ...(isUnready ? { obstacle: 'it is not ready yet' } : {}) }];
  });
  await testConnections(tested, flowService, scene);
  noteHealth(rowsOf(report), entries, options, scene);
}

const CHANGED: readonly Row['outcome'][] = ['created', 'adopted', 'updated', 'rotated'];

function isChanged({ outcome }: Row): boolean {
  return CHANGED.includes(outcome);
}

/** Whether the connection is, or may be, another than before. */
function isTouched(row: Row): boolean {
  const wasTried = row.problem?.code === 'may-be-changed';
  return isChanged(row) || wasTried;
}

function isTested(row: Row, verify: 'none' | 'changed' | 'all'): boolean {
  if (verify === 'none' || row.id === '') return false;
  if (isTouched(row)) return true;
  const isOurs = row.status !== 'conflict' && row.change !== 'delete';
  return verify === 'all' && isOurs;
}

export interface Testable {
  readonly entry: Entry;
  readonly id: string;
  /** Why there is no use in testing it. */
  readonly obstacle?: string;
}

/** Milliseconds that are left to the run when nothing more is tested: what is known by then is to be told. */
const RESERVE_MS = 10_000;

/** So many tests in a row that could not be made show that none can. */
const MAX_CONSECUTIVE_FAILURES = 8;

/** Tests connections, several at a time as far as the run's limits allow, and notes in the report how each is. */
export async function testConnections(
  tested: readonly Testable[],
  flowService: FlowService,
  { options, report, sinks, stop }: Scene,
): Promise<void> {
  if (tested.length > 0)
    sinks.info(`testing ${tested.length} ${tested.length === 1 ? 'connection' : 'connections'}`);
  let inVain = 0;
  let why: Message = [];
  const test = async (entry: Entry, id: string): Promise<Health> => {
    if (stop.remaining() < RESERVE_MS && options.timeout > RESERVE_MS)
      return untested(msg`the run has no time left for it`);
    if (inVain >= MAX_CONSECUTIVE_FAILURES) return untested(withoutRequestIds(why));
    try {
      return await flowService.testConnection(entry.sandbox, id);
    } catch (error) {
      if (error instanceof ProblemError) {
        return untested(
          joinMessages(
            error.problems.map(({ message }) => msg`${message}`),
            '; ',
          ),
        );
      }
      throw error;
    }
  };
  await forEachConcurrent(tested, options.concurrency, async ({ entry, id, obstacle }) => {
    const health = obstacle === undefined ? await test(entry, id) : untested(msg`${obstacle}`);
    report.health.set(entry.key, health);
    if (obstacle !== undefined) return;
    inVain = health.verdict === 'untested' ? inVain + 1 : 0;
    why = health.why ?? [];
  });
}

function untested(why: Message): Health {
  return { verdict: 'untested', why };
}

function noteHealth(
  rows: readonly Row[],
  entries: ReadonlyMap<string, Entry>,
  options: OnlineOptions,
  { report }: Scene,
): void {
  const byCause = new Map<string, { readonly why: Message; readonly entries: Entry[] }>();
  for (const row of rows) {
    const entry = entries.get(row.key);
    const health = report.health.get(row.key);
    if (entry === undefined || health?.why === undefined) continue;
    if (health.verdict === 'failing') report.problems.push(failing(entry, health.why, row, report));
    else {
      // A cause is reported once, whatever the ids of the requests.
      const why = withoutRequestIds(health.why);
      const alike = byCause.get(textOf(why)) ?? { why, entries: [] };
      byCause.set(textOf(why), { why, entries: [...alike.entries, entry] });
    }
  }
  // Without a single test, nobody knows what was to be rotated.
  const isBlind =
    options.rotate === 'failing' &&
    [...report.health.values()].every(({ verdict }) => verdict === 'untested');
  for (const {
    why,
    entries: [first, ...others],
  } of byCause.values()) {
    if (first === undefined) continue;
    report.problems.push({
      code: 'connection-untested',
      ...(isBlind ? {} : { severity: 'warning' }),
      message: msg`the connection could not be tested${others.length === 0 ? '' : `, nor could ${others.length} more`}: ${why}`,
      fix:
        options.rotate === 'failing'
          ? 'give the keys of those that are to be rotated, or run again'
          : options.verify === 'all'
            ? 'run again to have it tested'
            : 'run again with `verify: all` to have it tested',
      entry: first.key,
      location: first.location,
    });
  }
}

function failing(entry: Entry, why: Message, row: Row, { minted, plan }: Scene['report']): Problem {
  const { source, key, location } = entry;
  // What was not sent to Adobe says nothing of what Adobe has.
  const token = isChanged(row) ? minted.get(key) : undefined;
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
    message: msg`the base connection does not work: ${why}${said}`,
    fix: isMended
      ? 'applying this plan sends its credentials again'
      : token === undefined
        ? `check the account at ${source.title}, put new values into the secrets if need be, and run with \`rotate: ${key}\``
        : 'compare data centre, `endpoint` and the scopes of the refresh token with that',
    entry: key,
    location,
  };
}

function aboutToken({ apiDomain, scope }: { readonly apiDomain?: string; readonly scope?: string }): string {
  const parts = [
    ...(apiDomain === undefined ? [] : [`API domain ${apiDomain}`]),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

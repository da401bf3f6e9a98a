import type { Change } from '../../../src/model/change.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Sinks } from '../../../src/report/reporter.ts';
import type { RunReport } from '../../../src/report/run-report.ts';
import { connectionFor, entryOf } from '../entry-builder.ts';

/** The change of one kind for an entry, with what such a change carries. */
export function changeOf(kind: Change['kind'], entry: Entry, problem: Partial<Problem> = {}): Change {
  const whole = { message: `about ${entry.key}`, entry: entry.key, location: entry.location };
  switch (kind) {
    case 'create':
    case 'skipped':
      return { kind, entry };
    case 'unchanged':
      return { kind, entry, connection: connectionFor(entry) };
    case 'drifted': {
      const connection = connectionFor(entry, { description: 'Old' });
      return {
        kind,
        entry,
        connection,
        differences: [{ field: 'description', observed: 'Old', declared: 'New' }],
      };
    }
    case 'update':
    case 'rotate': {
      const connection = connectionFor(entry, { description: 'Old' });
      const differences = [{ field: 'description', observed: 'Old', declared: 'New' }];
      return kind === 'update'
        ? { kind, entry, connection, differences, ignored: [], sendsCredentials: false }
        : { kind, entry, connection, differences: [], ignored: differences, sendsCredentials: true };
    }
    case 'delete':
      return { kind, entry, connection: connectionFor(entry) };
    case 'conflict':
      return { kind, entry, ids: ['one', 'two'], problem: { code: 'name-conflict', ...whole, ...problem } };
    case 'invalid':
      return { kind, entry, problem: { code: 'pin-not-found', ...whole, ...problem } };
  }
}

/** What became of an entry, with what such an outcome carries. */
export function outcomeOf(kind: Outcome['kind'], entry: Entry, changes: Partial<Outcome> = {}): Outcome {
  const failure: Problem = {
    code: 'adobe-refused',
    message: `about ${entry.key}`,
    entry: entry.key,
    location: entry.location,
  };
  switch (kind) {
    case 'failed':
    case 'conflict':
      return { kind, problem: failure, ...changes };
    case 'skipped':
      return { kind, ...changes };
    default:
      return { kind, id: `id-of-${entry.key}`, state: 'enabled', ...changes };
  }
}

interface Told {
  readonly entry: Entry;
  readonly change?: Change['kind'] | Change;
  readonly outcome?: Outcome['kind'] | Outcome;
}

/** What is told of the entry with that key: the change planned for it, and what became of it. */
export function told(
  key: string | Entry,
  change?: Change['kind'] | Change,
  outcome?: Outcome['kind'] | Outcome,
): Told {
  const entry = typeof key === 'string' ? entryOf(key) : key;
  return {
    entry,
    ...(change === undefined ? {} : { change }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** A report of a run that came to its end, with a plan as soon as one change is told. */
export function reportOf(entries: readonly Told[], changes: Partial<RunReport> = {}): RunReport {
  const planned = entries.flatMap(({ entry, change }) =>
    change === undefined ? [] : [typeof change === 'string' ? changeOf(change, entry) : change],
  );
  return {
    mode: 'apply',
    config: 'connections.yaml',
    entries: entries.map(({ entry }) => entry),
    begun: true,
    ...(planned.length === 0 ? {} : { plan: { orgId: 'ACME@AdobeOrg', changes: planned } }),
    outcomes: new Map(
      entries.flatMap(({ entry, outcome }) =>
        outcome === undefined
          ? []
          : [[entry.key, typeof outcome === 'string' ? outcomeOf(outcome, entry) : outcome] as const],
      ),
    ),
    health: new Map(),
    minted: new Map(),
    isForReview: changes.mode === 'plan',
    problems: [],
    failOnChanges: false,
    redact: (text) => text,
    ...changes,
  };
}

/** Sinks that keep what they are given, in order. */
export function keepingSinks(failing: Partial<Sinks> = {}): {
  readonly sinks: Sinks;
  readonly kept: string[];
} {
  const kept: string[] = [];
  const keep =
    (sink: string) =>
    (...values: readonly unknown[]) => {
      kept.push(
        `${sink} ${values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')}`,
      );
    };
  return {
    kept,
    sinks: {
      info: keep('info'),
      plan: (lines) => {
        for (const line of lines) keep('info')(line);
      },
      progress: (done, total, line) => keep('info')(`[${done}/${total}] ${line}`),
      debug: keep('debug'),
      annotate: keep('annotate'),
      setOutputs: keep('setOutputs'),
      writeSummary: async (markdown) => keep('writeSummary')(markdown),
      mask: keep('mask'),
      ...failing,
    },
  };
}

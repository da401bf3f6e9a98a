import type { Toolkit } from '../../../src/github/reporter.ts';
import type { Change } from '../../../src/model/change.ts';
import type { Entry } from '../../../src/model/entry.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import type { Problem } from '../../../src/model/problem.ts';
import type { Report, RunFacts } from '../../../src/model/report.ts';
import { summarise } from '../../../src/report/summarise.ts';
import { connectionFor, entryOf } from '../../fixtures/entry-builder.ts';

/** Returns a change of one kind for an entry, with everything that such a change has. */
export function changeOf(kind: Change['kind'], entry: Entry, problem: Partial<Problem> = {}): Change {
  const whole = { message: [`about ${entry.key}`] };
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
        ? { kind, entry, connection, differences, ignored: [], overwritten: [], sendsCredentials: false }
        : {
            kind,
            entry,
            connection,
            differences: [],
            ignored: differences,
            overwritten: [],
            sendsCredentials: true,
          };
    }
    case 'delete':
      return { kind, entry, connection: connectionFor(entry) };
    case 'conflict':
      return { kind, entry, ids: ['one', 'two'], problem: { code: 'name-conflict', ...whole, ...problem } };
    case 'invalid':
      return { kind, entry, problem: { code: 'pin-not-found', ...whole, ...problem } };
  }
}

/** Returns an outcome for an entry, with everything that such an outcome has. */
export function outcomeOf(kind: Outcome['kind'], entry: Entry, changes: Partial<Outcome> = {}): Outcome {
  const failure: Problem = { code: 'adobe-refused', message: [`about ${entry.key}`] };
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

/** Returns what is reported for the entry with that key: its planned change and its outcome. */
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

/** Returns the facts of a finished run, which has a plan if it has a change. */
export function factsOf(entries: readonly Told[], changes: Partial<RunFacts> = {}): RunFacts {
  const planned = entries.flatMap(({ entry, change }) =>
    change === undefined ? [] : [typeof change === 'string' ? changeOf(change, entry) : change],
  );
  return {
    mode: 'apply',
    config: 'connections.yaml',
    entries: entries.map(({ entry }) => entry),
    phase: 'online',
    plan: planned.length === 0 ? undefined : { orgId: 'ACME@AdobeOrg', changes: planned },
    outcomes: new Map(
      entries.flatMap(({ entry, outcome }) =>
        outcome === undefined
          ? []
          : [[entry.key, typeof outcome === 'string' ? outcomeOf(outcome, entry) : outcome] as const],
      ),
    ),
    unclaimed: [],
    isOnlyPlanned: false,
    health: new Map(),
    isVerified: true,
    tokens: new Map(),
    secrets: new Map(),
    problems: [],
    failOnChanges: false,
    rotate: [],
    verify: 'changed',
    ...changes,
  };
}

/** Returns the report of a finished run. */
export function reportOf(entries: readonly Told[], changes: Partial<RunFacts> = {}): Report {
  return summarise(factsOf(entries, changes));
}

/** Returns a toolkit that records its calls in order. */
export function keepingToolkit(failing: Partial<Toolkit> = {}): {
  readonly toolkit: Toolkit;
  readonly kept: string[];
} {
  const kept: string[] = [];
  const keep =
    (door: string) =>
    (...values: readonly unknown[]) => {
      kept.push(
        `${door} ${values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ')}`,
      );
    };
  return {
    kept,
    toolkit: {
      info: keep('info'),
      debug: keep('debug'),
      annotate: keep('annotate'),
      setOutputs: keep('setOutputs'),
      writeSummary: async (markdown) => keep('writeSummary')(markdown),
      mask: keep('mask'),
      ...failing,
    },
  };
}

import { isGoing } from '../model/connection.ts';
import {
  code,
  foreignCode,
  listUpTo,
  type Message,
  msg,
  option,
  textOf,
  withoutRequestIds,
} from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Row, RunFacts, TokenDetails } from '../model/report.ts';
import type { StopReason } from '../model/run.ts';
import { whatToTry } from '../source/what-to-try.ts';

// Problems that are derived from the facts of a run at its end.

const ENDS: Readonly<Record<StopReason, Problem>> = {
  cancelled: {
    code: 'cancelled',
    message: msg`the run was cancelled`,
    fix: msg`run again: existing connections are found`,
  },
  'out-of-time': {
    code: 'out-of-time',
    message: msg`the run took longer than ${option('timeout')} allows`,
    fix: msg`run again: existing connections are found; increase ${option('timeout')} if there is a lot to do`,
  },
};

/** Returns why the run ended early, if it did. Failures that result from that are not reported. */
export function endProblems({ stopped, outcomes }: RunFacts): readonly Problem[] {
  if (stopped === undefined) return [];
  const end = ENDS[stopped];
  const nothing = outcomes.size === 0 ? '; nothing was changed' : '';
  return [{ ...end, message: msg`${end.message}${nothing}` }];
}

/** Returns what a state other than `enabled` means, and what to do. */
function meaningOf(state: string): readonly [message: Message, fix: Message] {
  if (isGoing({ state })) {
    return [
      msg`the base connection is being removed: its state is ${code(state)}`,
      msg`run again when it is gone`,
    ];
  }
  switch (state) {
    case 'disabled':
      return [
        msg`the base connection is disabled`,
        msg`check the account in Adobe Experience Platform: it cannot be enabled through Flow Service`,
      ];
    case 'initializing':
      return [
        msg`the base connection is not ready yet: its state is initializing`,
        msg`wait until its state is enabled; a later run shows the state`,
      ];
    case 'draft':
      return [
        msg`the base connection is a draft that was never published`,
        msg`finish it in Adobe Experience Platform, or remove it there and run again to create it`,
      ];
    default:
      return [
        msg`the base connection is in the state ${foreignCode(state)}, which this version does not know`,
        msg`check it in Adobe Experience Platform`,
      ];
  }
}

/**
 * Returns one problem per state for connections that are not `enabled`, except those that already failed because of it.
 */
export function stateProblems(rows: readonly Row[]): readonly Problem[] {
  const unusual = rows.filter(
    ({ state, problem }) => state !== '' && state !== 'enabled' && problem?.code !== 'connection-state',
  );
  return [...groupBy(unusual, ({ state }) => state)].map(([state, [first, ...others]]) => {
    const [message, fix] = meaningOf(state);
    const keys = others.map(({ key }) => [key]);
    const more = keys.length === 0 ? '' : msg` (so ${keys.length === 1 ? 'is' : 'are'} ${listUpTo(keys, 5)})`;
    return {
      code: 'connection-state',
      severity: 'warning',
      message: msg`${message}${more}`,
      fix,
      entry: first.key,
      location: first.location,
    };
  });
}

/** Returns a problem for each id that contains the value of a secret. It is masked, so later steps cannot use it. */
export function hiddenIdProblems(rows: readonly Row[], { secrets }: RunFacts): readonly Problem[] {
  return rows.flatMap(({ key, id, location }): readonly Problem[] => {
    const [name] = [...secrets].find(([, secret]) => id.includes(secret.reveal())) ?? [];
    if (name === undefined) return [];
    const message = msg`the id of the base connection contains the value of the secret ${code(name)}, so it is hidden`;
    const fix = msg`replace the secret at its source with one that does not occur in other text, and run again`;
    return [{ code: 'secret-visible', message, fix, entry: key, location }];
  });
}

/** Returns a problem for each connection that failed its test, and one for each reason why some could not be tested. */
export function healthProblems(rows: readonly Row[], facts: RunFacts): readonly Problem[] {
  if (!facts.isVerified) return [];
  const why = ({ key }: Row) => facts.health.get(key)?.why ?? [];
  const failing = rows.filter(({ health }) => health === 'failing');
  const untested = rows.filter(({ health }) => health === 'untested');
  const byCause = groupBy(untested, (row) => textOf(withoutRequestIds(why(row))));
  return [
    ...failing.map((row) => failingProblem(row, why(row), facts)),
    ...[...byCause.values()].map(([row, ...others]) => untestedProblem(row, others.length, why(row), facts)),
  ];
}

/** Returns the problem for `row` and `others` more connections that could not be tested for the same reason. */
function untestedProblem(row: Row, others: number, why: Message, facts: RunFacts): Problem {
  const { health, rotate, verify } = facts;
  const needed = health.get(row.key)?.fix;
  // If no connection could be tested, it is unknown which credentials to rotate.
  const isBlind = rotate === 'failing' && [...health.values()].every(({ verdict }) => verdict === 'untested');
  const again = msg`run again${verify === 'all' ? '' : msg` with ${option('verify', 'all')}`} to test it`;
  const fix = needed === undefined ? again : msg`${needed}. Then ${again}`;
  const subject = others === 0 ? 'the connection' : `this connection and ${others} more`;
  return {
    code: 'connection-untested',
    severity: isBlind ? undefined : 'warning',
    message: msg`${subject} could not be tested: ${withoutRequestIds(why)}`,
    fix:
      rotate === 'failing' && needed === undefined
        ? msg`list the keys of the entries to rotate, or run again`
        : fix,
    entry: row.key,
    location: row.location,
  };
}

const CHANGED: readonly Row['outcome'][] = ['created', 'adopted', 'updated', 'rotated'];

function failingProblem(row: Row, why: Message, { entries, tokens, plan }: RunFacts): Problem {
  const { key, location } = row;
  const entry = entries.find((each) => each.key === key);
  const title = entry?.source.title ?? row.source;
  const about = { code: 'connection-failing', severity: undefined, entry: key, location } as const;
  const message = msg`the base connection failed its test: ${why}`;
  const change = plan?.changes.find((each) => each.entry.key === key);
  // Until this plan is applied, a connection that it would fix is only a warning.
  if (row.outcome === '' && change !== undefined && 'sendsCredentials' in change && change.sendsCredentials) {
    const fix = msg`applying this plan sends its credentials again`;
    return { ...about, severity: 'warning', message, fix };
  }
  // A token says something about Adobe's stored credentials only if it was sent to Adobe.
  const token = CHANGED.includes(row.outcome) ? tokens.get(key) : undefined;
  if (token === undefined || entry === undefined) {
    const fix = msg`check the account at ${title}, update the secrets if necessary, and run with ${option('rotate', key)}`;
    return { ...about, message, fix };
  }
  const hint = msg`. ${title} itself issued an access token to this run${tokenDetails(token)}, so it accepts the credentials`;
  return { ...about, message: msg`${message}${hint}`, fix: whatToTry(entry) };
}

function tokenDetails({ apiDomain, scope }: TokenDetails): string {
  const parts = [
    apiDomain === undefined ? '' : `API domain ${apiDomain}`,
    scope === undefined ? '' : `scope ${scope}`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

type Group<T> = [T, ...T[]];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, Group<T>> {
  const groups = new Map<string, Group<T>>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

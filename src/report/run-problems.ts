import { sendsCredentials } from '../model/change.ts';
import { isGoing } from '../model/connection.ts';
import { about } from '../model/entry.ts';
import { groupBy } from '../model/group-by.ts';
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
import { isDoneKind } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';
import type { Row, RunFacts } from '../model/report.ts';
import { whatToTry } from '../source/places.ts';
import { isUnusual } from './statuses.ts';

// Problems that are derived from the facts of a run at its end.

/** Returns why the run ended early, if it did. Failures that result from that are not reported. */
export function endProblems({ stopped, outcomes }: RunFacts): readonly Problem[] {
  if (stopped === undefined) return [];
  const isCancelled = stopped === 'cancelled';
  const why = isCancelled
    ? msg`the run was cancelled`
    : msg`the run took longer than ${option('timeout')} allows`;
  const longer = isCancelled ? '' : msg`; increase ${option('timeout')} if there is a lot to do`;
  const message = msg`${why}${outcomes.size === 0 ? '; nothing was changed' : ''}`;
  return [{ code: stopped, message, fix: msg`run again: existing connections are found${longer}` }];
}

/** What to do about a connection in a state other than `enabled`. */
const STATE_FIXES: ReadonlyMap<string, Message> = new Map([
  [
    'disabled',
    msg`check the account in Adobe Experience Platform: it cannot be enabled through Flow Service`,
  ],
  ['initializing', msg`wait until its state is enabled; a later run shows the state`],
  [
    'draft',
    msg`it was never published: finish it in Adobe Experience Platform, or remove it there and run again to create it`,
  ],
]);

const UNKNOWN_STATE = msg`check it in Adobe Experience Platform: this version does not know the state`;

/**
 * Returns one problem per state for connections that are not `enabled`, except those that already failed because of it.
 */
export function stateProblems(rows: readonly Row[]): readonly Problem[] {
  const unusual = rows.filter((row) => isUnusual(row) && row.problem?.code !== 'connection-state');
  return [...groupBy(unusual, ({ state }) => state)].map(([state, [first, ...others]]) => {
    const keys = others.map(({ key }) => key);
    const more = keys.length === 0 ? '' : msg` (so ${keys.length === 1 ? 'is' : 'are'} ${listUpTo(keys, 5)})`;
    return {
      code: 'connection-state',
      severity: 'warning',
      message: msg`the base connection is in the state ${foreignCode(state)}${more}`,
      fix: isGoing({ state }) ? msg`run again when it is gone` : (STATE_FIXES.get(state) ?? UNKNOWN_STATE),
      ...about(first),
    };
  });
}

/** Returns a problem for each id that contains the value of a secret. It is masked, so later steps cannot use it. */
export function hiddenIdProblems(rows: readonly Row[], { secrets }: RunFacts): readonly Problem[] {
  return rows.flatMap((row): readonly Problem[] => {
    const [name] = [...secrets].find(([, secret]) => row.id.includes(secret.reveal())) ?? [];
    if (name === undefined) return [];
    const message = msg`the id of the base connection contains the value of the secret ${code(name)}, so it is hidden`;
    const fix = msg`replace the secret at its source with one that does not occur in other text, and run again`;
    return [{ code: 'secret-visible', message, fix, ...about(row) }];
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
  const isForRotation = rotate === 'failing';
  const again = msg`run again${verify === 'all' ? '' : msg` with ${option('verify', 'all')}`} to test it`;
  const unknown = isForRotation ? msg`list the keys of the entries to rotate, or run again` : again;
  // If no connection could be tested, it is unknown which credentials to rotate.
  const isBlind = isForRotation && [...health.values()].every(({ verdict }) => verdict === 'untested');
  return {
    code: 'connection-untested',
    severity: isBlind ? undefined : 'warning',
    message: msg`${others === 0 ? 'the connection' : `this connection and ${others} more`} could not be tested: ${withoutRequestIds(why)}`,
    fix: needed === undefined ? unknown : msg`${needed}. Then ${again}`,
    ...about(row),
  };
}

function failingProblem(row: Row, why: Message, { entries, tokens, plan }: RunFacts): Problem {
  const problem = {
    code: 'connection-failing',
    message: msg`the base connection failed its test: ${why}`,
    ...about(row),
  } as const;
  const change = plan?.changes.find(({ entry }) => entry.key === row.key);
  // Until this plan is applied, a connection that it would fix is only a warning.
  if (row.outcome === '' && change !== undefined && sendsCredentials(change)) {
    return { ...problem, severity: 'warning', fix: msg`applying this plan sends its credentials again` };
  }
  const entry = entries.find(({ key }) => key === row.key);
  const title = entry?.source.title ?? row.source;
  // A token says something about Adobe's stored credentials only if it was sent to Adobe.
  const token = isDoneKind(row.outcome) ? tokens.get(row.key) : undefined;
  if (token === undefined || entry === undefined) {
    const fix = msg`check the account at ${title}, update the secrets if necessary, and run with ${option('rotate', row.key)}`;
    return { ...problem, fix };
  }
  const { apiDomain, scope } = token;
  const details = [apiDomain && `API domain ${apiDomain}`, scope && `scope ${scope}`]
    .filter(Boolean)
    .join(', ');
  const hint = msg`. ${title} itself issued an access token to this run${details && ` (${details})`}, so it accepts the credentials`;
  return { ...problem, message: msg`${problem.message}${hint}`, fix: whatToTry(entry) };
}

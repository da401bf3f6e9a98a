import type { Entry } from '../model/entry.ts';
import { code, type Message, msg, option, textOf, withoutRequestIds } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Row, RunFacts, TokenDetails } from '../model/report.ts';
import { listUpTo } from './headline.ts';

// Problems that follow from what is known of a run when it ends.

/** Why the run ended early, if it did. Whatever else failed because of that is not reported. */
export function endProblems({ stopped, outcomes }: RunFacts): readonly Problem[] {
  if (stopped === undefined) return [];
  const nothing = outcomes.size === 0 ? '; nothing was changed' : '';
  return [
    stopped === 'cancelled'
      ? {
          code: 'cancelled',
          message: msg`the run was cancelled${nothing}`,
          fix: msg`run again: existing connections are found`,
        }
      : {
          code: 'out-of-time',
          message: msg`the run took longer than ${option('timeout')} allows${nothing}`,
          fix: msg`run again: existing connections are found; raise ${option('timeout')} if there is much to do`,
        },
  ];
}

type Words = { readonly message: Message; readonly fix: Message };

/** The states other than `enabled`, and what each means for the use of a connection. */
const STATES: ReadonlyMap<string, Words> = new Map([
  [
    'disabled',
    {
      message: msg`the base connection is disabled`,
      fix: msg`look at the account in Adobe Experience Platform: Flow Service offers no way to enable it from here`,
    },
  ],
  [
    'initializing',
    {
      message: msg`the base connection is not ready yet: its state is initializing`,
      fix: msg`use it when its state is enabled; a later run shows it`,
    },
  ],
  [
    'draft',
    {
      message: msg`the base connection is a draft that was never published`,
      fix: msg`finish it in Adobe Experience Platform, or remove it there and run again to have it created`,
    },
  ],
]);

/** Connections that are in another state than `enabled`: one problem per state. */
export function stateProblems(rows: readonly Row[], entries: readonly Entry[]): readonly Problem[] {
  const locations = new Map(entries.map(({ key, location }) => [key, location]));
  const unusual = rows.filter(({ state }) => state !== '' && state !== 'enabled');
  return [...groupBy(unusual, ({ state }) => state)].map(([state, [first, ...others]]) => {
    const { message, fix } = STATES.get(state) ?? {
      message: msg`the base connection is in the state ${code(state)}, which this version does not know`,
      fix: msg`look at it in Adobe Experience Platform`,
    };
    const keys = others.map(({ key }) => [key]);
    const more = keys.length === 0 ? [] : msg` (so ${keys.length === 1 ? 'is' : 'are'} ${listUpTo(keys, 5)})`;
    return {
      code: 'connection-state',
      severity: 'warning',
      message: msg`${message}${more}`,
      fix,
      entry: first.key,
      location: locations.get(first.key),
    };
  });
}

/**
 * Ids that contain the value of a secret: they are hidden, so later steps cannot use them. What the file shows was
 * compared with the secrets before anything was sent; ids are known only now.
 */
export function hiddenIdProblems(rows: readonly Row[], { entries, secrets }: RunFacts): readonly Problem[] {
  return rows.flatMap(({ key, id }): readonly Problem[] => {
    const [name] = [...secrets].find(([, secret]) => id.includes(secret.reveal())) ?? [];
    if (name === undefined) return [];
    return [
      {
        code: 'secret-visible',
        message: msg`the id of the base connection contains the value of the secret ${code(name)}, so it is hidden`,
        fix: msg`replace the secret at its source by one that does not occur in other text, and run again`,
        entry: key,
        location: entries.find((entry) => entry.key === key)?.location,
      },
    ];
  });
}

/** Connections that failed their test, and those that could not be tested: one problem per cause. */
export function healthProblems(rows: readonly Row[], facts: RunFacts): readonly Problem[] {
  const { entries, health, isVerified, rotate, verify } = facts;
  if (!isVerified) return [];
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const failing: Problem[] = [];
  const untested: { readonly entry: Entry; readonly why: Message }[] = [];
  for (const row of rows) {
    const entry = byKey.get(row.key);
    const { verdict, why } = health.get(row.key) ?? {};
    if (entry === undefined || why === undefined) continue;
    if (verdict === 'failing') failing.push(failingProblem(entry, why, row, facts));
    else untested.push({ entry, why: withoutRequestIds(why) });
  }
  // Without a single test, nobody knows which credentials to rotate.
  const isBlind = rotate === 'failing' && [...health.values()].every(({ verdict }) => verdict === 'untested');
  const causes = [...groupBy(untested, ({ why }) => textOf(why)).values()];
  return [
    ...failing,
    ...causes.map(([first, ...others]): Problem => {
      const more = others.length === 0 ? '' : `, nor could ${others.length} more`;
      return {
        code: 'connection-untested',
        severity: isBlind ? undefined : 'warning',
        message: msg`the connection could not be tested${more}: ${first.why}`,
        fix:
          rotate === 'failing'
            ? msg`give the keys of the entries to rotate, or run again`
            : verify === 'all'
              ? msg`run again to have it tested`
              : msg`run again with ${option('verify', 'all')} to have it tested`,
        entry: first.entry.key,
        location: first.entry.location,
      };
    }),
  ];
}

const CHANGED: readonly Row['outcome'][] = ['created', 'adopted', 'updated', 'rotated'];

function failingProblem(entry: Entry, why: Message, row: Row, { tokens, plan }: RunFacts): Problem {
  const { source, key, location } = entry;
  // Only a token that was sent to Adobe says something about what Adobe has.
  const token = CHANGED.includes(row.outcome) ? tokens.get(key) : undefined;
  const hint =
    token === undefined
      ? ''
      : `. ${source.title} itself gave this run an access token${tokenDetails(token)}, so it knows the credentials`;
  // A connection that this plan is about to fix is no failure yet.
  const change = plan?.changes.find((each) => each.entry.key === key);
  const isAboutToBeFixed =
    row.outcome === '' && change !== undefined && 'sendsCredentials' in change && change.sendsCredentials;
  return {
    code: 'connection-failing',
    severity: isAboutToBeFixed ? 'warning' : undefined,
    message: msg`the base connection does not work: ${why}${hint}`,
    fix: isAboutToBeFixed
      ? msg`applying this plan sends its credentials again`
      : token === undefined
        ? msg`check the account at ${source.title}, put new values into the secrets if need be, and run with ${option('rotate', key)}`
        : msg`compare the other parameters of the entry, and the scopes of its credentials, with that`,
    entry: key,
    location,
  };
}

function tokenDetails({ apiDomain, scope }: TokenDetails): string {
  const parts = [
    ...(apiDomain === undefined ? [] : [`API domain ${apiDomain}`]),
    ...(scope === undefined ? [] : [`scope ${scope}`]),
  ];
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

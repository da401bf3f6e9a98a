import type { Clock } from '../clock.ts';
import type { Entry } from '../config/entry.ts';
import type { BaseConnection } from '../flow-service/base-connection.ts';
import type { ConnectionPayload } from '../flow-service/flow-service.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Stop } from '../http/stop.ts';
import type { Observed, Plan } from '../plan/plan.ts';
import { internalProblem, type Problem, ProblemError } from '../problem.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import type { Secret } from '../secrets/secret.ts';
import type { Source } from '../sources/source.ts';
import type { Grant } from '../zoho/mint-access-token.ts';
import { createConnection } from './create-connection.ts';
import type { Outcome } from './outcome.ts';
import { payloadOf, resolvedValue } from './payload.ts';
import { resolveTwins } from './resolve-twins.ts';
import type { Made } from './twins.ts';

/** What applying a plan takes. */
export interface Applying {
  readonly flowService: {
    readonly createConnection: (sandbox: string, payload: ConnectionPayload) => Promise<Exchange>;
    readonly deleteConnection: (sandbox: string, id: string) => Promise<Exchange>;
    readonly listConnections: (sandbox: string, source: Source) => Promise<readonly BaseConnection[]>;
  };
  readonly mintAccessToken: (grant: Grant) => Promise<Secret>;
  readonly secrets: ResolvedSecrets;
  readonly clock: Clock;
  readonly random: () => number;
  readonly stop: Stop;
  readonly pause: (milliseconds: number, everyone: boolean) => Promise<void>;
  /** Entries that are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection whose creation got no clear answer. */
  readonly settlingTime: number;
  readonly redact: (text: string) => string;
  /** Told what became of each entry as soon as it is known; again when the check for twins tells more. */
  readonly record: (entry: Entry, outcome: Outcome) => void;
  /** Told about each creation that is over, and of how many it is which. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

/**
 * Does what the plan says: creates what is missing, several at a time in the order of the file, and then looks once
 * per changed sandbox whether another run made the same. One entry's failure is that entry's own.
 */
export async function applyPlan(plan: Plan, observed: Observed, applying: Applying): Promise<void> {
  const known = new Set([...observed.bySandbox.values()].flat().map(({ id }) => id));
  const toCreate = plan.changes.filter(({ kind }) => kind === 'create').map(({ entry }) => entry);

  const made: Made[] = [];
  const queue = toCreate.values();
  let done = 0;
  const work = async () => {
    // The workers share one iterator, so each entry is taken once.
    for (const entry of queue) {
      const outcome = await createEntry(entry, known, applying);
      applying.record(entry, outcome);
      if (outcome.id !== undefined && outcome.kind !== 'conflict') {
        made.push({ entry, id: outcome.id, answered: outcome.kind === 'created' });
      }
      if (outcome.kind !== 'skipped') applying.progress(++done, toCreate.length, entry, outcome);
    }
  };
  await Promise.all(Array.from({ length: Math.min(applying.concurrency, toCreate.length) }, work));
  await resolveTwins(made, known, applying);
}

async function createEntry(entry: Entry, known: ReadonlySet<string>, applying: Applying): Promise<Outcome> {
  const { flowService, clock, random, stop, pause, settlingTime, redact } = applying;
  if (stop.requested.aborted) return { kind: 'skipped' };
  try {
    const payload = payloadOf(entry, applying.secrets, await mintFor(entry, applying));
    return await createConnection(entry, payload, {
      post: (body) => flowService.createConnection(entry.sandbox, body),
      list: () => flowService.listConnections(entry.sandbox, entry.source),
      known,
      pause,
      remaining: stop.remaining,
      random,
      redact,
      clock,
      settlingTime,
      stopped: stop.requested,
    });
  } catch (error) {
    if (error instanceof ProblemError && stop.requested.aborted) return { kind: 'skipped' };
    // Even a mistake of ours stops only its own entry: the ids of the others are not to be lost.
    const [problem = internalProblem(error)] = error instanceof ProblemError ? error.problems : [];
    return { kind: 'failed', problem: located(problem, entry) };
  }
}

/** Says of a problem for which entry it is, at which line, and which secret it is about. */
function located(problem: Problem, entry: Entry): Problem {
  const value = problem.parameter === undefined ? undefined : entry.auth[problem.parameter];
  const secret = value?.kind === 'reference' ? ` (the secret \`${value.name}\`)` : '';
  const message = `${problem.message}${secret}`;
  return { entry: entry.key, place: value?.place ?? entry.place, ...problem, message };
}

/** Mints the parameter that the entry leaves to us. Nothing is minted but for a connection about to be created. */
async function mintFor(entry: Entry, { secrets, mintAccessToken }: Applying): Promise<string | undefined> {
  if (entry.auth[entry.source.minted] !== undefined) return undefined;
  const need = (parameter: string) => {
    const value = resolvedValue(entry, parameter, secrets);
    if (value === undefined) throw new Error(`${entry.key} has no ${parameter}`);
    return value;
  };
  const token = await mintAccessToken({
    accountsUrl: need('accountsUrl'),
    clientId: need('clientId'),
    clientSecret: need('clientSecret'),
    refreshToken: need('refreshToken'),
  });
  return token.reveal();
}

import { applyPlan } from '../apply/apply-plan.ts';
import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { Plan } from '../model/change.ts';
import type { Observed } from '../model/observed.ts';
import type { Outcome } from '../model/outcome.ts';
import type { TokenDetails } from '../model/report.ts';
import type { ApplyOptions } from '../options/run-options.ts';
import type { ResolvedSecrets } from '../secrets/resolve-secrets.ts';
import { createMinter } from '../source/catalogue.ts';
import type { Ports } from './ports.ts';

export interface Applying {
  readonly options: ApplyOptions;
  readonly ports: Ports;
  readonly deadline: Deadline;
  readonly flowService: FlowService;
  readonly http: HttpClient;
  readonly secrets: ResolvedSecrets;
}

/** What apply found: filled while it works, so that nothing is lost when it breaks off. */
export interface Applied {
  readonly outcomes: Map<string, Outcome>;
  readonly tokens: Map<string, TokenDetails>;
}

/** Does what the plan says. Every outcome is put into `applied` as soon as it is known. */
export async function apply(
  plan: Plan,
  observed: Observed,
  { options, ports, deadline, flowService, http, secrets }: Applying,
  { outcomes, tokens }: Applied,
): Promise<void> {
  const { sourceTokenUrl, concurrency, settlingTime } = options;
  const { clock, reporter } = ports;
  const mintAccessToken = createMinter({
    send: (request) => http.send(request),
    pause: (milliseconds) => http.pause(milliseconds),
    instead: sourceTokenUrl,
  });
  await applyPlan(plan, observed, {
    flowService,
    mintAccessToken,
    secrets,
    noteToken: (entry, { apiDomain, scope }) => tokens.set(entry.key, { apiDomain, scope }),
    clock,
    stop: deadline,
    concurrency,
    settlingTime,
    info: (message) => reporter.progress({ kind: 'info', message }),
    record: (entry, outcome) => outcomes.set(entry.key, outcome),
    progress: (done, total, { key }, outcome) =>
      reporter.progress({ kind: 'change', done, total, key, outcome }),
  });
}

import { applyPlan } from '../apply/apply-plan.ts';
import type { Plan } from '../model/change.ts';
import type { Observed } from '../model/observed.ts';
import type { ApplyOptions } from '../options/run-options.ts';
import { outcomeLine } from '../report/log.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import { tokenMinter } from '../source/zoho-token.ts';
import type { Adobe } from './authenticate.ts';
import type { Scene } from './scene.ts';

/** Does what the plan says, and notes in the report what became of each entry. */
export async function apply(
  plan: Plan,
  observed: Observed,
  secrets: ResolvedSecrets,
  { flowService, http }: Adobe,
  options: ApplyOptions,
  { world, report, sinks, stop }: Scene,
): Promise<void> {
  const { zohoAccountsUrl, concurrency, settlingTime } = options;
  const mintAccessToken = tokenMinter({
    send: (request) => http.send(request),
    pause: (milliseconds) => http.pause(milliseconds),
    instead: zohoAccountsUrl,
  });
  await applyPlan(plan, observed, {
    flowService,
    mintAccessToken,
    secrets,
    noteToken: (entry, { apiDomain, scope }) =>
      report.minted.set(entry.key, {
        ...(apiDomain === undefined ? {} : { apiDomain }),
        ...(scope === undefined ? {} : { scope }),
      }),
    clock: world.clock,
    stop,
    concurrency,
    settlingTime,
    info: sinks.info,
    record: (entry, outcome) => report.outcomes.set(entry.key, outcome),
    progress: (done, total, entry, outcome) => sinks.progress(done, total, outcomeLine(entry, outcome)),
  });
}

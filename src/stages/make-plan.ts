import type { FlowService } from '../flow-service/flow-service.ts';
import { type Observed, type Plan, planChanges, redactPlan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { planLines } from '../report/log.ts';
import type { Scene } from './scene.ts';

/** Plans, shows the plan, and makes sure that the sources it needs are still on offer. */
export async function makePlan(observed: Observed, flowService: FlowService, scene: Scene): Promise<Plan> {
  const { options, report, sinks } = scene;
  const plan = redactPlan(planChanges(report.entries, observed, options.sandbox), scene.redact);
  report.plan = plan;
  report.planHash = planHash(plan);
  for (const line of planLines(report)) sinks.info(line);

  const checked = new Set<string>();
  for (const { kind, entry } of plan.changes) {
    if (kind !== 'create' || checked.has(entry.source.name)) continue;
    checked.add(entry.source.name);
    await flowService.checkSource(entry.sandbox, entry.source);
  }
  return plan;
}

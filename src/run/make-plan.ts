import type { FlowService } from '../flow-service/flow-service.ts';
import type { Plan } from '../model/change.ts';
import type { Dependent } from '../model/connection.ts';
import type { Observed } from '../model/observed.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { ApplyOptions, OnlineOptions, PlanOptions } from '../options/run-options.ts';
import { refuseInUse } from '../plan/in-use.ts';
import { type Intent, planChanges, redactPlan } from '../plan/plan.ts';
import { planHash } from '../plan/plan-hash.ts';
import { deletionProblem, showPlan } from './approve.ts';
import { inScope, type Scene } from './scene.ts';
import { testConnections } from './verify.ts';

/** Plans, and makes sure that the sources it needs are still on offer. */
export async function makePlan(
  observed: Observed,
  flowService: FlowService,
  options: PlanOptions | ApplyOptions,
  scene: Scene,
): Promise<Plan> {
  const { report, redact } = scene;
  const rotate = await keysToRotate(observed, flowService, options, scene);
  const drafted = planChanges(report.entries, observed, intentOf(options, rotate));
  const dependents = await findDependents(drafted, flowService);
  const plan = redactPlan(refuseInUse(drafted, dependents), redact);
  report.plan = plan;
  report.planHash = planHash(plan);

  const deletion = options.mode === 'plan' && !options.allowDelete ? deletionProblem(plan) : undefined;
  if (deletion !== undefined) report.problems.push({ ...deletion, severity: 'warning' });
  try {
    await checkSources(plan, flowService);
  } catch (error) {
    showPlan(scene);
    throw error;
  }
  return plan;
}

function intentOf({ sandbox, onDrift }: OnlineOptions, rotate: Intent['rotate']): Intent {
  return { only: sandbox, onDrift, rotate };
}

/** Whether a connection fails is not in any listing: it takes a test of each. */
async function keysToRotate(
  observed: Observed,
  flowService: FlowService,
  options: OnlineOptions,
  scene: Scene,
): Promise<Intent['rotate']> {
  const { rotate } = options;
  if (rotate !== 'failing' && rotate !== 'all') return new Set(rotate);
  const staying = inScope(scene).filter(({ ensure }) => ensure === 'present');
  if (rotate === 'all') return new Set(staying.map(({ key }) => key));
  const { changes } = planChanges(scene.report.entries, observed, intentOf(options, new Set()));
  const tested = changes.flatMap((change) =>
    change.kind === 'unchanged' || change.kind === 'drifted' || change.kind === 'update'
      ? [{ entry: change.entry, connection: change.connection }]
      : [],
  );
  await testConnections(
    tested.flatMap(({ entry, connection }) =>
      connection === undefined ? [] : [{ entry, id: connection.id }],
    ),
    flowService,
    scene,
  );
  const { health } = scene.report;
  return new Set([...health].filter(([, { verdict }]) => verdict === 'failing').map(([key]) => key));
}

async function findDependents(
  plan: Plan,
  flowService: FlowService,
): Promise<ReadonlyMap<string, readonly Dependent[] | Problem>> {
  const deletions = plan.changes.filter((change) => change.kind === 'delete');
  const found = await Promise.all(
    deletions.map(async ({ entry, connection: { id } }) => {
      const dependents = await flowService.listDependents(entry.sandbox, id).catch((error: unknown) => {
        const [problem] = error instanceof ProblemError ? error.problems : [];
        if (problem === undefined) throw error;
        return problem;
      });
      return [id, dependents] as const;
    }),
  );
  return new Map(found);
}

async function checkSources({ changes }: Plan, flowService: FlowService): Promise<void> {
  const checked = new Set<string>();
  for (const { kind, entry } of changes) {
    if (kind !== 'create' || checked.has(entry.source.name)) continue;
    checked.add(entry.source.name);
    await flowService.checkSource(entry.sandbox, entry.source);
  }
}

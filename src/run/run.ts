import { problemsIn } from '../model/problem.ts';
import type { CommonOptions, RunOptions } from '../options/run-options.ts';
import { readLine } from '../report/log.ts';
import { type Publish, publish } from '../report/publish.ts';
import type { Sinks } from '../report/reporter.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import { apply } from './apply.ts';
import { checkApproval, showPlan } from './approve.ts';
import { signIn } from './authenticate.ts';
import { loadConnections } from './load-connections.ts';
import { makePlan } from './make-plan.ts';
import { noteCollisions } from './note-collisions.ts';
import { noteEnd } from './note-end.ts';
import { noteStates } from './note-states.ts';
import { observe } from './observe.ts';
import { maskInputs, resolve } from './resolve.ts';
import { beginReport, inScope, redacted, setScene, type World } from './scene.ts';
import { verify } from './verify.ts';

/**
 * Brings the base connections of a file into being, or says what it would take. Returns the exit code and does not
 * throw: outputs and summary are written in every case.
 */
export async function run(options: RunOptions, world: World): Promise<number> {
  const scene = setScene(options, world);
  const { sinks, stop, report, pullRequests } = scene;
  let secrets: ResolvedSecrets = new Map();
  try {
    maskInputs(scene);
    const text = await loadConnections(scene);
    secrets = resolve(text, scene);
    sinks.info(readLine(report));
    if (options.mode !== 'validate') {
      const adobe = await signIn(options, scene);
      const observed = await observe(inScope(scene), adobe.flowService);
      const plan = await makePlan(observed, adobe.flowService, options, scene);
      if (options.mode === 'apply') {
        await checkApproval(plan, options, scene);
        await apply(plan, observed, secrets, adobe, options, scene);
      } else {
        showPlan(scene);
      }
      await verify(adobe.flowService, options, scene);
    }
  } catch (error) {
    // What the end of the run broke off is told once, below; nothing else is left untold.
    const isEnded = stop.reason() !== undefined;
    report.problems.push(...problemsIn(error).filter(({ code }) => !isEnded || code !== 'run-ended'));
  }
  noteStates(scene);
  noteCollisions(secrets, scene);
  noteEnd(scene);
  stop.dispose();
  return (world.publish ?? publish)(report, sinks, pullRequests?.keepComment);
}

/** Says why a run cannot even begin. Returns the exit code. */
export async function refuse(
  refusal: Pick<CommonOptions, 'config' | 'docsUrl'> & { readonly problems: CommonOptions['warnings'] },
  worldSinks: Sinks,
  tell: Publish = publish,
): Promise<number> {
  const { sinks, redact } = redacted(worldSinks);
  const { problems, ...known } = refusal;
  const report = beginReport({ ...known, mode: 'validate', warnings: problems }, redact);
  return tell(report, sinks);
}

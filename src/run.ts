import { applyPlan } from './apply/apply-plan.ts';
import type { Outcome } from './apply/outcome.ts';
import type { Clock } from './clock.ts';
import { readConnectionsFile } from './config/connections-file.ts';
import type { Entry } from './config/entry.ts';
import { type AdobeAccount, connect } from './flow-service/connect.ts';
import type { FlowService } from './flow-service/flow-service.ts';
import { observe } from './flow-service/observe.ts';
import type { HttpClient } from './http/http-client.ts';
import { createStop, type Stop } from './http/stop.ts';
import { type Observed, type Plan, planChanges } from './plan/plan.ts';
import { planHash } from './plan/plan-hash.ts';
import { type Problem, ProblemError, problemsIn } from './problem.ts';
import { forMarkdown } from './report/escape.ts';
import { outcomeLine, planLines, readLine } from './report/log.ts';
import { publish } from './report/publish.ts';
import { hasChanges } from './report/result.ts';
import { isError, type Mode, type RunReport } from './report/run-report.ts';
import { guarded, type Sinks } from './report/sinks.ts';
import { createRedactor } from './secrets/redactor.ts';
import type { ResolvedSecrets } from './secrets/resolve-references.ts';
import { resolveSecrets } from './secrets/resolve-secrets.ts';
import type { Secret } from './secrets/secret.ts';
import { tokenMinter } from './zoho/mint-access-token.ts';

/** What the run is asked to do. All times are milliseconds. */
export interface RunOptions {
  /** The path of the connections file, as people write it. */
  readonly config: string;
  readonly mode: Mode;
  /** Why the mode is what it is, when people should be told. */
  readonly notice?: string;
  /** About how the run was called. */
  readonly warnings: readonly Problem[];
  /** The text that references resolve from. */
  readonly secrets?: Secret;
  /** Fills in for entries without a sandbox, and limits the run to this one. */
  readonly sandbox?: string;
  /** Absent in validate mode only. */
  readonly adobe?: AdobeAccount;
  readonly platformUrl: string;
  readonly imsUrl: string;
  /** Where tokens are minted instead of at Zoho: an emulator. */
  readonly zohoAccountsUrl?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly requestTimeout: number;
  readonly settlingTime: number;
  readonly failOnChanges: boolean;
  readonly expectedPlanHash?: string;
}

/** What the run needs of the world. */
export interface World {
  readonly clock: Clock;
  /** From 0 to 1, without 1. */
  readonly random: () => number;
  readonly fetch: typeof fetch;
  /** Aborts when somebody wants the run to end. */
  readonly cancel: AbortSignal;
  /** Reads a file of the workspace; throws a ProblemError that says why it can't. */
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly sinks: Sinks;
}

/**
 * Brings the base connections of a file into being, or says what it would take. Returns the exit code and does not
 * throw: outputs and summary are written in every case.
 */
export async function run(options: RunOptions, world: World): Promise<number> {
  const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
  const { redact } = redactor;
  const sinks = guarded(world.sinks, redactor);
  const stop = createStop(world.clock, options.timeout, world.cancel);
  const report = beginReport(options, redact);
  const scene: Scene = { options, world, sinks, stop, report, redact };
  try {
    const text = await loadConnections(scene);
    const secrets = resolve(text, scene);
    sinks.info(readLine(report));
    if (options.mode !== 'validate') {
      const adobe = await signIn(scene);
      const observed = await observe(inScope(scene), adobe.flowService);
      const plan = await makePlan(observed, adobe.flowService, scene);
      if (options.mode === 'apply') await apply(plan, observed, secrets, adobe, scene);
    }
  } catch (error) {
    // What the end of the run broke off is told once, below.
    if (stop.reason() === undefined) report.problems.push(...problemsIn(error));
  }
  noteEnd(stop, report);
  stop.dispose();
  return publish(report, sinks);
}

/** Says why a run cannot even begin. Returns the exit code. */
export async function refuse(
  refusal: { readonly config: string; readonly problems: readonly Problem[] },
  sinks: Sinks,
): Promise<number> {
  const redactor = createRedactor();
  const options = {
    config: refusal.config,
    mode: 'validate',
    warnings: refusal.problems,
    failOnChanges: false,
  } as const;
  const report = beginReport(options, redactor.redact);
  return publish(report, guarded(sinks, redactor));
}

type Draft = Omit<{ -readonly [K in keyof RunReport]: RunReport[K] }, 'outcomes' | 'problems'> & {
  readonly outcomes: Map<string, Outcome>;
  readonly problems: Problem[];
};

interface Scene {
  readonly options: RunOptions;
  readonly world: World;
  readonly sinks: Sinks;
  readonly stop: Stop;
  readonly report: Draft;
  readonly redact: (text: string) => string;
}

interface Adobe {
  readonly flowService: FlowService;
  readonly http: HttpClient;
}

function beginReport(
  options: Pick<RunOptions, 'mode' | 'config' | 'notice' | 'warnings' | 'failOnChanges' | 'adobe'>,
  redact: (text: string) => string,
): Draft {
  const { mode, config, notice, warnings, failOnChanges, adobe } = options;
  return {
    mode,
    config,
    ...(notice === undefined ? {} : { notice }),
    entries: [],
    begun: false,
    outcomes: new Map(),
    problems: [...warnings],
    failOnChanges,
    ...(adobe === undefined ? {} : { orgId: adobe.orgId }),
    redact,
  };
}

/** Reads and checks the file; throws all that is wrong with it. Returns its text. */
async function loadConnections({ options, world, report }: Scene): Promise<string> {
  const { config, sandbox } = options;
  const bytes = await world.readFile(config);
  const file = readConnectionsFile(bytes, config, sandbox === undefined ? {} : { sandbox });
  if (file.problems.some(isError)) throw new ProblemError(file.problems);
  report.problems.push(...file.problems);
  report.entries = file.entries;
  if (sandbox !== undefined && file.entries.every((entry) => entry.sandbox !== sandbox)) {
    report.problems.push({
      code: 'sandbox-unused',
      severity: 'warning',
      message: `no entry of the file is for the sandbox \`${sandbox}\` that the input \`sandbox\` names, so all are skipped`,
      fix: 'correct the input, or leave it out to work on every sandbox of the file',
    });
  }
  return file.text;
}

function resolve(text: string, scene: Scene): ResolvedSecrets {
  const { options, sinks, report } = scene;
  const credential = options.adobe?.credential;
  if (credential !== undefined) {
    sinks.mask((credential.kind === 'access-token' ? credential.token : credential.secret).reveal());
  }
  return resolveSecrets({
    entries: report.entries,
    needed: inScope(scene),
    input: options.secrets,
    required: options.mode === 'apply',
    visible: [
      { what: `\`${options.config}\``, text },
      { what: 'the input `adobe-org-id`', text: options.adobe?.orgId ?? '' },
      { what: 'the input `sandbox`', text: options.sandbox ?? '' },
    ],
    mask: sinks.mask,
  });
}

function inScope({ options, report }: Scene): readonly Entry[] {
  const { sandbox } = options;
  return sandbox === undefined ? report.entries : report.entries.filter((entry) => entry.sandbox === sandbox);
}

async function signIn({ options, world, sinks, stop, report, redact }: Scene): Promise<Adobe> {
  const { adobe: account, ...rest } = options;
  if (account === undefined) throw new Error(`mode ${options.mode} without a credential`);
  report.begun = true;
  const { clock, random, fetch } = world;
  const { mask, debug } = sinks;
  const adobe = connect({ ...rest, account, clock, random, fetch, stop, mask, debug, redact });
  await adobe.flowService.signIn();
  return adobe;
}

/** Plans, shows the plan, and makes sure that the sources it needs are still on offer. */
async function makePlan(observed: Observed, flowService: FlowService, scene: Scene): Promise<Plan> {
  const { options, report, sinks } = scene;
  const plan = planChanges(report.entries, observed, options.sandbox);
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

async function apply(
  plan: Plan,
  observed: Observed,
  secrets: ResolvedSecrets,
  { flowService, http }: Adobe,
  { options, world, report, sinks, stop, redact }: Scene,
): Promise<void> {
  refuseOtherPlan(options.expectedPlanHash, report);
  const { zohoAccountsUrl, concurrency, settlingTime } = options;
  const mintAccessToken = tokenMinter({
    send: (request) => http.once(request),
    pause: (milliseconds) => http.pause(milliseconds, false),
    ...(zohoAccountsUrl === undefined ? {} : { instead: zohoAccountsUrl }),
    mask: sinks.mask,
    redact,
  });
  await applyPlan(plan, observed, {
    flowService,
    mintAccessToken,
    secrets,
    clock: world.clock,
    random: world.random,
    stop,
    pause: (milliseconds, everyone) => http.pause(milliseconds, everyone),
    concurrency,
    settlingTime,
    redact,
    record: (entry, outcome) => report.outcomes.set(entry.key, outcome),
    progress: (done, total, entry, outcome) => sinks.info(outcomeLine(done, total, entry, outcome)),
  });
}

function refuseOtherPlan(expected: string | undefined, report: RunReport): void {
  if (expected === undefined || expected === report.planHash || !hasChanges(report)) return;
  throw new ProblemError({
    code: 'plan-hash-differs',
    message: `the plan is not the one that was expected: its hash is \`${report.planHash ?? ''}\``,
    fix: 'look at the plan above; if it is what you want, give this hash as `expected-plan-hash`',
  });
}

function noteEnd(stop: Stop, report: Draft): void {
  const reason = stop.reason();
  if (reason === undefined) return;
  report.stopped = reason;
  const nothing = report.outcomes.size === 0 ? '; nothing was changed' : '';
  report.problems.push(
    reason === 'cancelled'
      ? {
          code: 'cancelled',
          message: `the run was cancelled${nothing}`,
          fix: 'run again: what exists is found',
        }
      : {
          code: 'out-of-time',
          message: `the run took longer than the input \`timeout\` allows${nothing}`,
          fix: 'run again: what exists is found; raise `timeout` when there is much to do',
        },
  );
}

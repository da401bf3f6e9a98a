import { applyPlan } from '../apply/apply-plan.ts';
import { readConnectionsFile } from '../config/connections-file.ts';
import { FlowService } from '../flow-service/flow-service.ts';
import { createDeadline } from '../http/deadline.ts';
import { isWrite } from '../model/change.ts';
import type { Health } from '../model/connection.ts';
import { type Entry, hasSecrets } from '../model/entry.ts';
import { type Message, msg } from '../model/message.ts';
import type { Outcome } from '../model/outcome.ts';
import { isError, type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import type { Reporter, RunFacts, TokenDetails } from '../model/report.ts';
import type { OnlineOptions, RunOptions } from '../options/run-options.ts';
import { checkSpecs, describeEntries } from '../plan/check-specs.ts';
import { planChanges } from '../plan/plan.ts';
import { countUnclaimed } from '../plan/unclaimed.ts';
import { fileLine } from '../report/log.ts';
import { planNotes } from '../report/plan-notes.ts';
import { rowsOf, summarise } from '../report/summarise.ts';
import { maskGiven, readGiven } from '../secrets/resolve-secrets.ts';
import { tokenMinter } from '../source/catalogue.ts';
import { deletionProblem, pullRequestsWord, requireApproval } from './approve.ts';
import { checkOptions } from './check-options.ts';
import { checkSecrets } from './check-secrets.ts';
import { observe, type Testable } from './observe.ts';
import type { Ports } from './ports.ts';
import { inScope, maskInputs, resolve } from './resolve.ts';
import { isTouched, testConnections, toVerify, verification } from './verify.ts';

/** Applies a connections file, or reports what would change. Returns the exit code and never throws: it always reports. */
export async function run(options: RunOptions, ports: Ports): Promise<number> {
  const { reporter, clock, cancel } = ports;
  const deadline = createDeadline(clock, options.timeout, cancel);
  // Filled during apply, so that no outcome is lost if it fails.
  const outcomes = new Map<string, Outcome>();
  const tokens = new Map<string, TokenDetails>();
  let facts: RunFacts = { ...factsOf(options), outcomes, tokens };
  const learn = (more: Partial<RunFacts>) => {
    facts = { ...facts, ...more };
  };
  const warn = (problems: readonly Problem[]) => learn({ problems: [...facts.problems, ...problems] });
  const inform = (message: Message) => reporter.progress({ kind: 'info', message });
  const showPlan = (isForReview: boolean) =>
    reporter.progress({ kind: 'plan', rows: rowsOf(facts), notes: planNotes(facts), isForReview });
  try {
    maskInputs(options, reporter.mask);
    // The report contains them too, but only after everything was applied.
    for (const { message } of options.warnings) inform(msg`warning: ${message}`);
    const { config, sandbox, allowedHosts } = options;
    const file = readConnectionsFile(await ports.readFile(config), config, { sandbox, allowedHosts });
    // This may hide values, and a file with errors is shown before its secrets are used.
    const given = readGiven(options.secrets, file.entries);
    warn(requireNoError(file.problems));
    const { entries } = file;
    learn({ entries });
    warn(requireNoError(checkOptions(entries, options)));
    const hiding = { mask: reporter.mask, publish: ports.publish };
    const { secrets, missing, problems } = resolve(options, file, given, hiding);
    warn(requireNoError(problems));
    learn({ secrets });
    inform(fileLine(config, entries, options.mode, options.modeReason));
    if (options.mode !== 'validate') {
      learn({ phase: 'online' });
      const debug = (line: string) => reporter.progress({ kind: 'debug', line });
      const flowService = new FlowService({ ...options, ...ports, stop: deadline, debug, info: inform });
      await flowService.signIn();
      let isTesting = false;
      const test = (tested: readonly Testable[], explores = false) => {
        if (tested.length > 0 && !isTesting) inform(msg`testing connections`);
        isTesting ||= tested.length > 0;
        return testConnections(tested, { ...options, flowService, deadline, explores });
      };

      const scope = inScope(entries, sandbox);
      const observedAt = clock.now();
      const observed = await observe(scope, flowService, options.rotate === 'failing' ? test : undefined);
      const { health } = observed;
      const rotate = keysToRotate(options, scope, health);
      const described = describeEntries(entries, observed.specs);
      const plan = planChanges(described, observed, { onDrift: options.onDrift, rotate });
      learn({ entries: described, plan, health, unclaimed: countUnclaimed(observed) });
      const deletion = options.mode === 'plan' && !options.allowDelete ? deletionProblem(plan) : undefined;
      if (deletion !== undefined) warn([{ ...deletion, severity: 'warning' }]);
      learn({ isOnlyPlanned: options.mode === 'apply' });
      const obstacles = [
        ...checkSpecs(plan, observed.specs),
        // A plan without secrets does not check them.
        ...(options.mode === 'apply' || options.secrets ? checkSecrets(plan, missing) : []),
      ];
      if (obstacles.some(isError)) showPlan(true);
      warn(requireNoError(obstacles));

      if (options.mode === 'apply') {
        const { findMergedPullRequests, approve } = ports;
        const reviewed = { ...options, findMergedPullRequests, stopped: deadline.requested };
        const reviews = await requireApproval(plan, reviewed).catch((error: unknown) => {
          showPlan(true);
          throw error;
        });
        if (reviews.length > 0) inform(msg`the plan was reviewed on ${pullRequestsWord(reviews)}`);
        showPlan(approve !== undefined);
        const isAsked = approve !== undefined && plan.changes.some(isWrite);
        learn({ isOnlyPlanned: isAsked && !(await approve(plan.orgId, rowsOf(facts))) });
      } else {
        showPlan(true);
      }
      // A test from before a change is no longer valid.
      const still = () => new Map([...health].filter(([key]) => !isTouched(outcomes.get(key))));
      const tests = verification(
        () => {
          const tested = facts.isOnlyPlanned ? [] : toVerify(plan, outcomes, options.verify);
          const before = still();
          return tested.filter(({ entry }) => !before.has(entry.key));
        },
        (tested) => test(tested, options.verify === 'explore'),
      );
      if (options.mode === 'apply' && !facts.isOnlyPlanned) {
        const { http } = flowService;
        const width = Math.max(0, ...plan.changes.filter(isWrite).map(({ entry }) => entry.key.length));
        await applyPlan(plan, observed, {
          ...options,
          flowService,
          secrets,
          clock,
          stop: deadline,
          observedAt,
          mintAccessToken: tokenMinter({
            send: (request) => http.send(request),
            pause: (milliseconds) => http.pause(milliseconds),
            instead: options.sourceTokenUrl,
          }),
          noteToken: ({ key }, { apiDomain, scope, doubt }) => {
            tokens.set(key, { apiDomain, scope });
            if (doubt !== undefined) warn([doubt]);
          },
          onIdle: () => tests.begin(),
          info: inform,
          outcomes,
          progress: (done, total, { key }, outcome) =>
            reporter.progress({ kind: 'change', done, total, key, width, outcome }),
        }).finally(() => tests.pause());
      }

      const results = await tests.end();
      learn({ health: new Map([...still(), ...results]), isVerified: true });
    }
  } catch (error) {
    if (facts.phase === 'offline') maskGiven(options.secrets, reporter.mask);
    warn(problemsIn(error));
  }
  learn({ stopped: deadline.reason() });
  deadline.dispose();
  return reporter.finish(summarise(facts));
}

/** Returns the problems, which are warnings. Throws them all when there is an error among them. */
function requireNoError(problems: readonly Problem[]): readonly Problem[] {
  if (problems.some(isError)) throw new ProblemError(problems);
  return problems;
}

/** Reports why a run cannot start. Returns the exit code. */
export function failEarly(
  failure: Pick<RunFacts, 'config' | 'docsUrl' | 'problems'>,
  reporter: Reporter,
): Promise<number> {
  return reporter.finish(summarise({ ...NOTHING_KNOWN, ...failure }));
}

/** The facts before a run starts. */
const NOTHING_KNOWN: Omit<RunFacts, 'config'> = {
  mode: 'validate',
  failOnChanges: false,
  rotate: [],
  verify: 'none',
  entries: [],
  secrets: new Map(),
  phase: 'offline',
  unclaimed: [],
  isOnlyPlanned: false,
  outcomes: new Map(),
  health: new Map(),
  isVerified: false,
  tokens: new Map(),
  problems: [],
};

/** Returns the facts from the options, with an allow-list, so that no credential is included. */
function factsOf(options: RunOptions): RunFacts {
  const { mode, config, sandbox, notice, docsUrl, runUrl, rotate, verify, account, warnings } = options;
  const known = { mode, config, sandbox, notice, docsUrl, runUrl, rotate, verify };
  const facts = { ...NOTHING_KNOWN, ...known, orgId: account?.orgId, problems: warnings };
  return options.mode === 'plan'
    ? { ...facts, pullRequest: options.pullRequest, failOnChanges: options.failOnChanges }
    : facts;
}

/** Returns the keys of the entries whose credentials to resend. `health` contains the tests for `rotate: failing`. */
function keysToRotate(
  { rotate }: OnlineOptions,
  entries: readonly Entry[],
  health: ReadonlyMap<string, Health>,
): ReadonlySet<string> {
  const rotatable = entries.filter((entry) => entry.ensure === 'present' && hasSecrets(entry));
  const isAsked = (key: string) =>
    rotate === 'failing' ? health.get(key)?.verdict === 'failing' : rotate === 'all' || rotate.includes(key);
  return new Set(rotatable.map(({ key }) => key).filter(isAsked));
}

import { proxyIn, useProxy } from '../machine/proxy.ts';
import { msg } from '../model/message.ts';
import { type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import type { OnlineOptions } from '../options/run-options.ts';
import { sources } from '../source/catalogue.ts';
import { askAdobe } from './ask-adobe.ts';
import { attempt, type Check, type CheckResult, checkAdobe, ONLINE, ok } from './doctor-adobe.ts';
import { EXIT } from './exit-code.ts';
import { CANCELLED } from './files.ts';
import { cleanText, forEmulator, lineOf, printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { sourceNamed } from './source-flags.ts';
import { paintFor, print, type Terminal } from './terminal.ts';

export interface DoctorFlags extends RunFlags {
  /** The sandboxes to check. By default, those that the credential has access to. */
  readonly sandbox?: readonly string[] | undefined;
  /** The names of the sources to check. By default, the whole catalogue. */
  readonly source?: readonly string[] | undefined;
}

/** The oldest Node.js that this program supports, as in `engines` in package.json. */
const OLDEST_NODE = [20, 19] as const;

/**
 * Checks what a run of this `version` depends on; needs no connections file, and only reads. Prints one line per check as it ends.
 * Returns the exit code, `EXIT.failed` if something is wrong. Throws a ProblemError for an invalid flag, and if it was
 * cancelled.
 */
export async function doctor(
  { sandbox = [], source = [], ...flags }: DoctorFlags,
  version: string,
  terminal: Terminal,
): Promise<number> {
  const checks: Check[] = [];
  const add = (found: Check) => {
    // A check that was cancelled has no result.
    if (terminal.cancel.aborted) return;
    const check = terminal.clean(forEmulator(found, flags.emulator));
    checks.push(check);
    if (flags.json !== true) printCheck(check, terminal);
  };
  for (const each of sandbox) parseOption('sandbox', each);
  const wanted = source.length === 0 ? [...sources.values()] : [...new Set(source)].map(sourceNamed);
  add(nodeCheck(version));
  const proxy = async () => {
    await useProxy(terminal.environment);
    return proxyIn(terminal.environment) ?? 'none in use';
  };
  await attempt('proxy', add, proxy, (found) => ok([found]));
  // Flags have the same errors here as in a run.
  const options = await attempt('credential', add, () => readRunOptions(flags, terminal), credentialIn);
  let late: readonly Problem[] = [];
  if (options !== undefined) {
    const named = [...new Set(sandbox)];
    const isClean = (text: string) => terminal.cleanForeign(text) === text;
    await askAdobe(options, flags, terminal, (flowService) =>
      checkAdobe(flowService, { named, wanted, isAsked: source.length > 0, isClean }, add),
    ).catch((error: unknown) => {
      late = problemsIn(error);
      // The checks so far show where the time went.
      if (!late.some(({ code }) => code === 'out-of-time')) throw error;
    });
  }
  if (terminal.cancel.aborted) throw new ProblemError(CANCELLED);
  const skipped = ONLINE.filter((each) => !checks.some(({ check }) => check === each));
  for (const check of skipped)
    add({ check, status: 'skipped', message: msg`not checked because of the problem above` });
  add(MANAGE);
  const isWrong = late.length > 0 || checks.some(({ status }) => status === 'wrong');
  const exitCode = isWrong ? EXIT.failed : EXIT.done;
  const asJson = checks.map(({ message, fix, ...check }) => ({
    ...check,
    message: cleanText(message, terminal),
    fix: fix && cleanText(fix, terminal),
  }));
  const problems = late.map((each) => problemJson(each, terminal));
  if (flags.json === true) printJson('doctor', { exitCode, checks: asJson, problems }, terminal);
  printProblems(late, terminal);
  return exitCode;
}

function credentialIn({ account: { credential, orgId } }: OnlineOptions): CheckResult {
  const kind = credential.kind === 'access-token' ? 'an access token' : 'a client secret';
  return ok(msg`${kind}, for the organization ${orgId}`);
}

/** No documented request shows this permission without a write. */
const MANAGE: Check = {
  check: 'manage',
  status: 'unknown',
  message: msg`only a write shows whether the credential may create and change connections`,
  fix: msg`check the role of the API credential (Permissions → Roles): it needs Manage Sources`,
};

function nodeCheck(program: string): Check {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const [oldest, minorOfOldest] = OLDEST_NODE;
  const message = msg`aep-base-connections ${program} on Node.js ${node}`;
  if (major > oldest || (major === oldest && minor >= minorOfOldest))
    return { check: 'version', ...ok(message) };
  const fix = msg`install Node.js ${OLDEST_NODE.join('.')} or newer`;
  return { check: 'version', status: 'wrong', message, fix };
}

/** The lengths of the longest check and of the longest status. */
const WIDTH = 'organization'.length;
const STATUS_WIDTH = 'unknown'.length;

/** Prints a check on one line, and its fix on another. */
function printCheck({ check, status, message, fix }: Check, terminal: Terminal): void {
  const { good, bad, warning, dim } = paintFor(terminal.output);
  const paint = { ok: good, wrong: bad, unknown: warning, skipped: dim }[status];
  print(
    terminal,
    `${paint(status.padEnd(STATUS_WIDTH))}  ${check.padEnd(WIDTH)}  ${lineOf(message, terminal)}`,
  );
  if (fix === undefined) return;
  print(terminal, `${' '.repeat(STATUS_WIDTH + WIDTH + 4)}${dim('help:')} ${lineOf(fix, terminal)}`);
}

import type { FlowService } from '../flow-service/flow-service.ts';
import type { SandboxList } from '../flow-service/sandboxes.ts';
import { allEnded } from '../machine/all-ended.ts';
import { code, foreignCode, listUpTo, type Message, msg } from '../model/message.ts';
import { type ProblemCode, ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';

/**
 * The result of one check. `unknown`: no request can show it. `skipped`: it depends on an earlier check that failed.
 */
export interface Check {
  readonly check: 'version' | 'proxy' | 'credential' | (typeof ONLINE)[number] | 'manage';
  readonly status: 'ok' | 'wrong' | 'unknown' | 'skipped';
  readonly message: Message;
  readonly fix?: Message | undefined;
  readonly code?: ProblemCode | undefined;
}

/** What a check found. */
export type CheckResult = Omit<Check, 'check'>;

/** Takes the result of a check. */
export type Add = (check: Check) => void;

/** The finding that all is well. */
export const ok = (message: Message): CheckResult => ({ status: 'ok', message });

/**
 * Runs a check and adds its result: what `judge` says of the value found, or the ProblemError that it threw. Returns the
 * value.
 */
export async function attempt<T>(
  check: Check['check'],
  add: Add,
  look: () => Promise<T>,
  judge: (found: T) => CheckResult,
): Promise<T | undefined> {
  try {
    const found = await look();
    add({ check, ...judge(found) });
    return found;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const { code: problem, message, fix } of error.problems)
      add({ check, status: 'wrong', message, fix, code: problem });
    return undefined;
  }
}

/** The most sandboxes that are checked without `--sandbox`. */
const MAX_SANDBOXES = 20;

/** The checks that call Adobe, in order. */
export const ONLINE = ['token', 'organization', 'sandboxes', 'view', 'sources'] as const;

/** What to check. */
export interface Asked {
  /** The sandboxes that the user named. */
  readonly named: readonly string[];
  readonly wanted: readonly Source[];
  /** Whether the user named the sources. */
  readonly isAsked: boolean;
  /** Whether a server's text contains no piece of a secret. Any other sandbox is neither checked nor named. */
  readonly isClean: (text: string) => boolean;
}

/** Checks the credential with Adobe, from the token to the sources. Omits checks that depend on a failed one. */
export async function checkAdobe(
  flowService: FlowService,
  { named, isClean, ...asked }: Asked,
  add: Add,
): Promise<void> {
  const signIn = () => flowService.signIn().then(() => true);
  const token = await attempt('token', add, signIn, () => ok(msg`Adobe's identity service (IMS) gave one`));
  if (token === undefined) return;
  const inOrganization = () => ok(msg`the credential has access to it`);
  const list = await attempt('organization', add, () => flowService.listSandboxes(), inOrganization);
  if (list !== undefined) add({ check: 'sandboxes', ...accessTo(list) });
  const known = list?.sandboxes.map(({ name }) => name).filter(isClean) ?? [];
  let first: string | undefined;
  for (const name of named.length > 0 ? named : known.slice(0, MAX_SANDBOXES)) {
    const visible = await checkView(name, list, flowService, add);
    first ??= visible;
  }
  if (first !== undefined) await checkSources(first, asked, flowService, add);
}

function accessTo({ sandboxes, isWhole }: SandboxList): CheckResult {
  const names = sandboxes.map(({ name }) => [foreignCode(name)]);
  if (names.length === 0) {
    const fix = msg`add a sandbox to the role of the API credential (Permissions → Roles)`;
    return { status: 'wrong', message: msg`the credential has access to none`, fix };
  }
  const more = isWhole ? '' : ', and perhaps others';
  const noun = names.length === 1 ? 'sandbox' : 'sandboxes';
  return ok(msg`the credential has access to ${names.length} ${noun}: ${listUpTo(names, 10)}${more}`);
}

/** Returns the name of a sandbox whose connections the credential may view. Recognises a title in place of a name. */
async function checkView(
  name: string,
  list: SandboxList | undefined,
  flowService: FlowService,
  add: Add,
): Promise<string | undefined> {
  const { state = 'active' } = list?.sandboxes.find((each) => each.name === name) ?? {};
  const isNamed = list?.sandboxes.some((each) => each.name === name);
  const titled = list?.sandboxes.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (!isNamed && titled !== undefined) {
    const message = msg`${code(name)} is the title of a sandbox, not its name`;
    add({ check: 'view', status: 'wrong', message, fix: msg`its name is ${foreignCode(titled.name)}` });
    return undefined;
  }
  const view = () => flowService.requireView(name).then(() => name);
  const shown = state === 'active' ? '' : ` (state ${state})`;
  const mayView = () => ok(msg`the credential may view the connections of ${code(name)}${shown}`);
  return attempt('view', add, view, mayView);
}

/** Looks up the connection spec of each source. One sandbox is enough, since the specs belong to the organization. */
async function checkSources(
  sandbox: string,
  { wanted, isAsked }: Pick<Asked, 'wanted' | 'isAsked'>,
  flowService: FlowService,
  add: Add,
): Promise<void> {
  const lookUp = () => allEnded(wanted.map((source) => flowService.findSpec(sandbox, source)));
  await attempt('sources', add, lookUp, (specs): CheckResult => {
    const gone = wanted.filter((_, index) => specs[index] === undefined).map(({ name }) => [code(name)]);
    const offered = wanted.length - gone.length;
    const count = msg`Adobe offers ${offered} of ${wanted.length}${isAsked ? '' : ' that this program knows'}`;
    if (gone.length === 0) return ok(count);
    if (!isAsked) return ok(msg`${count}; not ${listUpTo(gone, 10)}`);
    const message = msg`${count}: not ${listUpTo(gone, gone.length)}`;
    const fix = msg`ask Adobe for its replacement, or for the licence that it needs`;
    return { status: 'wrong', code: 'spec-gone', message, fix };
  });
}

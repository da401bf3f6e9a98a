import type { FlowService } from '../flow-service/flow-service.ts';
import type { Sandbox, SandboxList } from '../flow-service/sandboxes.ts';
import { forEachConcurrent } from '../machine/for-each-concurrent.ts';
import { code, foreignCode, joinMessages, listUpTo, msg } from '../model/message.ts';
import { type Problem, problemsIn } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { attempt, type Check, wrong } from './doctor-checks.ts';

/** The most sandboxes that are checked without `--sandbox`. */
const MAX_SANDBOXES = 20;

/** The checks that call Adobe, in order. */
export const ONLINE = ['token', 'organization', 'sandboxes', 'view', 'sources'] as const;

/** What to check. */
export interface Asked {
  readonly named: readonly string[];
  readonly wanted: readonly Source[];
  /** Whether the user named the sources. */
  readonly isAsked: boolean;
  /** The most requests at once. */
  readonly concurrency: number;
  /** Removes secrets from Adobe's text. A sandbox with a piece of one in its name is neither checked nor named. */
  readonly clean: (text: string) => string;
}

/** Checks the credential with Adobe, from the token to the sources. Omits checks that depend on a failed one. */
export async function checkAdobe(
  flowService: FlowService,
  { named, clean, ...asked }: Asked,
  add: (check: Check) => void,
): Promise<void> {
  const signIn = async () => {
    await flowService.signIn();
    return true;
  };
  const token = await attempt('token', add, signIn, () => msg`Adobe's identity service (IMS) gave one`);
  if (token === undefined) return;
  const inOrganization = () => msg`the credential has access to it`;
  const list = await attempt('organization', add, () => flowService.listSandboxes(), inOrganization);
  if (list !== undefined) add(sandboxesCheck(list));
  const known = (list?.sandboxes.map(({ name }) => name) ?? []).filter((name) => clean(name) === name);
  const visible: string[] = [];
  for (const name of named.length > 0 ? named : known.slice(0, MAX_SANDBOXES))
    if (await checkView(name, list, flowService, add)) visible.push(name);
  const [first] = visible;
  if (first !== undefined) await checkSources(first, asked, flowService, add);
}

function sandboxesCheck({ sandboxes, isWhole }: SandboxList): Check {
  const names = sandboxes.map(({ name }) => [foreignCode(name)]);
  if (names.length === 0) {
    const fix = msg`add a sandbox to the role of the API credential (Permissions → Roles)`;
    return { check: 'sandboxes', status: 'wrong', message: msg`the credential has access to none`, fix };
  }
  const more = isWhole ? '' : ', and perhaps others';
  const noun = names.length === 1 ? 'sandbox' : 'sandboxes';
  const message = msg`the credential has access to ${names.length} ${noun}: ${listUpTo(names, 10)}${more}`;
  return { check: 'sandboxes', status: 'ok', message };
}

/** Whether the credential may view the connections of a sandbox. Recognises a title in place of a name. */
async function checkView(
  name: string,
  list: SandboxList | undefined,
  flowService: FlowService,
  add: (check: Check) => void,
): Promise<boolean> {
  const sandbox = list?.sandboxes.find((each) => each.name === name);
  const titled = list?.sandboxes.find(({ title }) => title.toLowerCase() === name.toLowerCase());
  if (sandbox === undefined && titled !== undefined) {
    const message = msg`${code(name)} is the title of a sandbox, not its name`;
    add({ check: 'view', status: 'wrong', message, fix: msg`its name is ${foreignCode(titled.name)}` });
    return false;
  }
  const view = async () => {
    await flowService.requireView(name);
    return true;
  };
  const words = () => msg`the credential may view the connections of ${code(name)}${stateOf(sandbox)}`;
  return (await attempt('view', add, view, words)) === true;
}

function stateOf(sandbox: Sandbox | undefined): string {
  const { state = 'active' } = sandbox ?? {};
  return state === 'active' ? '' : ` (state ${state})`;
}

/** Looks up the connection spec of each source. One sandbox is enough, since the specs belong to the organization. */
async function checkSources(
  sandbox: string,
  { wanted, isAsked, concurrency }: Omit<Asked, 'named' | 'clean'>,
  flowService: FlowService,
  add: (check: Check) => void,
): Promise<void> {
  const offered = new Set<string>();
  const failed: Problem[] = [];
  await forEachConcurrent(wanted, concurrency, async (source) => {
    try {
      if ((await flowService.findSpec(sandbox, source)) !== undefined) offered.add(source.name);
    } catch (error) {
      failed.push(...problemsIn(error));
    }
  });
  const [problem] = failed;
  if (problem !== undefined) {
    add(wrong('sources', problem));
    return;
  }
  const gone = wanted.filter(({ name }) => !offered.has(name));
  const names = (all: readonly Source[]) =>
    joinMessages(
      all.map(({ name }) => [code(name)]),
      ', ',
    );
  const count = msg`Adobe offers ${offered.size} of ${wanted.length}${isAsked ? '' : ' that this program knows'}`;
  if (gone.length === 0) add({ check: 'sources', status: 'ok', message: count });
  else if (!isAsked)
    add({
      check: 'sources',
      status: 'ok',
      message: msg`${count}; not ${listUpTo(
        gone.map(({ name }) => [code(name)]),
        10,
      )}`,
    });
  else {
    const message = msg`${count}: not ${names(gone)}`;
    const fix = msg`ask Adobe for its replacement, or for the licence that it needs`;
    add({ check: 'sources', status: 'wrong', code: 'spec-gone', message, fix });
  }
}

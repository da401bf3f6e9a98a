import { join, resolve } from 'node:path';
import { readConnectionsFile } from '../config/connections-file.ts';
import { code, type Message, msg, value } from '../model/message.ts';
import { isError, ProblemError } from '../model/problem.ts';
import { visible } from '../model/visible.ts';
import { parseOption } from '../options/read-options.ts';
import { ACTION, copyAction, updateAction } from './action-copy.ts';
import { firstConnections, flagErrors } from './connections-yaml.ts';
import { EXIT } from './exit-code.ts';
import { exists, readExample, readKept, writeNewFile } from './files.ts';
import { type AnswerFlags, firstAnswers } from './first-answers.ts';
import { firstWorkflow, needsOf, type Setting, WORKFLOW } from './first-workflow.ts';
import { defaultBranch, ignoreFile, type Place, pathWithin, placeOf } from './git-repository.ts';
import { allowedHosts, checksOf, nextSteps } from './next-steps.ts';
import { printFailure, printProblems } from './problem-text.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';
import { COPY, isPinned, parseUses, usedIn } from './uses.ts';

export interface InitFlags extends AnswerFlags {
  /** The connections file, from the current folder. The default is `connections.yaml` at the top of the repository. */
  readonly config?: string | undefined;
  /** The action that the workflow uses instead of a copy. */
  readonly uses?: string | undefined;
  /** Whether to only renew the copy of the action. */
  readonly update?: boolean | undefined;
}

/** The secrets file in the examples of the help. */
const SECRETS_FILE = '.secrets';

/**
 * Writes a connections file, a workflow and a copy of the action, or renews the copy. It keeps existing files, and
 * writes a workflow that fits them. Returns the exit code.
 */
export async function init({ update, ...flags }: InitFlags, terminal: Terminal): Promise<number> {
  try {
    const place = await placeOf(terminal.folder);
    if (update !== true) return await setUp(flags, place, terminal);
    const { from = 'an unknown version', to } = await updateAction(place, terminal.home);
    const copy = place.shown(ACTION);
    const done =
      from === to ? `renewed ${copy} with the same version, ${to}` : `updated ${copy}: ${from} → ${to}`;
    printError(terminal, paintFor(terminal.error).good(done));
    return EXIT.done;
  } catch (error) {
    // Wrong answers count as errors in the file.
    return printFailure(error, terminal, EXIT.invalid);
  }
}

async function setUp(
  { config, uses: named, ...flags }: Omit<InitFlags, 'update'>,
  place: Place,
  terminal: Terminal,
): Promise<number> {
  const { home } = terminal;
  const { top, isRepository, shown } = place;
  const { good, strong } = paintFor(terminal.error);
  // Names of branches, folders and hosts are not trusted.
  const say = (text: string, paint = (line: string) => line) =>
    printError(terminal, paint(text.split('\n').map(visible).join('\n')));

  if (shown('') !== '') say(`The top of the repository is ${top}. Everything is written there.`);
  const path = pathInRepository(config, top, terminal.folder);
  refuseUnwritable(msg`the path of the connections file`, path, msg`rename the file or its folder`);
  const keptWorkflow = await readKept(top, WORKFLOW);
  const kept = keptWorkflow && new TextDecoder().decode(keptWorkflow);
  const uses = named === undefined ? (usedIn(kept ?? '') ?? COPY) : parseUses(named);
  const keptFile = await readKept(top, path);
  const bytes = keptFile ?? (await newFile(path, uses, flags, terminal));
  if (bytes === undefined) return EXIT.cancelled;
  const file = readFile(bytes, shown(path), flags.sandbox);
  if (file.problems.some(isError)) {
    printProblems(file.problems, terminal, file.text);
    return EXIT.invalid;
  }
  const branch = await defaultBranch(top, terminal);
  refuseUnwritable(msg`the default branch`, branch.name, msg`rename the branch`);
  const setting: Setting = { path, branch, uses, sandbox: file.sandbox };
  const example = await readExample(home, 'workflows/connections.yml', 'init');
  const workflow = firstWorkflow(example, file.needs, setting);

  const pieces: readonly Piece[] = [
    // The copy is most likely to fail, so it comes first, when nothing has been written yet.
    ...(uses === COPY
      ? [{ at: ACTION, isKept: await exists(join(top, ACTION)), write: () => copyAction(place, home) }]
      : []),
    { at: path, isKept: keptFile !== undefined, write: (to, name) => writeNewFile(to, bytes, name) },
    { at: WORKFLOW, isKept: kept !== undefined, write: (to, name) => writeNewFile(to, workflow, name) },
  ];
  for (const { at, isKept, write } of pieces) {
    if (!isKept) await write(join(top, at), shown(at));
    if (isKept) say(`kept ${shown(at)}`);
    else say(`wrote ${shown(at)}`, good);
  }
  const isIgnored = await ignoreFile(top, SECRETS_FILE, terminal);
  if (isIgnored === true) say(`added ${SECRETS_FILE} to ${shown('.gitignore')}`, good);

  // If the file names no sandbox, the workflow does.
  const { source, set, name, key, sandbox } = flags;
  const ofNewFile = [source, set, name, key, file.sandbox === undefined ? sandbox : undefined];
  const isIdle = keptFile !== undefined && ofNewFile.some((each) => each !== undefined);
  const warn = (text: string) => say(`Warning: ${text}`, strong);
  if (isIgnored === undefined)
    warn(`git may not ignore ${SECRETS_FILE}, and .gitignore could not be changed.`);
  if (!isRepository)
    warn('This folder is not in a git repository: GitHub runs workflows only from the top folder of one.');
  if (!isPinned(uses)) warn(`${uses} may change at any time: use the full commit, or the tag of a version.`);
  if (isIdle) warn(`${shown(path)} was kept: flags for a new file had no effect.`);
  const checks = kept === undefined || kept === workflow ? [] : checksOf(file.needs, setting, usedIn(kept));
  if (checks.length > 0) say(`\nCheck ${shown(WORKFLOW)}, which was kept:\n${checks.join('\n')}`);
  // The file's hosts may not have been reviewed. The checks for a kept workflow also name them.
  if (checks.length === 0 && file.needs.hosts.length > 0) say(allowedHosts(file.needs), strong);
  const isDone = pieces.every(({ isKept }) => isKept);
  say(isDone ? 'Nothing to write: everything exists.' : nextSteps(file.needs, setting, place));
  return EXIT.done;
}

/** A file or folder that `init` writes unless it exists. `at` is its path from the top of the repository. */
interface Piece {
  readonly at: string;
  readonly isKept: boolean;
  readonly write: (to: string, shown: string) => Promise<void>;
}

/** Throws a ProblemError for a name that does not work in a workflow, because GitHub would evaluate or trim it. */
function refuseUnwritable(what: Message, name: string, fix: Message): void {
  const refuse = (why: Message) => {
    throw new ProblemError({ code: 'input-invalid', message: msg`${what} ${why}`, fix });
  };
  if (name.includes('${{')) refuse(msg`contains ${code('${{')}, which GitHub reads as an expression`);
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) refuse(msg`contains a control character: ${value(name)}`);
  if (name.trim() !== name) refuse(msg`begins or ends with white space: ${value(name)}`);
}

/** Returns the path of the connections file from the top of the repository, as the workflow needs it. */
function pathInRepository(config: string | undefined, top: string, folder: string): string {
  if (config === undefined) return 'connections.yaml';
  const path = pathWithin(top, resolve(folder, config));
  if (path !== undefined) return path;
  const message = msg`${code('--config')} points outside the repository`;
  throw new ProblemError({ code: 'input-invalid', message, fix: msg`give a path inside the repository` });
}

/** Returns a first connections file; `undefined` if the user cancels. Throws a ProblemError if it would be invalid. */
async function newFile(
  path: string,
  uses: string,
  flags: AnswerFlags,
  terminal: Terminal,
): Promise<Uint8Array | undefined> {
  const given = await firstAnswers(flags, terminal);
  if (given === undefined) return undefined;
  const text = firstConnections(path, given.source, given.answers, uses);
  const errors = flagErrors(text);
  if (errors.length > 0) throw new ProblemError(errors);
  return new TextEncoder().encode(text);
}

/**
 * Reads a file as the new workflow will, with all of its hosts allowed. Returns what the workflow must pass, and the
 * sandbox that it must name if the file does not.
 */
function readFile(bytes: Uint8Array, shown: string, sandbox: string | undefined) {
  if (sandbox !== undefined) parseOption('sandbox', sandbox);
  const needs = needsOf(readConnectionsFile(bytes, shown, { sandbox }).entries);
  const isOpen = readConnectionsFile(bytes, shown).problems.some(({ code }) => code === 'sandbox-missing');
  const { problems, text } = readConnectionsFile(bytes, shown, { sandbox, allowedHosts: needs.hosts });
  return { needs, sandbox: isOpen ? sandbox : undefined, problems, text };
}

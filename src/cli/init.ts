import { join, relative, resolve } from 'node:path';
import { MAX_FILE_BYTES, readConnectionsFile } from '../config/connections-file.ts';
import { readWorkspaceFile } from '../machine/read-file.ts';
import { code, msg } from '../model/message.ts';
import { isError, ProblemError } from '../model/problem.ts';
import { parseOption } from '../options/read-options.ts';
import { ACTION, copyAction, updateAction } from './action-copy.ts';
import { firstConnections, readBack } from './connections-yaml.ts';
import { EXIT } from './exit-code.ts';
import { exists, readExample, writeNewFile } from './files.ts';
import { type AnswerFlags, firstAnswers } from './first-answers.ts';
import { firstWorkflow, needsOf, type Setting } from './first-workflow.ts';
import { defaultBranch, findTop, ignoreFile, pathWithin } from './git-repository.ts';
import { checksOf, nextSteps } from './next-steps.ts';
import { printFailure, printProblems } from './problem-text.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';
import { COPY, isPinned, parseUses, usedIn } from './uses.ts';

export interface InitFlags extends AnswerFlags {
  /** The connections file, from the current folder; `connections.yaml` at the top of the repository without it. */
  readonly config?: string | undefined;
  /** The action that the workflow uses in place of a copy. */
  readonly uses?: string | undefined;
  /** Whether to renew the copy of the action, and do nothing else. */
  readonly update?: boolean | undefined;
}

const WORKFLOW = '.github/workflows/connections.yml';

/** The secrets file of the examples in the help. */
const SECRETS_FILE = '.secrets';

/**
 * Writes what is missing of a connections file, a workflow and a copy of the action, or renews the copy. What exists is
 * kept, and the workflow fits it. Returns the exit code.
 */
export async function init({ update, ...flags }: InitFlags, terminal: Terminal): Promise<number> {
  const { folder, home } = terminal;
  try {
    const found = await findTop(folder);
    const top = found ?? resolve(folder);
    /** A path of the repository, as it can be opened in the current folder. */
    const shown = (path: string) => relative(folder, join(top, path));
    if (update !== true)
      return await setUp(flags, { top, isRepository: found !== undefined, shown }, terminal);
    const { from = 'an unknown version', to } = await updateAction(top, home);
    printError(terminal, paintFor(terminal.error).good(`updated ${shown(ACTION)}: ${from} → ${to}`));
    return EXIT.done;
  } catch (error) {
    // Errors in the answers would be errors in the file.
    return printFailure(error, terminal, EXIT.invalid);
  }
}

interface Place {
  readonly top: string;
  readonly isRepository: boolean;
  readonly shown: (path: string) => string;
}

async function setUp(
  { config, uses: named, ...flags }: Omit<InitFlags, 'update'>,
  { top, isRepository, shown }: Place,
  terminal: Terminal,
): Promise<number> {
  const { home } = terminal;
  const { good, strong } = paintFor(terminal.error);
  const say = (line: string) => printError(terminal, line);

  const path = pathInRepository(config, top, terminal.folder);
  const keptWorkflow = await readKept(top, WORKFLOW);
  const kept = keptWorkflow && new TextDecoder().decode(keptWorkflow);
  const uses = named === undefined ? (usedIn(kept ?? '') ?? COPY) : parseUses(named);
  const keptFile = await readKept(top, path);
  const bytes = keptFile ?? (await newFile(path, uses, flags, terminal));
  if (bytes === undefined) return EXIT.cancelled;
  const file = readFile(bytes, shown(path), flags.sandbox);
  if (file.problems.some(isError)) {
    printProblems(file.problems, terminal.error, { text: file.text, redact: (line) => line });
    return EXIT.invalid;
  }
  const branch = await defaultBranch(top, terminal);
  const setting: Setting = { path, branch, uses, sandbox: file.sandbox };
  const example = await readExample(home, 'workflows/connections.yml', 'init');
  const workflow = firstWorkflow(example, file.needs, setting);

  const wrote: string[] = [];
  const keeps: string[] = [];
  const note = (to: string, isThere: boolean) => (isThere ? keeps : wrote).push(shown(to));
  if (uses === COPY) {
    const isThere = await exists(join(top, ACTION));
    // What is most likely to fail comes first, so that nothing was written then.
    if (!isThere) await copyAction(top, home);
    note(ACTION, isThere);
  }
  if (keptFile === undefined) await writeNewFile(join(top, path), bytes, shown(path));
  note(path, keptFile !== undefined);
  if (kept === undefined) await writeNewFile(join(top, WORKFLOW), workflow, shown(WORKFLOW));
  note(WORKFLOW, kept !== undefined);
  const isIgnored = await ignoreFile(top, SECRETS_FILE, terminal);
  for (const each of keeps) say(`kept ${each}`);
  for (const each of wrote) say(good(`wrote ${each}`));
  if (isIgnored === true) say(good(`added ${SECRETS_FILE} to ${shown('.gitignore')}`));
  const warnings = [
    isIgnored === undefined &&
      `git may not ignore ${SECRETS_FILE}, and .gitignore cannot be changed: add a line.`,
    !isRepository && 'This folder is in no git repository: GitHub runs workflows only from the top of one.',
    !isPinned(uses) && `${uses} may change at any time: use the full commit, or the tag of a version.`,
    keptFile !== undefined &&
      isForNewFile(flags) &&
      `${shown(path)} was kept: the flags for a new file had no effect.`,
  ];
  for (const each of warnings) if (each !== false) say(strong(`Warning: ${each}`));
  const checks = kept === undefined || kept === workflow ? [] : checksOf(file.needs, setting);
  if (checks.length > 0) say(`\nCheck ${shown(WORKFLOW)}, which was kept:\n${checks.join('\n')}`);
  say(wrote.length === 0 ? 'Nothing to write: everything exists.' : nextSteps(file.needs, setting, shown));
  return EXIT.done;
}

/** Returns the path of the connections file from the top of the repository, by which a workflow finds it. */
function pathInRepository(config: string | undefined, top: string, folder: string): string {
  if (config === undefined) return 'connections.yaml';
  const path = pathWithin(top, resolve(folder, config));
  if (path !== undefined) return path;
  const message = msg`${code('--config')} leads out of the repository`;
  throw new ProblemError({ code: 'input-invalid', message, fix: msg`give a path inside the repository` });
}

/** Returns a file of the repository; `undefined` when there is none. Throws a ProblemError. */
async function readKept(top: string, path: string): Promise<Uint8Array | undefined> {
  return (await exists(join(top, path))) ? readWorkspaceFile(top, path, MAX_FILE_BYTES + 1) : undefined;
}

/** Returns a first connections file; `undefined` when the user cancels. Throws a ProblemError when it would be invalid. */
async function newFile(
  path: string,
  uses: string,
  flags: AnswerFlags,
  terminal: Terminal,
): Promise<Uint8Array | undefined> {
  const given = await firstAnswers(flags, terminal);
  if (given === undefined) return undefined;
  const text = firstConnections(path, given.source, given.answers, uses);
  const { errors } = readBack(text);
  if (errors.length > 0) throw new ProblemError(errors);
  return new TextEncoder().encode(text);
}

function isForNewFile({ source, set, name, key }: AnswerFlags): boolean {
  return [source, set, name, key].some((each) => each !== undefined);
}

/**
 * Reads a file as the workflow will, which allows the hosts that the file names. Returns what the workflow has to hand in,
 * and the sandbox that it has to name when the file does not.
 */
function readFile(bytes: Uint8Array, shown: string, sandbox: string | undefined) {
  if (sandbox !== undefined) parseOption('sandbox', sandbox);
  const needs = needsOf(readConnectionsFile(bytes, shown, { sandbox }).entries);
  const alone = readConnectionsFile(bytes, shown).problems;
  const isOpen = alone.some((problem) => problem.code === 'sandbox-missing');
  const { problems, text } = readConnectionsFile(bytes, shown, { sandbox, allowedHosts: needs.hosts });
  return { needs, sandbox: isOpen ? sandbox : undefined, problems, text };
}

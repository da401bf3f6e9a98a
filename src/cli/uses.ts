import { dirname, relative, resolve, sep } from 'node:path';
import { code, type Message, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import { ACTION } from './action-copy.ts';

/** The value of `uses:` in a repository with a copy of the action. */
export const COPY = `./${ACTION}`;

/** A folder of the repository, without `..`. */
const LOCAL = /^\.(?:\/|(?:\/(?!\.\.?(?:\/|$))[\w.-]+)+)$/;

/** One part of a path, but not `.` or `..`. */
const STEP = String.raw`(?!\.\.?(?:[/@]|$))[\w.-]+`;

/**
 * A branch, tag or commit, limited to characters that need no quotes in YAML.
 *
 * @see https://git-scm.com/docs/git-check-ref-format
 */
const REF = String.raw`(?!.*(?:\.\.|//|/\.|\.lock(?:/|$)|[./]$))\w[\w.+/-]*`;

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsuses */
const REMOTE = new RegExp(`^(${STEP}/${STEP})((?:/${STEP})*)@(${REF})$`);

/** Words from the documentation that everyone must replace, and what to write instead. */
const PLACEHOLDERS: readonly (readonly [RegExp, Message])[] = [
  [
    /^(?:your-org(?=\/)|owner(?=\/repo(?:sitory)?[/@]))/i,
    msg`write the GitHub organization or user that has your copy of the action`,
  ],
  [
    /(?<=@)(?:COMMIT|SHA|REF|TAG|VERSION)$/,
    msg`write the full commit of your copy, which ${code('git rev-parse HEAD')} prints in a clone of it`,
  ],
];

/** Returns the action that `--uses` names. Throws a ProblemError if it is not valid for `uses:` in a workflow. */
export function parseUses(text: string): string {
  for (const [pattern, fix] of PLACEHOLDERS) {
    const [word] = pattern.exec(text) ?? [];
    if (word === undefined) continue;
    const message = msg`${code('--uses')} contains the placeholder ${code(word)}`;
    throw new ProblemError({ code: 'input-invalid', message, fix });
  }
  if (LOCAL.test(text) || REMOTE.test(text)) return text;
  const message = msg`${code('--uses')} must have the form ${code('owner/repository@ref')} or ${code('./folder')}`;
  const fix = msg`name the repository that contains the action, and the full commit to use`;
  throw new ProblemError({ code: 'input-invalid', message, fix });
}

/** Returns the action that a workflow uses; `undefined` unless it is recognisably this one. */
export function usedIn(workflow: string): string | undefined {
  const [, used = ''] = /^[ -]*uses: +["']?([^\s"']*aep-base-connections[^\s"']*)/m.exec(workflow) ?? [];
  return LOCAL.test(used) || REMOTE.test(used) ? used : undefined;
}

/** Whether the action is pinned to a commit, or to a tag that looks like a version, and not to a branch. */
export function isPinned(uses: string): boolean {
  const [, , , ref] = REMOTE.exec(uses) ?? [];
  return ref === undefined || /^(?:[0-9a-f]{40}|v?\d+(?:\.\d+)*)$/.test(ref);
}

/**
 * Returns where editors find the schema of a file. `path` and the action's folder are relative to the top of the
 * repository.
 */
export function schemaOf(uses: string, path: string): string {
  const schema = 'schema/connections.schema.json';
  const [, repository, folder, ref] = REMOTE.exec(uses) ?? [];
  if (repository !== undefined)
    return `https://raw.githubusercontent.com/${repository}/${ref}${folder}/${schema}`;
  return relative(dirname(resolve(path)), resolve(uses, schema)).replaceAll(sep, '/');
}

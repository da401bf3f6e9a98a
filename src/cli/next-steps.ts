import { ACTION } from './action-copy.ts';
import type { Needs, Setting } from './first-workflow.ts';
import type { Place } from './git-repository.ts';
import { COPY } from './uses.ts';

/** Returns words with commas, and `and` before the last. */
const list = (words: readonly string[]) => new Intl.ListFormat('en-GB').format(words);

/** Returns what to check in a workflow that was kept, one line each. `used` is the action that it uses, if known. */
export function checksOf(
  { secrets, hosts }: Needs,
  { path, branch, uses, sandbox }: Setting,
  used: string | undefined,
): readonly string[] {
  const instead = used === undefined || used === uses ? '' : ` instead of \`${used}\``;
  const checks = [
    `\`on\` names ${path} under \`paths\`, and the branch ${branch.name} under \`push\``,
    `a step has \`uses: ${uses}\`${instead}`,
    path !== 'connections.yaml' && `the step has \`config: ${path}\``,
    sandbox !== undefined && `the step has \`sandbox: ${sandbox}\``,
    secrets.length > 0 && `the input \`secrets\` passes ${list(secrets)}`,
    hosts.length > 0 && `the input \`allowed-hosts\` lists ${list(hosts)}`,
  ];
  return checks.flatMap((check) => (check === false ? [] : [`  - ${check}`]));
}

/** Asks the user to check the hosts that the new workflow allows, since they come from the file. */
export function allowedHosts({ hosts }: Needs): string {
  return `\nThe input \`allowed-hosts\` of the workflow lists ${list(hosts)}:\ncheck that credentials may be sent there.`;
}

/** Returns the next steps after `init`. */
export function nextSteps(
  { secrets }: Needs,
  { branch: { name, isKnown }, uses }: Setting,
  { shown, isRepository }: Pick<Place, 'shown' | 'isRepository'>,
): string {
  const all = ['ADOBE_CLIENT_SECRET', ...secrets];
  const force = uses === COPY ? ` (\`git add --force ${shown(ACTION)}\`, where \`dist/\` is ignored)` : '';
  const guess = isKnown ? '' : `\n     No remote says that \`${name}\` is the default branch: check it.`;
  return `
Next:
  1. In the settings of the repository, add the secret${all.length === 1 ? '' : 's'} ${list(all)},
     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.
  2. ${isRepository ? 'Commit what was written' : 'Make this folder the top of a git repository, and commit what was written'}${force}.
  3. Open a pull request: it shows the plan. The merge to \`${name}\` applies it.${guess}`;
}

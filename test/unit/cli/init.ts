import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Flags that answer the questions of `init`. */
export const ANSWERS = ['--sandbox', 'dev', '--set', 'dataCenter=eu', '--set', 'clientId=1000.EXAMPLE'];
/** An action in another repository. */
export const USES = `acme/aep-base-connections@${'a'.repeat(40)}`;
/** Runs `init` without a copy of the action, which takes longer than everything else. */
export const FLAGS = [...ANSWERS, '--uses', USES];
/** Where `init` writes the workflow. */
export const WORKFLOW = '.github/workflows/connections.yml';
/** Where `init` copies the action. */
export const ACTION = '.github/actions/aep-base-connections';

/** Returns the text of a file in a folder. */
export const textOf = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
/** Returns the workflow that `init` has written. */
export const workflowOf = (folder: string) => parse(textOf(folder, WORKFLOW));
/** Returns the step of the workflow that runs the action. */
export const stepOf = (folder: string) =>
  workflowOf(folder).jobs.connections.steps.find(({ id }: { id?: string }) => id === 'connections');

import { cp } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ProblemError } from '../model/problem.ts';
import { askForAnswers } from './ask-for-answers.ts';
import { paintFor } from './colors.ts';
import { ACTION } from './connections-yaml.ts';
import { EXIT } from './exit-code.ts';
import { exists, writeNewFile } from './files.ts';
import { printFailure } from './problem-text.ts';
import { type Answers, errorsIn, firstConnections, firstWorkflow } from './scaffold.ts';
import { isInteractive, printError, type Terminal } from './terminal.ts';

export interface InitFlags extends Partial<Answers> {
  readonly config: string;
  /** Whether the action itself is copied into the repository. */
  readonly action: boolean;
}

const WORKFLOW = '.github/workflows/connections.yml';

/** What of this package a workflow needs. */
const PARTS = ['action.yml', 'dist', 'docs/troubleshooting.md', 'schema/connections.schema.json', 'LICENSE'];

/** Writes a first connections file and a workflow, and puts the action beside them. It overwrites nothing. Returns the exit code. */
export async function init({ config, action, ...given }: InitFlags, terminal: Terminal): Promise<number> {
  try {
    const path = inRepository(config);
    for (const each of [path, WORKFLOW]) if (await exists(each)) throw new ProblemError(isThere(each));
    const answers = isInteractive(terminal) ? await askForAnswers(given, terminal) : fromFlags(given);
    if (answers === undefined) return EXIT.cancelled;
    const connections = firstConnections(path, answers);
    const errors = errorsIn(connections);
    if (errors.length > 0) throw new ProblemError(errors);
    const workflow = await firstWorkflow(path, answers, terminal.home);

    await writeNewFile(path, connections);
    await writeNewFile(WORKFLOW, workflow);
    const written = [path, WORKFLOW];
    if (action && !(await exists(ACTION))) {
      for (const part of PARTS) await cp(join(terminal.home, part), join(ACTION, part), { recursive: true });
      written.push(`${ACTION}/`);
    }
    const paint = paintFor(terminal.error);
    for (const each of written) printError(terminal, paint.good(`wrote ${each}`));
    if (!(await exists('.git')))
      printError(
        terminal,
        paint.strong(
          'There is no `.git` in this folder: GitHub runs workflows only from the top of a repository.',
        ),
      );
    for (const line of nextSteps(answers)) printError(terminal, line);
    return EXIT.done;
  } catch (error) {
    // What is wrong with the answers is what would be wrong with the file.
    return printFailure(error, terminal, EXIT.invalid);
  }
}

/** A workflow finds the file by its path from the top of the repository, which is where this is run. */
function inRepository(config: string): string {
  const way = relative('.', resolve(config));
  if (way !== '' && !way.startsWith('..') && !isAbsolute(way)) return way.replaceAll(sep, '/');
  throw new ProblemError({
    code: 'input-invalid',
    message: '`--config` leads out of this folder, which is taken for the repository',
    fix: 'run it at the top of the repository, and give a path in it',
  });
}

function isThere(path: string) {
  return {
    code: 'file-exists',
    message: `\`${path}\` exists, and nothing is overwritten`,
    fix: 'move it away first, or go on with what is there',
  } as const;
}

const DEFAULTS = { key: 'zoho', name: 'Zoho CRM' };

function fromFlags(given: Partial<Answers>): Answers {
  const { sandbox, dataCenter, clientId } = given;
  if (sandbox !== undefined && dataCenter !== undefined && clientId !== undefined) {
    return { ...DEFAULTS, ...given, sandbox, dataCenter, clientId };
  }
  const missing = [
    ...(dataCenter === undefined ? ['`--data-center`'] : []),
    ...(sandbox === undefined ? ['`--sandbox`'] : []),
    ...(clientId === undefined ? ['`--client-id`'] : []),
  ];
  throw new ProblemError({
    code: 'input-missing',
    message: `there is nobody here to ask, and no ${missing.join(', ')}`,
    fix: 'give these flags, or run it in a terminal',
  });
}

function nextSteps({ key }: Answers): readonly string[] {
  return [
    '',
    'Next:',
    '  1. In the settings of the repository, add the secrets ADOBE_CLIENT_SECRET, ZOHO_CLIENT_SECRET and ZOHO_REFRESH_TOKEN,',
    '     and the variables ADOBE_CLIENT_ID and ADOBE_ORG_ID.',
    '  2. Commit what was written (`git add --force .github/actions/aep-base-connections`, where `dist/` is ignored).',
    `  3. Open a pull request: it shows the plan. The merge creates \`${key}\`.`,
  ];
}

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { doorOf } from '../http/result.ts';
import { useProxy } from '../machine/proxy.ts';
import { readWorkspaceFile } from '../machine/read-file.ts';
import { problemsIn } from '../model/problem.ts';
import { OPTIONS } from '../options/options.ts';
import { readInputs, readOptions } from '../options/read-options.ts';
import { forMarkdown } from '../report/escape.ts';
import type { Ports } from '../run/ports.ts';
import { failEarly, run } from '../run/run.ts';
import { secretsIn } from '../secrets/parse-secrets.ts';
import { createRedactor, redactingReporter } from '../secrets/redactor.ts';
import { addedSecrets } from '../source/catalogue.ts';
import { pullRequestsOf } from './pull-requests.ts';
import { githubReporter, guarded, guardedComment, type KeepComment, type Toolkit } from './reporter.ts';
import { DOCS, docsUrlOf, type Environment, type Repository, readRepository } from './repository.ts';
import { loadWorkflowEvent, type Push } from './workflow-event.ts';

/** The runner's machine that the action runs on. */
interface Runner extends Pick<Ports, 'clock' | 'random' | 'fetch' | 'cancel' | 'pace'> {
  readonly environment: Environment;
  readonly toolkit: Toolkit;
  /** The current folder. */
  readonly folder: string;
  /** The folder of the action, which may contain the docs. */
  readonly home: string;
}

/** Runs the action. Returns the exit code; every failure has been reported. */
export async function runAction(version: string, runner: Runner): Promise<number> {
  const { environment, toolkit, folder, home, ...machine } = runner;
  const { log, door, redactor, reporterWith } = openLog(toolkit);
  log.info(`aep-base-connections ${version}`);
  const repository = readRepository(environment);
  // A copy of the action may not contain the docs.
  const docsUrl = existsSync(join(home, DOCS)) ? docsUrlOf(environment, home) : undefined;
  const { push, ...read } = await prepare(environment, repository);
  const token = 'options' in read ? read.options.githubToken : undefined;
  const access = { ...machine, ...log, door };
  const pullRequests = repository && token && pullRequestsOf(repository, push, { ...access, token });
  const reporter = reporterWith(pullRequests?.keepComment);
  if ('problems' in read) return failEarly({ ...read, docsUrl }, reporter);
  const workspace = environment['GITHUB_WORKSPACE'] ?? folder;
  const findMergedPullRequests =
    pullRequests &&
    ((config: string, stopped: AbortSignal) =>
      pullRequests.findMerged(relative(workspace, resolve(workspace, config)).replaceAll(sep, '/'), stopped));
  return run(
    { ...read.options, secrets: read.secrets && secretsIn(read.secrets), docsUrl },
    {
      ...machine,
      door,
      publish: redactor.publish,
      reporter,
      readFile: (path) => readWorkspaceFile(workspace, path, MAX_FILE_BYTES + 1),
      findMergedPullRequests,
    },
  );
}

/** Returns the options, or the problems with them or with what the runner says of the event. */
async function prepare(
  environment: Environment,
  repository: Repository | undefined,
): Promise<ReturnType<typeof readOptions> & { readonly push?: Push | undefined }> {
  try {
    await useProxy(environment);
    const event = await loadWorkflowEvent(environment, (path) => readFile(path, 'utf8'));
    return { ...readOptions(readInputs(environment), event, repository), push: event.push };
  } catch (error) {
    return { problems: problemsIn(error), config: OPTIONS.config.default };
  }
}

/** Returns a redactor, a log without its secrets, a door that adds and masks those of answers, and reporters. */
export function openLog(toolkit: Toolkit) {
  const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
  const { learn, redact, redactForeign } = redactor;
  const log = guarded(toolkit, redact);
  const mask = (secret: string) => {
    if (learn(secret)) log.mask(secret);
  };
  return {
    log,
    redactor,
    door: doorOf(mask, redactForeign, addedSecrets),
    reporterWith: (keepComment: KeepComment | undefined) =>
      redactingReporter(githubReporter(log, keepComment && guardedComment(keepComment, redact)), redactor),
  };
}

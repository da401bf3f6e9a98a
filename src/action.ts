import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { MAX_FILE_BYTES } from './config/connections-file.ts';
import { pullRequestsOf } from './github/pull-requests.ts';
import { githubReporter, guarded, guardedComment, toolkit } from './github/reporter.ts';
import { DOCS, docsUrlOf, readRepository } from './github/repository.ts';
import { loadWorkflowEvent, type Push } from './github/workflow-event.ts';
import { doorOf } from './http/result.ts';
import { systemClock } from './machine/clock.ts';
import { useProxy } from './machine/proxy.ts';
import { readWorkspaceFile } from './machine/read-file.ts';
import { fetchAs } from './machine/user-agent.ts';
import { problemsIn } from './model/problem.ts';
import { OPTIONS } from './options/options.ts';
import { readInputs, readOptions } from './options/read-options.ts';
import { forMarkdown } from './report/escape.ts';
import { failEarly, run } from './run/run.ts';
import { createRedactor, redactingReporter } from './secrets/redactor.ts';
import { addedSecrets } from './source/catalogue.ts';

const environment = process.env;
// If these are set, the YAML parser prints every token of the file, including secrets.
for (const name of ['LOG_STREAM', 'LOG_TOKENS']) delete environment[name];
// With this variable Node accepts any certificate, and anyone on the network path could read the secrets.
delete environment['NODE_TLS_REJECT_UNAUTHORIZED'];

const cancel = new AbortController();
// Both listeners stay, so that a second signal does not kill the run while it writes its results.
process.on('SIGINT', () => cancel.abort());
process.on('SIGTERM', () => cancel.abort());
// A closed log must not end the run before the ids are written.
process.stdout.on('error', () => {});

const repository = readRepository(environment);
const folder = dirname(dirname(process.argv[1] ?? ''));
// A copy of the action may not contain the docs.
const docsUrl = existsSync(join(folder, DOCS)) ? docsUrlOf(environment, folder) : undefined;
const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
const { learn, publish, redact, redactForeign } = redactor;
const log = guarded(toolkit, redact);
const door = doorOf(
  (secret) => {
    if (learn(secret)) log.mask(secret);
  },
  redactForeign,
  addedSecrets,
);
const identified = fetchAs(`aep-base-connections/${manifest.version}`, fetch);
const machine = {
  clock: systemClock,
  random: Math.random,
  fetch: identified,
  cancel: cancel.signal,
  door,
};

async function main(): Promise<number> {
  log.info(`aep-base-connections ${manifest.version}`);
  const { push, ...read } = await prepare();
  const token = 'options' in read ? read.options.githubToken : undefined;
  const pullRequests = repository && token && pullRequestsOf(repository, push, { ...machine, ...log, token });
  const keepComment = pullRequests && guardedComment(pullRequests.keepComment, redact);
  const reporter = redactingReporter(githubReporter(log, keepComment), redactor);
  if ('problems' in read) return failEarly({ ...read, docsUrl }, reporter);
  const workspace = environment['GITHUB_WORKSPACE'] ?? process.cwd();
  const readFile = (path: string) => readWorkspaceFile(workspace, path, MAX_FILE_BYTES + 1);
  const findMergedPullRequests =
    pullRequests &&
    ((config: string, stopped: AbortSignal) =>
      pullRequests.findMerged(relative(workspace, resolve(workspace, config)).replaceAll(sep, '/'), stopped));
  return run(
    { ...read.options, docsUrl },
    { ...machine, publish, readFile, reporter, findMergedPullRequests },
  );
}

async function prepare(): Promise<ReturnType<typeof readOptions> & { readonly push?: Push | undefined }> {
  try {
    await useProxy(environment);
    const event = await loadWorkflowEvent(environment, (path) => fs.readFile(path, 'utf8'));
    return { ...readOptions(readInputs(environment), event, repository), push: event.push };
  } catch (error) {
    return { problems: problemsIn(error), config: OPTIONS.config.default };
  }
}

process.exitCode = await main();
// An open connection, or a proxy that does not close one, must not keep the process alive.
process.stdout.write('', () => process.exit());

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAX_FILE_BYTES } from './config/connections-file.ts';
import { pullRequestsOf } from './github/pull-requests.ts';
import { githubReporter, guarded, toolkit } from './github/reporter.ts';
import { DOCS, docsUrlOf, readRepository } from './github/repository.ts';
import { readWorkflowEvent } from './github/workflow-event.ts';
import { systemClock } from './machine/clock.ts';
import { useProxy } from './machine/proxy.ts';
import { readWorkspaceFile } from './machine/read-file.ts';
import { ProblemError, problemsIn } from './model/problem.ts';
import { OPTIONS } from './options/options.ts';
import { type OptionsRead, readInputs, readOptions } from './options/read-options.ts';
import type { Comment } from './report/comment.ts';
import { forMarkdown } from './report/escape.ts';
import { failEarly, run } from './run/run.ts';
import { createRedactor, redactingReporter } from './secrets/redactor.ts';

const environment = process.env;
// The YAML parser prints every token of the file, secrets included, when these happen to be set.
for (const name of ['LOG_STREAM', 'LOG_TOKENS']) delete environment[name];
// Node would take any certificate: whoever is in between could read the secrets.
delete environment['NODE_TLS_REJECT_UNAUTHORIZED'];

const cancel = new AbortController();
// Both stay in place: a second signal must not kill the run while it writes what it knows.
process.on('SIGINT', () => cancel.abort());
process.on('SIGTERM', () => cancel.abort());

/** Reads what set the workflow off. Without it, a stranger's code could not be told from the team's. */
async function readEvent(): Promise<unknown> {
  const path = environment['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const message = "the runner's file about the event (GITHUB_EVENT_PATH) cannot be read";
    throw new ProblemError({ code: 'event-unreadable', message, fix: 'run the job again' }, { cause });
  }
}

const repository = readRepository(environment);

async function prepare(): Promise<OptionsRead> {
  try {
    await useProxy(environment);
    const event = readWorkflowEvent(environment, await readEvent());
    return readOptions(readInputs(environment), event, repository);
  } catch (error) {
    return { problems: problemsIn(error), config: OPTIONS.config.default };
  }
}

// A log that nobody reads any more must not end the run before the ids are written.
process.stdout.on('error', () => {});

const read = await prepare();
const action = dirname(dirname(process.argv[1] ?? ''));
const docs = docsUrlOf(environment, action);
// A copy of the action may lack the docs.
const docsUrl = docs !== undefined && existsSync(join(action, DOCS)) ? docs : undefined;
const redactor = createRedactor([(text) => forMarkdown(text, Number.POSITIVE_INFINITY)]);
const { redact } = redactor;
const log = guarded(toolkit, redact);
const machine = { clock: systemClock, random: Math.random, fetch, cancel: cancel.signal };
if ('problems' in read) {
  const reporter = redactingReporter(githubReporter(log, undefined), redactor);
  process.exitCode = await failEarly({ ...read, docsUrl }, reporter);
} else {
  const { options } = read;
  const { githubToken: token } = options;
  const pullRequests =
    repository === undefined || token === undefined
      ? undefined
      : pullRequestsOf(repository, { ...machine, ...log, redact, token, apiUrl: repository.apiUrl });
  const keepComment =
    pullRequests &&
    ((comment: Comment) => pullRequests.keepComment({ ...comment, body: redact(comment.body) }));
  process.exitCode = await run(
    { ...options, docsUrl },
    {
      ...machine,
      readFile: (path) =>
        readWorkspaceFile(environment['GITHUB_WORKSPACE'] ?? process.cwd(), path, MAX_FILE_BYTES + 1),
      reporter: redactingReporter(githubReporter(log, keepComment), redactor),
      redact,
      findMergedPullRequest: pullRequests?.findMerged,
    },
  );
}
// Connections that are still being made, or a proxy that does not let go, must not keep the process: all is written.
process.stdout.write('', () => process.exit());

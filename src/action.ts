import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MAX_FILE_BYTES } from './config/connections-file.ts';
import { pullRequestsOf } from './github/pull-requests.ts';
import { DOCS, docsUrlOf } from './github/repository.ts';
import { githubSinks } from './github/toolkit.ts';
import { readWorkflowEvent } from './github/workflow-event.ts';
import { systemClock } from './machine/clock.ts';
import { useProxy } from './machine/proxy.ts';
import { readWorkspaceFile } from './machine/read-workspace-file.ts';
import { ProblemError, problemsIn } from './model/problem.ts';
import { INPUTS, type InputsRead, readInputs } from './options/read-options.ts';
import { refuse, run } from './run/run.ts';

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

async function prepare(): Promise<InputsRead> {
  try {
    await useProxy(environment);
    return readInputs(environment, readWorkflowEvent(environment, await readEvent()));
  } catch (error) {
    return { problems: problemsIn(error), config: INPUTS.config };
  }
}

// A log that nobody reads any more must not end the run before the ids are written.
process.stdout.on('error', () => {});

const inputs = await prepare();
const action = dirname(dirname(process.argv[1] ?? ''));
const docs = docsUrlOf(environment, action);
// A copy may be of the parts only that a run needs.
const docsUrl = docs === undefined || !existsSync(join(action, DOCS)) ? {} : { docsUrl: docs };
if ('problems' in inputs) {
  process.exitCode = await refuse({ ...inputs, ...docsUrl }, githubSinks);
} else {
  const { options, repository } = inputs;
  const machine = { clock: systemClock, random: Math.random, fetch, cancel: cancel.signal };
  const { githubToken: token } = options;
  process.exitCode = await run(
    { ...options, ...docsUrl },
    {
      ...machine,
      readFile: (path) =>
        readWorkspaceFile(environment['GITHUB_WORKSPACE'] ?? process.cwd(), path, MAX_FILE_BYTES + 1),
      sinks: githubSinks,
      ...(repository === undefined || token === undefined
        ? {}
        : {
            pullRequests: (guards) =>
              pullRequestsOf(repository, { ...machine, ...guards, token, apiUrl: repository.apiUrl }),
          }),
    },
  );
}
// Connections that are still being made, or a proxy that does not let go, must not keep the process: all is written.
process.stdout.write('', () => process.exit());

// Loaded before virtual time passes: the code under test imports it when it is first needed.
import '@actions/github';
import { vi } from 'vitest';
import { pullRequestsOf } from '../../../src/github/pull-requests.ts';
import { readRepository } from '../../../src/github/repository.ts';
import { loadWorkflowEvent } from '../../../src/github/workflow-event.ts';
import { doorOf } from '../../../src/http/result.ts';
import { useProxy } from '../../../src/machine/proxy.ts';
import { Secret } from '../../../src/model/secret.ts';
import { readInputs, readOptions } from '../../../src/options/read-options.ts';
import type { WorkflowEvent } from '../../../src/options/run-options.ts';
import { DEMO_ADOBE_CLIENT } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { type Producer, type Producers, thrownBy } from './producing.ts';

const COMMIT = 'a'.repeat(40);
const PULL_REQUEST = { number: 12, head: COMMIT };

const CREDENTIAL = {
  'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
  'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
  'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
};

/** Reads the inputs of a step, on a pull request of the repository unless the event is another. */
const inInputs =
  (given: Readonly<Record<string, string>>, event: Partial<WorkflowEvent> = {}): Producer =>
  () => {
    const inputs = Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
    const environment = {
      GITHUB_REPOSITORY: 'acme/crm',
      GITHUB_SHA: COMMIT,
      GITHUB_RUN_ID: '1',
      ...Object.fromEntries(inputs),
    };
    const pull = {
      name: 'pull_request',
      onDefaultBranch: false,
      origin: 'here',
      byDependabot: false,
    } as const;
    const whole = { ...pull, pullRequest: PULL_REQUEST, ...event };
    const read = readOptions(readInputs(environment), whole, readRepository(environment));
    return 'problems' in read ? read.problems : read.options.warnings;
  };

/** Shows a comment on a pull request of a GitHub that gives this answer to everything. */
const onGitHub = (answer: () => Response): Producer =>
  thrownBy(() => {
    const repository = {
      owner: 'acme',
      repo: 'crm',
      commit: COMMIT,
      apiUrl: 'https://api.example',
      runUrl: '',
    };
    const { keepComment } = pullRequestsOf(repository, undefined, {
      token: new Secret('ghs_the-token'),
      fetch: async () => answer(),
      clock: new VirtualClock({ autoAdvance: true }),
      cancel: new AbortController().signal,
      debug: () => {},
      info: () => {},
      random: () => 0.5,
      door: doorOf(
        () => {},
        (text) => text,
        [],
      ),
    });
    return keepComment({ pullRequest: PULL_REQUEST, marker: '<!-- marker -->', body: '' });
  });

/** Problems of how the program was called, and of GitHub. */
export const INPUTS = {
  'input-invalid': [inInputs({ timeout: 'soon' })],
  'input-missing': [inInputs({ ...CREDENTIAL, mode: 'plan', 'adobe-client-secret': '' })],
  'input-unknown': [inInputs({ ...CREDENTIAL, 'adobe-clientid': '' })],
  'mode-refused': [inInputs({ ...CREDENTIAL, mode: 'apply' }, { origin: 'elsewhere' })],
  'event-unreadable': [
    thrownBy(() => loadWorkflowEvent({ GITHUB_EVENT_PATH: 'event.json' }, async () => '{')),
  ],
  'proxy-invalid': [
    thrownBy(async () => {
      const environment = { https_proxy: 'proxy.example.com:3128' };
      // undici reads the variable itself, and prefers this spelling to the other one.
      vi.stubEnv('https_proxy', environment.https_proxy);
      await useProxy(environment).finally(() => vi.unstubAllEnvs());
    }),
  ],
  'github-refused': [
    onGitHub(() => Response.json({ message: 'Resource not accessible by integration' }, { status: 403 })),
  ],
  'github-unreachable': [onGitHub(() => new Response('', { status: 502 }))],
  'comment-impossible': [inInputs({ ...CREDENTIAL, mode: 'plan', 'github-token': '' })],
} satisfies Producers;

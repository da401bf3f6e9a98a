import { FlowService } from '../../../src/flow-service/flow-service.ts';
import { createDeadline } from '../../../src/http/deadline.ts';
import { doorOf } from '../../../src/http/result.ts';
import { textOf } from '../../../src/model/message.ts';
import { type Problem, ProblemError } from '../../../src/model/problem.ts';
import type { AdobeCredential } from '../../../src/model/run.ts';
import { Secret } from '../../../src/model/secret.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../../emulator/emulator.ts';
import { VirtualClock } from '../../emulator/virtual-clock.ts';
import { fetchOf } from '../http/emulated-fetch.ts';

export const clientSecret: AdobeCredential = {
  kind: 'client-secret',
  secret: new Secret(DEMO_ADOBE_CLIENT.clientSecret),
  scopes: 'openid,AdobeID',
};

export const givenToken: AdobeCredential = { kind: 'access-token', token: new Secret('given-token') };

interface Setting extends EmulatorOptions {
  readonly credential?: AdobeCredential;
  readonly concurrency?: number;
}

/** Returns Flow Service as a run uses it, over an emulator that accepts the token `given-token`. */
export function adobe({ credential = givenToken, concurrency = 4, ...options }: Setting = {}) {
  const clock = new VirtualClock({ autoAdvance: true });
  const emulator = createEmulator({
    clock,
    adobeTokens: ['given-token'],
    ...options,
  });
  const masked: string[] = [];
  const redactor = createRedactor();
  const cancel = new AbortController();
  const { clientId, orgId } = DEMO_ADOBE_CLIENT;
  const flowService = new FlowService({
    account: { clientId, orgId, credential },
    platformUrl: 'https://platform.adobe.io',
    imsUrl: 'https://ims-na1.adobelogin.com',
    concurrency,
    requestTimeout: 75_000,
    fetch: fetchOf(emulator),
    clock,
    random: () => 0.5,
    stop: createDeadline(clock, 600_000, cancel.signal),
    debug: () => {},
    info: () => {},
    door: doorOf(
      (secret) => {
        masked.push(secret);
        redactor.add(secret);
      },
      redactor.redact,
      [],
    ),
  });
  /** Returns the method, the last part of the path and the status of each request. */
  const sent = () =>
    emulator.requests.map(({ method, path, status }) => `${method} ${path.split('/').at(-1)} ${status}`);
  return { emulator, flowService, masked, cancel, sent, redactor };
}

/** A problem as the log shows it. */
export type DrawnProblem = Omit<Problem, 'message' | 'fix'> & {
  readonly message: string;
  readonly fix: string | undefined;
};

export function drawn({ message, fix, ...problem }: Problem): DrawnProblem {
  return { ...problem, message: textOf(message), fix: fix && textOf(fix) };
}

/** Returns the problems that the work rejects with. Fails if it succeeds. */
export async function problemsOf(work: Promise<unknown>): Promise<readonly DrawnProblem[]> {
  const error = await work.then(
    (value) => new Error(`nothing went wrong: ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProblemError) return error.problems.map(drawn);
  throw error;
}

/** Returns the only problem. Fails if there are several. */
export async function problemOf(work: Promise<unknown>): Promise<DrawnProblem> {
  const [problem, ...others] = await problemsOf(work);
  if (problem === undefined || others.length > 0) throw new Error(`${others.length} more problems than one`);
  return problem;
}

import { accessTokenIn, describeResult, failureCode, type HttpResult } from '../http/result.ts';
import type { HttpRequest } from '../http/send.ts';
import { msg, option } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { AdobeCredential } from '../model/run.ts';
import type { Secret } from '../model/secret.ts';
import { hintOf } from './errors.ts';

export interface AccessTokens {
  /** Returns the run's token; asks IMS for it the first time. Throws a ProblemError when IMS gives none. */
  readonly current: () => Promise<Secret>;
  /**
   * Returns another token than `refused`, which the gateway answered with 401; `undefined` when there is none: a
   * given token can't be renewed, and a minted one is renewed once per run.
   */
  readonly renew: (refused: Secret) => Promise<Secret | undefined>;
}

export interface TokenSource {
  readonly imsUrl: string;
  readonly clientId: string;
  readonly credential: AdobeCredential;
  /** Sends a request that may safely be sent again; masks the tokens of its answer. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
}

/**
 * Returns the access tokens of a run.
 * @see https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation
 */
export function accessTokens(source: TokenSource): AccessTokens {
  const { credential } = source;
  if (credential.kind === 'access-token') {
    return { current: async () => credential.token, renew: async () => undefined };
  }
  let first: Promise<Secret> | undefined;
  let second: Promise<Secret> | undefined;
  const current = () => {
    first ??= requestToken(source, credential);
    return second ?? first;
  };
  return {
    current,
    renew: async (refused) => {
      // Many requests may be refused at once: all of them wait for the same renewal.
      if ((await first) === refused) second ??= requestToken(source, credential);
      const token = await current();
      return token === refused ? undefined : token;
    },
  };
}

async function requestToken(
  source: TokenSource,
  credential: Extract<AdobeCredential, { kind: 'client-secret' }>,
): Promise<Secret> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: source.clientId,
    client_secret: credential.secret.reveal(),
    scope: credential.scopes,
  });
  const result = await source.send({
    method: 'POST',
    url: `${source.imsUrl}/ims/token/v3`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  });
  const token = accessTokenIn(result);
  if (token !== undefined) return token;
  const isAnswer = result.kind === 'answer';
  const why = isAnswer && result.status === 200 ? 'its answer holds none' : describeResult(result);
  const advice = isAnswer
    ? msg`check ${option('adobe-client-id')} and ${option('adobe-client-secret')}`
    : msg`check that ${option('ims-url')} can be reached from this machine, and run again`;
  throw new ProblemError({
    code: failureCode(result, { answered: 'adobe-token-refused', unreachable: 'adobe-unreachable' }),
    message: msg`Adobe's identity service (IMS) gave no access token: ${why}`,
    fix: hintOf(result) ?? advice,
  });
}

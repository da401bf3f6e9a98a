import { describeResult } from '../http/describe-result.ts';
import { failureCode } from '../http/failure.ts';
import type { HttpRequest, HttpResult } from '../http/send.ts';
import { isRecord } from '../model/is-record.ts';
import { ProblemError } from '../model/problem.ts';
import type { AdobeCredential } from '../model/run.ts';
import { Secret } from '../model/secret.ts';
import { isToken, maskTokensIn } from '../secrets/token-response.ts';
import { hintOf } from './errors.ts';

export interface AccessTokens {
  /** Returns the run's token; asks IMS for it the first time. Throws a ProblemError when there is none to be had. */
  readonly current: () => Promise<Secret>;
  /**
   * Returns another token than `refused`, which the gateway answered with 401; `undefined` when there is none: a
   * given token can't be renewed, and a minted one is renewed once a run.
   */
  readonly renew: (refused: Secret) => Promise<Secret | undefined>;
}

export interface TokenSource {
  readonly imsUrl: string;
  readonly clientId: string;
  readonly credential: AdobeCredential;
  /** Sends a request that may safely be sent again. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Told about every token before it is used. */
  readonly mask: (secret: string) => void;
  readonly redact: (text: string) => string;
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
      // Many requests may be refused at once: all of them wait for the one renewal.
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
  if (result.kind === 'answer' && result.status === 200 && isRecord(result.json)) {
    const token = result.json['access_token'];
    if (isToken(token)) {
      source.mask(token);
      return new Secret(token);
    }
  }
  maskTokensIn(result, source.mask);
  const refused = result.kind === 'answer' && result.status < 500;
  throw new ProblemError({
    code: failureCode(result, { answered: 'adobe-token-refused', unreachable: 'adobe-unreachable' }),
    message: `Adobe's identity service (IMS) gave no access token: ${
      refused && result.status === 200 ? 'its answer holds none' : describeResult(result, source.redact)
    }`,
    fix:
      hintOf(result) ??
      (result.kind === 'answer'
        ? 'check `adobe-client-id` and `adobe-client-secret`'
        : 'check that `ims-url` can be reached from this machine, and run again'),
  });
}

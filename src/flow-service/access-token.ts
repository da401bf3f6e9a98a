import { accessTokenIn, describeResult, failureCode, type HttpResult, objectIn } from '../http/result.ts';
import type { HttpRequest } from '../http/send.ts';
import { msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';
import type { AdobeCredential } from '../model/run.ts';
import type { Secret } from '../model/secret.ts';
import { tokenHintOf } from './hints.ts';

export interface TokenSource {
  readonly imsUrl: string;
  readonly clientId: string;
  readonly credential: AdobeCredential;
  /** Sends a request that may safely be repeated, and masks the tokens in its answer. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
}

export type AccessTokens = ReturnType<typeof accessTokens>;

/**
 * Returns the access tokens of a run.
 * @see https://developer.adobe.com/developer-console/docs/guides/authentication/ServerToServerAuthentication/implementation
 */
export function accessTokens(source: TokenSource) {
  let first: Promise<Secret> | undefined;
  let second: Promise<Secret> | undefined;
  /** Returns the run's token, which it requests from IMS the first time. Throws a ProblemError when IMS issues none. */
  const current = () => {
    first ??= requestToken(source);
    return second ?? first;
  };
  /** Returns a token to replace `refused`, if possible. A minted token is renewed once per run, a given token never. */
  const renew = async (refused: Secret) => {
    // Many requests may be refused at once. They all wait for the same renewal.
    if ((await first) === refused) second ??= requestToken(source);
    const token = await current();
    return token === refused ? undefined : token;
  };
  return { current, renew };
}

async function requestToken({ credential, imsUrl, clientId, send }: TokenSource): Promise<Secret> {
  if (credential.kind === 'access-token') return credential.token;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: credential.secret.reveal(),
    scope: credential.scopes,
  });
  const result = await send({
    method: 'POST',
    url: `${imsUrl}/ims/token/v3`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  });
  const token = accessTokenIn(result);
  if (token !== undefined) return token;
  const isEmpty = result.kind === 'answer' && result.error === undefined && objectIn(result) !== undefined;
  const why = isEmpty ? 'its answer contains none' : describeResult(result);
  throw new ProblemError({
    code: failureCode(result, { answered: 'adobe-token-refused', unreachable: 'adobe-unreachable' }),
    message: msg`Adobe's identity service (IMS) gave no access token: ${why}`,
    fix: tokenHintOf(result),
  });
}

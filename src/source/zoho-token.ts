import {
  accessTokenIn,
  describeResult,
  failureCode,
  type HttpResult,
  isAnswered,
  networkFix,
} from '../http/result.ts';
import type { HttpRequest } from '../http/send.ts';
import { isRecord } from '../model/is-record.ts';
import { code, msg, option } from '../model/message.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { Advice, Grant, Minted } from '../model/source.ts';
import { DOMAINS } from './zoho-crm.ts';

declare module '../model/problem.ts' {
  interface SourceProblemCodes {
    'zoho-unreachable': true;
    'zoho-token-refused': true;
    'zoho-throttled': true;
    'zoho-other-data-centre': true;
  }
}

export interface Minting {
  /** Sends a request once, and masks the tokens in its answer. */
  readonly send: (request: HttpRequest) => Promise<HttpResult>;
  /** Waits for the given time in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** The URL of an emulator that is used instead of the grant's accounts URL. */
  readonly instead?: string | undefined;
}

/** Attempts per grant and run. Each may create a token, and the eleventh token invalidates the first. */
const MAX_ATTEMPTS = 2;
const WAIT_MS = 2_000;

/**
 * Returns a function that obtains access tokens from Zoho, once per grant: the token or error is reused for that grant
 * until the run ends. It throws a ProblemError if Zoho gives no token.
 * @see https://www.zoho.com/accounts/protocol/oauth/token-limits.html
 */
export function tokenMinter(minting: Minting): (grant: Grant) => Promise<Minted> {
  const minted = new Map<string, Promise<Minted>>();
  return (grant) => {
    const { accountsUrl, clientId, clientSecret, refreshToken } = grant;
    const identity = JSON.stringify([accountsUrl, refreshToken, clientId, clientSecret]);
    const known = minted.get(identity) ?? mint(grant, minting);
    minted.set(identity, known);
    return known;
  };
}

async function mint(grant: Grant, { send, pause, instead }: Minting): Promise<Minted> {
  const { accountsUrl = '', clientId = '', clientSecret = '', refreshToken = '' } = grant;
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  });
  const request: HttpRequest = {
    method: 'POST',
    url: `${instead ?? accountsUrl}/oauth/v2/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: form.toString(),
  };
  for (let attempt = 1; ; attempt++) {
    const result = await send(request);
    const body = result.kind === 'answer' && isRecord(result.json) ? result.json : {};
    // Zoho also answers 200 when it rejects a request. Then the body contains an error.
    const token = body['error'] === undefined ? accessTokenIn(result) : undefined;
    if (token !== undefined) {
      const apiDomain = plain(body['api_domain'], API_DOMAIN);
      // An emulator serves all data centres.
      const doubt = instead === undefined ? otherDataCentre(accountsUrl, apiDomain) : undefined;
      return { token, apiDomain, scope: plain(body['scope'], SCOPES), doubt };
    }
    const mayPass =
      result.kind === 'answer'
        ? result.status >= 500 && !isThrottle(result.status, body)
        : !(result.kind === 'not-sent' && result.permanent);
    if (attempt >= MAX_ATTEMPTS || !mayPass) {
      throw new ProblemError(refusalOf(result, body, new URL(accountsUrl).host, instead !== undefined));
    }
    await pause(WAIT_MS);
  }
}

/**
 * Scopes such as `ZohoCRM.modules.ALL`, and the API domain of a data centre. Nothing else from these fields of an
 * answer is shown.
 * @see https://www.zoho.com/crm/developer/docs/api/v8/scopes.html
 */
const SCOPES =
  /^(?=.{1,500}$)[A-Za-z]{2,40}(?:\.[A-Za-z_]{2,40}){1,4}(?:[, ][A-Za-z]{2,40}(?:\.[A-Za-z_]{2,40}){1,4})*$/;
const API_DOMAIN = /^https:\/\/(?:www|sandbox|developer)\.zohoapis\.(?:com\.)?[a-z]{2,3}$/;

/** Returns what Zoho says about a token, if it has the documented form. */
function plain(said: unknown, form: RegExp): string | undefined {
  return typeof said === 'string' && form.test(said) ? said : undefined;
}

/**
 * Returns a warning if a token is for a data centre other than the one that issued it, if both are known. Adobe would
 * use such a token with the wrong servers.
 * @see https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html
 */
function otherDataCentre(accountsUrl: string, apiDomain: string | undefined): Problem | undefined {
  if (apiDomain === undefined) return undefined;
  const [asked, given] = [new URL(accountsUrl).hostname, new URL(apiDomain).hostname];
  const wanted = DOMAINS.find(({ zoho }) => asked === `accounts.${zoho}`)?.code;
  const other = DOMAINS.find(({ api }) => given === api || given.endsWith(`.${api}`))?.code;
  if (wanted === undefined || other === undefined || wanted === other) return undefined;
  return {
    code: 'zoho-other-data-centre',
    severity: 'warning',
    message: msg`Zoho (${asked}) gave an access token for another data centre: its API domain is ${apiDomain}`,
    fix: msg`if the account is in that data centre, set ${code('dataCenter')} to ${code(other)} and use a client that is enabled there`,
    parameter: 'accountsUrl',
  };
}

/**
 * Zoho's errors about a grant, which come with HTTP 200, and the usual causes.
 * @see https://www.zoho.com/accounts/protocol/oauth/self-client/authorization-code-flow.html
 */
const REFUSALS: ReadonlyMap<unknown, Advice & { readonly parameter: string }> = new Map(
  Object.entries({
    invalid_code: {
      parameter: 'refreshToken',
      message: msg`the refresh token is not valid there; it was revoked, belongs to another data centre or environment, or is not a refresh token but an access token or the one-time code of a self client`,
      fix: msg`create a new refresh token in the entry's data centre and store it in the secret; exchange a self client's code for a refresh token first`,
    },
    invalid_client: {
      parameter: 'clientId',
      message: msg`the client id or the client secret is wrong, or the client is not enabled for this data centre`,
      fix: msg`compare ${code('clientId')} and the client secret with Zoho's API console, and check there that the client is enabled for this data centre; a client for several data centres has a separate secret for each`,
    },
    invalid_client_secret: {
      parameter: 'clientSecret',
      message: msg`the client secret does not belong to the client id in this data centre`,
      fix: msg`copy the client secret from Zoho's API console into the secret; a client for several data centres has a separate secret for each`,
    },
  }),
);

/**
 * Whether too many tokens were requested. Zoho's documentation shows this error with both HTTP 400 and 200, so the body
 * decides.
 */
const isThrottle = (status: number | undefined, { error, error_description: words }: Body) =>
  status === 429 ||
  (typeof error === 'string' && /^access[ _]denied$/i.test(error)) ||
  (typeof words === 'string' && /\btoo many requests\b/i.test(words));

type Body = Readonly<Record<string, unknown>>;

/** Returns the problem for a request that returned no token. `body` is the answer, if it is a JSON object. */
function refusalOf(result: HttpResult, body: Body, host: string, isEmulated: boolean): Problem {
  const status = result.kind === 'answer' ? result.status : undefined;
  const { error } = body;
  // Throttling says nothing about the credentials.
  if (isThrottle(status, body)) {
    return {
      code: 'zoho-throttled',
      message: msg`Zoho (${host}) is not issuing access tokens at the moment: too many were requested`,
      fix: msg`wait ten minutes and run again; Zoho allows ten token requests per ten minutes`,
    };
  }
  const known = REFUSALS.get(error);
  if (known !== undefined) {
    const message = msg`Zoho (${host}) gave no access token (${String(error)}): ${known.message}`;
    return { ...known, code: 'zoho-token-refused', message };
  }
  // Only an answer with an OAuth error is about the credentials.
  const ofAnswer =
    error !== undefined
      ? msg`check the data centre, client id, client secret and refresh token`
      : isEmulated
        ? msg`check that ${option('zoho-accounts-url')} points to the emulator`
        : msg`check that no proxy answers in place of Zoho's accounts server`;
  const ofNetwork = msg`check that ${host} can be reached from this machine, and run again`;
  return {
    code: failureCode(result, { answered: 'zoho-token-refused', unreachable: 'zoho-unreachable' }),
    message: msg`Zoho (${host}) gave no access token: ${describeResult(result)}`,
    fix: isAnswered(result) ? ofAnswer : (networkFix(result) ?? ofNetwork),
  };
}

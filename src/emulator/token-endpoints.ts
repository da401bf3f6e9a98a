import { type Context, Hono } from 'hono';
import type { Clock } from '../machine/clock.ts';
import { ErrorAnswer } from './error-answers.ts';
import { hex, pick, type Random } from './random.ts';
import type { AdobeClient } from './stored-connection.ts';

export interface Minting {
  readonly clock: Clock;
  readonly random: Random;
  /** Called for every token that is issued. */
  readonly onToken: (token: string) => void;
}

/**
 * Returns the form in the body, or nothing if the URL has a query: URLs are logged by proxies, so sending secrets there
 * must fail.
 */
async function readForm({ req }: Context): Promise<URLSearchParams | undefined> {
  const body = await req.text();
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.header('content-type') ?? ''))
    return undefined;
  return new URL(req.url).search === '' ? new URLSearchParams(body) : undefined;
}

/** The lifetime of an Adobe token, in seconds. */
const ADOBE_LIFETIME = 86_399;

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** All Adobe access tokens that are or were valid, and who may use them. */
export class AdobeTokens {
  readonly clients: readonly AdobeClient[];
  readonly #minting: Minting;
  readonly #tokens = new Map<string, { readonly holder: AdobeClient; readonly expiresAt: number }>();

  constructor({ clients, ...minting }: Minting & { readonly clients: readonly AdobeClient[] }) {
    this.clients = clients;
    this.#minting = minting;
  }

  /** Returns a new token for a client. It looks like the signed tokens from IMS. */
  mint(client: AdobeClient): string {
    const { clock, random, onToken } = this.#minting;
    const parts = ['eyJhbGciOiJSUzI1NiJ9', pick(random, base64url, 120), pick(random, base64url, 86)];
    const token = parts.join('.');
    this.#tokens.set(token, { holder: client, expiresAt: clock.now() + ADOBE_LIFETIME * 1000 });
    onToken(token);
    return token;
  }

  /** Returns who may use a token; `undefined` if it is invalid. */
  use(token: string): readonly AdobeClient[] | undefined {
    const found = this.#tokens.get(token);
    return found && found.expiresAt > this.#minting.clock.now() ? [found.holder] : undefined;
  }
}

/**
 * The token endpoint of Adobe's identity service (IMS), which issues access tokens for server-to-server credentials.
 */
export function adobeTokenRoutes(tokens: AdobeTokens): Hono {
  return new Hono().post('/token/v3', async (context) => {
    const form = await readForm(context);
    if (!form) throw imsError('invalid_request', 'the parameters must be sent as a form in the body');
    if (form.get('grant_type') !== 'client_credentials') {
      throw imsError('unsupported_grant_type', 'unsupported grant_type');
    }
    const client = tokens.clients.find(({ clientId }) => clientId === form.get('client_id'));
    if (!client) throw imsError('invalid_client', 'invalid client_id parameter');
    if (form.get('client_secret') !== client.clientSecret) {
      throw imsError('invalid_client', 'invalid client_secret parameter');
    }
    // Scopes are separated by commas. The Developer Console determines which of them a credential has.
    const scopes = form.get('scope')?.split(',') ?? [''];
    if (!scopes.every((scope) => /^[A-Za-z][\w.]*$/.test(scope.trim()))) {
      throw imsError('invalid_scope', 'invalid scope parameter');
    }
    const token = tokens.mint(client);
    return context.json({ access_token: token, token_type: 'bearer', expires_in: ADOBE_LIFETIME });
  });
}

function imsError(error: string, description: string): ErrorAnswer {
  return new ErrorAnswer(400, () => ({ error, error_description: description }));
}

/** The credentials in a token request to Zoho. */
export type SourceGrant = Readonly<
  Record<'accountsHost' | 'clientId' | 'clientSecret' | 'refreshToken', string>
>;

/** The credentials in the order in which Zoho checks them, and its error for each. */
export const CREDENTIALS = [
  ['clientId', 'invalid_client'],
  ['clientSecret', 'invalid_client_secret'],
  ['refreshToken', 'invalid_code'],
] as const;

export type SourceTokenError = 'invalid_request' | (typeof CREDENTIALS)[number][1];

/** Returns why the source issues no token for complete credentials, or `undefined` if it issues one. */
export type Refusal = (asked: SourceGrant) => SourceTokenError | undefined;

/** Returns why a connection with these parameters gets no access, or `undefined` if it does. */
export function objectionTo(
  params: Readonly<Record<string, unknown>>,
  refuses: Refusal,
): SourceTokenError | undefined {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  const accountsUrl = text('accountsUrl');
  if (!text('endpoint') || !accountsUrl || !text('accessToken')) return 'invalid_request';
  const accountsHost = URL.canParse(accountsUrl) ? new URL(accountsUrl).host : '';
  const [clientId, clientSecret] = [text('clientId'), text('clientSecret')];
  return errorFor({ accountsHost, clientId, clientSecret, refreshToken: text('refreshToken') }, refuses);
}

function errorFor(asked: SourceGrant, refuses: Refusal): SourceTokenError | undefined {
  const missing = CREDENTIALS.find(([name]) => !asked[name]);
  return missing ? missing[1] : refuses(asked);
}

/** The period over which Zoho counts the token requests per refresh token, in milliseconds. */
const WINDOW = 10 * 60_000;

interface SourceTokenOptions extends Minting {
  readonly refuses: Refusal;
  /** The number of requests that are answered per refresh token in ten minutes. */
  readonly limit: number;
  /** The status for further requests. Zoho's documentation shows both. */
  readonly throttleStatus: ThrottleStatus;
}

export type ThrottleStatus = 200 | 400;

/** Zoho's token endpoint. Its errors have status 200, except perhaps the one about too many requests. */
export function sourceTokenRoutes(options: SourceTokenOptions): Hono {
  const { clock, random, refuses, limit, throttleStatus, onToken } = options;
  const windows = new Map<string, { readonly endsAt: number; requests: number }>();

  /** Counts a request. After too many, Zoho rejects all requests until ten minutes after the first one. */
  function isWithinLimit(refreshToken: string): boolean {
    const now = clock.now();
    const last = windows.get(refreshToken);
    const window = last && last.endsAt > now ? last : { endsAt: now + WINDOW, requests: 0 };
    windows.set(refreshToken, window);
    return ++window.requests <= limit;
  }

  return new Hono().post('/v2/token', async (context) => {
    const form = await readForm(context);
    if (form?.get('grant_type') !== 'refresh_token') throw refused('invalid_request');
    const asked = {
      accountsHost: new URL(context.req.url).host,
      clientId: form.get('client_id') ?? '',
      clientSecret: form.get('client_secret') ?? '',
      refreshToken: form.get('refresh_token') ?? '',
    };
    if (!isWithinLimit(asked.refreshToken)) throw tooManyRequests(throttleStatus);
    const error = errorFor(asked, refuses);
    if (error) throw refused(error);
    const token = `1000.${hex(random, 32)}.${hex(random, 32)}`;
    onToken(token);
    return context.json({
      access_token: token,
      scope: 'ZohoCRM.modules.READ ZohoCRM.settings.READ ZohoCRM.users.READ ZohoCRM.org.READ',
      api_domain: apiDomain(asked.accountsHost),
      token_type: 'Bearer',
      expires_in: 3_600,
    });
  });
}

/** Returns `https://www.zohoapis.eu` for `accounts.zoho.eu`. A loopback address counts as the US data centre. */
function apiDomain(accountsHost: string): string {
  return `https://www.zohoapis.${/^accounts\.zoho(?:cloud)?\.([a-z.]+)$/.exec(accountsHost)?.[1] ?? 'com'}`;
}

function refused(error: SourceTokenError): ErrorAnswer {
  return new ErrorAnswer(200, () => ({ error }));
}

function tooManyRequests(status: ThrottleStatus): ErrorAnswer {
  return new ErrorAnswer(status, () => ({
    error: 'Access Denied',
    error_description: 'You have made too many requests continuously. Please try again after some time.',
    status: 'failure',
  }));
}

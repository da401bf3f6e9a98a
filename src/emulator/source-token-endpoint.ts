import { Hono } from 'hono';
import type { Clock } from '../machine/clock.ts';
import { ErrorAnswer } from './error-answers.ts';
import { hex, type Random } from './random.ts';
import { readForm } from './request-body.ts';

/** Credentials for which Zoho hands out tokens. Without `accountsHost` the data centre doesn't matter. */
export interface SourceGrant {
  readonly accountsHost?: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

export type SourceGrants = 'any' | readonly SourceGrant[];

export type SourceTokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_client_secret'
  | 'invalid_code';

/** Zoho's accounts servers: the grants that are valid, and the tokens that were asked for. */
export class SourceAccounts {
  /** Credentials for which tokens are handed out, until somebody revokes them. */
  grants: SourceGrants;

  constructor(grants: SourceGrants) {
    this.grants = grants;
  }

  /** Why a connection with these parameters gets no access, or `undefined` when it does. */
  objectionTo(params: Readonly<Record<string, unknown>>): SourceTokenError | undefined {
    const text = (name: string) => {
      const value = params[name];
      return typeof value === 'string' ? value : '';
    };
    const accountsUrl = text('accountsUrl');
    if (!text('endpoint') || !accountsUrl || !text('accessToken')) return 'invalid_request';
    return this.objection({
      accountsHost: URL.canParse(accountsUrl) ? new URL(accountsUrl).host : '',
      clientId: text('clientId'),
      clientSecret: text('clientSecret'),
      refreshToken: text('refreshToken'),
    });
  }

  /** Why these credentials get no token at that host, or `undefined` when they get one. */
  objection(asked: Required<SourceGrant>): SourceTokenError | undefined {
    if (!asked.clientId) return 'invalid_client';
    if (!asked.clientSecret) return 'invalid_client_secret';
    if (!asked.refreshToken) return 'invalid_code';
    if (this.grants === 'any') return undefined;
    // A client is known to its own data centre only.
    const ofClient = this.grants.filter(
      ({ accountsHost, clientId }) =>
        clientId === asked.clientId && (accountsHost === undefined || accountsHost === asked.accountsHost),
    );
    if (ofClient.length === 0) return 'invalid_client';
    const ofSecret = ofClient.filter(({ clientSecret }) => clientSecret === asked.clientSecret);
    if (ofSecret.length === 0) return 'invalid_client_secret';
    return ofSecret.some(({ refreshToken }) => refreshToken === asked.refreshToken)
      ? undefined
      : 'invalid_code';
  }
}

/** Seconds for which a token is valid. */
const TOKEN_LIFETIME = 3_600;

/** Milliseconds in which Zoho counts the token requests of one refresh token. */
const WINDOW = 10 * 60_000;

export interface SourceTokenOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly accounts: SourceAccounts;
  /** Requests that are answered per refresh token in ten minutes. */
  readonly limit: number;
  /** Told of every token that is handed out. */
  readonly onToken: (token: string) => void;
}

/** Zoho's token endpoint. Its errors come with status 200, except for the one about too many requests. */
export function sourceTokenRoutes({ clock, random, accounts, limit, onToken }: SourceTokenOptions): Hono {
  const windows = new Map<string, { readonly endsAt: number; requests: number }>();
  const routes = new Hono();

  /** Counts a request. Once there are too many, Zoho refuses all until ten minutes after the first of them. */
  function isWithinLimit(refreshToken: string): boolean {
    const now = clock.now();
    let window = windows.get(refreshToken);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + WINDOW, requests: 0 };
      windows.set(refreshToken, window);
    }
    window.requests++;
    return window.requests <= limit;
  }

  routes.post('/v2/token', async (context) => {
    const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
    if (form?.get('grant_type') !== 'refresh_token') throw refused('invalid_request');
    const asked = {
      accountsHost: new URL(context.req.url).host,
      clientId: form.get('client_id') ?? '',
      clientSecret: form.get('client_secret') ?? '',
      refreshToken: form.get('refresh_token') ?? '',
    };
    if (!isWithinLimit(asked.refreshToken)) throw tooManyRequests;
    const error = accounts.objection(asked);
    if (error) throw refused(error);
    const token = `1000.${hex(random, 32)}.${hex(random, 32)}`;
    onToken(token);
    return context.json({
      access_token: token,
      scope: 'ZohoCRM.modules.READ ZohoCRM.settings.READ ZohoCRM.users.READ ZohoCRM.org.READ',
      api_domain: apiDomain(asked.accountsHost),
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME,
    });
  });

  return routes;
}

/** `accounts.zoho.eu` → `https://www.zohoapis.eu`. A loopback address counts as the data centre in the US. */
function apiDomain(accountsHost: string): string {
  const domain =
    /^accounts\.zoho(?:cloud)?\.(?<domain>[a-z.]+)$/.exec(accountsHost)?.groups?.['domain'] ?? 'com';
  return `https://www.zohoapis.${domain}`;
}

function refused(error: SourceTokenError): ErrorAnswer {
  return new ErrorAnswer(200, () => ({ error }));
}

const tooManyRequests = new ErrorAnswer(400, () => ({
  error: 'Access Denied',
  error_description: 'You have made too many requests continuously. Please try again after some time.',
  status: 'failure',
}));

import { Hono } from 'hono';
import type { Clock } from '../machine/clock.ts';
import type { AdobeClient } from './demo-client.ts';
import { ErrorAnswer } from './error-answers.ts';
import { pick, type Random } from './random.ts';
import { readForm } from './request-body.ts';

/** Seconds for which a token is valid. */
const TOKEN_LIFETIME = 86_399;

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface AdobeTokenOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly clients: readonly AdobeClient[];
  /** Tokens that are valid with the API key of any client. */
  readonly givenTokens: readonly string[];
  /** Uses after which a token that was handed out is refused. */
  readonly uses: number;
  /** Told of every token that is handed out. */
  readonly onToken: (token: string) => void;
}

/** Every Adobe access token that is or was valid, and who may use it. */
export class AdobeTokens {
  readonly clients: readonly AdobeClient[];
  readonly #options: AdobeTokenOptions;
  readonly #minted = new Map<
    string,
    { readonly client: AdobeClient; readonly expiresAt: number; uses: number }
  >();

  constructor(options: AdobeTokenOptions) {
    this.clients = options.clients;
    this.#options = options;
  }

  /** Returns a new token for a client; it looks like the signed tokens that IMS hands out. */
  mint(client: AdobeClient): string {
    const { clock, random, onToken } = this.#options;
    const parts = ['eyJhbGciOiJSUzI1NiJ9', pick(random, base64url, 120), pick(random, base64url, 86)];
    const token = parts.join('.');
    this.#minted.set(token, { client, expiresAt: clock.now() + TOKEN_LIFETIME * 1000, uses: 0 });
    onToken(token);
    return token;
  }

  /**
   * Counts one use of a token. Returns the client it was minted for, `'any'` for a token that was given to the
   * emulator and so belongs to no client in particular, and `undefined` when the token is not valid.
   */
  use(token: string): AdobeClient | 'any' | undefined {
    if (this.#options.givenTokens.includes(token)) return 'any';
    const minted = this.#minted.get(token);
    if (!minted || minted.expiresAt <= this.#options.clock.now()) return undefined;
    if (minted.uses >= this.#options.uses) return undefined;
    minted.uses++;
    return minted.client;
  }
}

/** The token endpoint of Adobe's identity service (IMS): an access token for a server-to-server credential. */
export function adobeTokenRoutes(tokens: AdobeTokens): Hono {
  const routes = new Hono();

  routes.post('/token/v3', async (context) => {
    const form = readForm(context.req.url, context.req.header('content-type'), await context.req.text());
    if (!form) throw imsError(400, 'invalid_request', 'the parameters must be sent as a form in the body');
    if (form.get('grant_type') !== 'client_credentials') {
      throw imsError(400, 'unsupported_grant_type', 'unsupported grant_type');
    }
    const client = tokens.clients.find(({ clientId }) => clientId === form.get('client_id'));
    if (!client) throw imsError(400, 'invalid_client', 'invalid client_id parameter');
    if (form.get('client_secret') !== client.clientSecret) {
      throw imsError(401, 'invalid_client', 'invalid client_secret parameter');
    }
    if (!areScopes(form.get('scope'))) throw imsError(400, 'invalid_scope', 'invalid scope parameter');
    return context.json({
      access_token: tokens.mint(client),
      token_type: 'bearer',
      expires_in: TOKEN_LIFETIME,
    });
  });

  return routes;
}

/** Scopes are separated by commas. The Developer Console decides which of them a credential has. */
function areScopes(text: string | null): boolean {
  return text?.split(',').every((scope) => /^[A-Za-z][\w.]*$/.test(scope.trim())) ?? false;
}

function imsError(status: 400 | 401, error: string, description: string): ErrorAnswer {
  return new ErrorAnswer(status, () => ({ error, error_description: description }));
}

import type { Clock } from '../machine/clock.ts';
import { hex, pick, type Random } from './identifiers.ts';

/** A credential of Adobe's Developer Console. */
export interface AdobeClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly orgId: string;
}

/** Seconds for which an Adobe token is good. */
export const adobeTokenLifetime = 86_399;

/** Seconds for which a Zoho token is good. */
export const zohoTokenLifetime = 3_600;

/** Milliseconds in which Zoho counts the token requests of one refresh token. */
const zohoWindow = 10 * 60_000;

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export interface TokenOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly adobeClients: readonly AdobeClient[];
  readonly adobeTokens: readonly string[];
  readonly adobeTokenUses: number;
  readonly zohoTokenLimit: number;
}

interface MintedAdobeToken {
  readonly client: AdobeClient;
  readonly expiresAt: number;
  uses: number;
}

/** Every access token that is or was good, and who may use it. */
export class Tokens {
  readonly adobeClients: readonly AdobeClient[];
  /** In the order in which they were handed out. */
  readonly minted: string[] = [];
  readonly #options: TokenOptions;
  readonly #adobe = new Map<string, MintedAdobeToken>();
  readonly #zohoWindows = new Map<string, { readonly endsAt: number; requests: number }>();

  constructor(options: TokenOptions) {
    this.adobeClients = options.adobeClients;
    this.#options = options;
  }

  /** A new token for a client; it has the look of the signed tokens that IMS hands out. */
  mintAdobeToken(client: AdobeClient): string {
    const { clock, random } = this.#options;
    const token = ['eyJhbGciOiJSUzI1NiJ9', pick(random, base64url, 120), pick(random, base64url, 86)].join(
      '.',
    );
    this.#adobe.set(token, { client, expiresAt: clock.now() + adobeTokenLifetime * 1000, uses: 0 });
    this.minted.push(token);
    return token;
  }

  /**
   * Takes one use of a token: `undefined` when it is not good, `'any'` for one that was given to the emulator
   * and so belongs to no client in particular, else the client it was minted for.
   */
  useAdobeToken(token: string): AdobeClient | 'any' | undefined {
    if (this.#options.adobeTokens.includes(token)) return 'any';
    const minted = this.#adobe.get(token);
    if (!minted || minted.expiresAt <= this.#options.clock.now()) return undefined;
    if (minted.uses >= this.#options.adobeTokenUses) return undefined;
    minted.uses++;
    return minted.client;
  }

  /**
   * Counts a token request: false when the refresh token has had its share. Zoho then answers nothing else
   * until ten minutes after the first of them.
   */
  admitZohoRequest(refreshToken: string): boolean {
    const now = this.#options.clock.now();
    let window = this.#zohoWindows.get(refreshToken);
    if (!window || window.endsAt <= now) {
      window = { endsAt: now + zohoWindow, requests: 0 };
      this.#zohoWindows.set(refreshToken, window);
    }
    window.requests++;
    return window.requests <= this.#options.zohoTokenLimit;
  }

  mintZohoToken(): string {
    const { random } = this.#options;
    const token = `1000.${hex(random, 32)}.${hex(random, 32)}`;
    this.minted.push(token);
    return token;
  }
}

import type { AdobeClient } from '../../src/emulator/stored-connection.ts';
import { AdobeTokens } from '../../src/emulator/token-endpoints.ts';

/** Behaviour of access tokens that the product's emulator does not have. */
export interface TokenOptions {
  /** More valid access tokens, for the API key of any client. */
  readonly adobeTokens?: readonly string[] | undefined;
  /** The number of uses after which an Adobe token is rejected. Unlimited by default. */
  readonly adobeTokenUses?: number | undefined;
}

/** The product's tokens, with given tokens and a limited number of uses. */
export class VariedTokens extends AdobeTokens {
  readonly #options: TokenOptions;
  readonly #uses = new Map<string, number>();

  constructor(options: ConstructorParameters<typeof AdobeTokens>[0] & TokenOptions) {
    super(options);
    this.#options = options;
  }

  override use(token: string): readonly AdobeClient[] | undefined {
    const { adobeTokens = [], adobeTokenUses = Number.POSITIVE_INFINITY } = this.#options;
    if (adobeTokens.includes(token)) return this.clients;
    const uses = this.#uses.get(token) ?? 0;
    this.#uses.set(token, uses + 1);
    return uses < adobeTokenUses ? super.use(token) : undefined;
  }
}

import type { AdobeClient } from '../../src/emulator/stored-connection.ts';
import { AdobeTokens } from '../../src/emulator/token-endpoints.ts';

/** Access tokens, besides what the product's emulator does with them. */
export interface TokenOptions {
  /** More access tokens that are valid, with the API key of any client. */
  readonly adobeTokens?: readonly string[] | undefined;
  /** Uses after which a minted Adobe token is refused. Unlimited by default. */
  readonly adobeTokenUses?: number | undefined;
}

/** The product's tokens, of which some may be given, and minted ones may wear out. */
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

import { Hono } from 'hono';
import type { ConnectionStore } from './connection-store.ts';
import { type Environment, gateway } from './gateway.ts';
import type { AdobeTokens } from './token-endpoints.ts';

/** The path of the sandbox API on `platform.adobe.io`. */
export const SANDBOX_PATH = '/data/foundation/sandbox-management/';

/**
 * Lists the sandboxes that the caller may use, on one page.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sandbox/api/sandboxes
 */
export function sandboxRoutes(store: ConnectionStore, tokens: AdobeTokens): Hono<Environment> {
  return new Hono<Environment>().use(gateway(tokens)).get('/', (context) => {
    const sandboxes = store.sandboxes.map((name) => ({
      name,
      title: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      state: 'active',
      type: name === 'prod' ? 'production' : 'development',
      region: 'VA7',
      isDefault: name === 'prod',
    }));
    return context.json({ sandboxes, _page: { limit: 50, count: sandboxes.length }, _links: {} });
  });
}

import type { AdobeClient } from './tokens.ts';

/** The credential that the emulator knows unless told of others. */
export const DEMO_ADOBE_CLIENT: AdobeClient = {
  clientId: 'demo-client-id',
  clientSecret: 'demo-client-secret-0000',
  orgId: '0123456789ABCDEF01234567@AdobeOrg',
};

/** A credential of Adobe's Developer Console. */
export interface AdobeClient {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly orgId: string;
}

/** The credential that the emulator knows unless it is given others. */
export const DEMO_ADOBE_CLIENT: AdobeClient = {
  clientId: 'demo-client-id',
  clientSecret: 'demo-client-secret-0000',
  orgId: '0123456789ABCDEF01234567@AdobeOrg',
};

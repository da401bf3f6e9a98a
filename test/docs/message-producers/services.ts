import { knownSpecs } from '../../../src/emulator/connection-spec.ts';
import { answering, faulty, inRun, type Producer, type Producers, salesforce } from './producing.ts';

/** Asks Adobe, where something goes wrong with every request of that method and path. */
const asking = (...fault: Parameters<typeof faulty>): Producer =>
  inRun({ emulator: { faults: [faulty(...fault)] } });

/** Gets an answer of its own to every request of that method and path. */
const answered = (...answer: Parameters<typeof answering>): Producer =>
  inRun({ emulator: { faults: [answering(...answer)] } });

const ZOHO = ['POST', '/oauth/v2/token'] as const;

/** The connection specs that Adobe serves, but for the parameter `apiVersion`. */
const specs = knownSpecs.map((served) => ({
  ...served,
  authSpec: served.authSpec.map(({ spec, ...auth }) => {
    const { apiVersion: _, ...properties } = spec.properties;
    const required = spec.required.filter((name) => name !== 'apiVersion');
    return { ...auth, spec: { ...spec, properties, required } };
  }),
}));

/** Problems of what Adobe and Zoho answer. */
export const SERVICES = {
  'adobe-unreachable': [asking('GET', '/connections', { kind: 'hang' })],
  'adobe-refused': [
    answered('POST', '/connections', 403, {
      type: '/FLOW-2120-403',
      title: 'Forbidden',
      detail: 'Manage Sources is missing',
    }),
  ],
  'adobe-token-refused': [
    answered('POST', '/ims/token/v3', 400, {
      error: 'invalid_client',
      error_description: 'invalid client_secret parameter',
    }),
  ],
  'listing-incomplete': [asking('GET', '/connections', { kind: 'without-items' })],
  'spec-gone': [inRun({ emulator: { connectionSpecs: 'gone-404' } })],
  'spec-changed': [inRun({ file: salesforce, emulator: { specs } })],
  'zoho-unreachable': [asking(...ZOHO, { kind: 'hang' })],
  'zoho-token-refused': [answered(...ZOHO, 200, { error: 'invalid_code' })],
  'zoho-throttled': [answered(...ZOHO, 400, { error: 'Access Denied' })],
  'zoho-other-data-centre': [
    inRun({
      options: { sourceTokenUrl: undefined },
      emulator: {
        faults: [
          answering(...ZOHO, 200, { access_token: '1000.access', api_domain: 'https://www.zohoapis.com' }),
        ],
      },
    }),
  ],
} satisfies Producers;

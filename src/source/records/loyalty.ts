import type { Source } from '../../model/source.ts';
import { secret, text } from '../parameters.ts';
import { BETA, tutorial } from './common.ts';

export const loyalty: readonly Source[] = [
  {
    name: 'capillary',
    title: 'Capillary Streaming Events',
    category: 'loyalty',
    spec: { id: '6360f136-5980-4111-8bdf-15d29eab3b5a', version: '1.0' },
    page: tutorial('loyalty/capillary'),
    seen: '2026',
    auth: {
      'OAuth generic-rest-connector': {
        clientId: text('The client id.', 'acme-client-id'),
        clientSecret: secret('The client secret.'),
        accessToken: secret('The access token.'),
      },
    },
    explore: false,
    doubts: [BETA, "The first version of Adobe's page describes Adobe credentials here, not Capillary's."],
    key: 'capillary',
  },
];

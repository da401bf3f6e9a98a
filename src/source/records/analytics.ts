import type { Source } from '../../model/source.ts';
import { chosenSecret, optional, text, url } from '../parameters.ts';
import { tutorial } from './common.ts';

export const analytics: readonly Source[] = [
  {
    name: 'mixpanel',
    title: 'Mixpanel',
    category: 'analytics',
    spec: { id: 'fd2c8ff3-1de0-4f6b-8fa8-4264784870eb', version: '1.0' },
    page: tutorial('analytics/mixpanel'),
    seen: '2026-05',
    auth: {
      'Basic Authentication': {
        username: text('The user name of the service account.', 'acme.123456.mp-service-account'),
        password: chosenSecret('The password of the service account.'),
        host: optional(
          url(
            ['data.mixpanel.com', 'data-eu.mixpanel.com'],
            'The Mixpanel server that exports the data.',
            'https://data.mixpanel.com',
            { bareHost: true },
          ),
        ),
      },
    },
    explore: false,
    doubts: [
      "Only an older version of Adobe's page mentions `host`, so Flow Service may no longer accept it.",
    ],
    key: 'mixpanel',
  },
];

import type { Source } from '../../model/source.ts';
import { address, secret, text } from '../parameters.ts';
import { BETA, tutorial } from './common.ts';

export const payments: readonly Source[] = [
  {
    name: 'square',
    title: 'Square',
    category: 'payments',
    spec: { id: '2acf109f-9b66-4d5e-bc18-ebb2adcff8d5', version: '1.0' },
    page: tutorial('payments/square'),
    seen: '2026-05',
    auth: {
      'OAuth2 Refresh Code': {
        host: address(['connect.squareup.com'], "The host of Square's API.", 'https://connect.squareup.com'),
        clientId: text('The id of the application.', 'acme-application-id'),
        clientSecret: secret('The secret of the application.'),
        accessToken: secret('The OAuth access token.'),
        refreshToken: secret('The OAuth refresh token.'),
      },
    },
    doubts: [
      "Adobe's page does not say whether `host` is a URL or a host, and its example is not a Square host.",
    ],
    key: 'square',
  },
  {
    name: 'stripe',
    title: 'Stripe',
    category: 'payments',
    spec: { id: 'cc2c31d6-7b8c-4581-b49f-5c8698aa3ab3', version: '1.0' },
    page: tutorial('payments/stripe'),
    seen: '2024',
    auth: {
      'OAuth2 Refresh Code': { accessToken: secret('The API key of the account.') },
    },
    explore: false,
    doubts: [BETA],
    key: 'stripe',
  },
];

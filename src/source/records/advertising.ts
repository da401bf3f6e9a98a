import type { Source } from '../../model/source.ts';
import { optional, secret, text } from '../parameters.ts';
import { tutorial } from './common.ts';

export const advertising: readonly Source[] = [
  {
    name: 'google-ads',
    title: 'Google Ads',
    category: 'advertising',
    spec: { id: 'd771e9c1-4f26-40dc-8617-ce58c4b53702', version: '1.0' },
    page: tutorial('advertising/ads'),
    seen: '2026-05',
    auth: {
      'Basic Authentication': {
        clientCustomerID: text('The id of the client account.', '123-456-7890'),
        loginCustomerID: optional(text('The id of the manager account.', '098-765-4321')),
        developerToken: secret('The developer token of the manager account.'),
        refreshToken: secret('The OAuth refresh token.'),
        clientId: text('The OAuth client id.', '1234567890-acme.apps.googleusercontent.com'),
        clientSecret: secret('The OAuth client secret.'),
        googleAdsApiVersion: optional(text('The version of the Google Ads API.', 'v21')),
      },
    },
    doubts: [
      "Adobe's page does not say whether `loginCustomerID` and `googleAdsApiVersion` are required.",
      'Adobe supports v19 and newer of the Google Ads API, and Google retires versions over time.',
    ],
    key: 'google-ads',
  },
];

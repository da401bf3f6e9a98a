import type { Source } from '../../model/source.ts';
import { chosenSecret, hostPart, optional, secret, text, url } from '../parameters.ts';
import { tutorial } from './common.ts';

/** Mailchimp names its data centers `us1`, `us2` and so on. */
const MAILCHIMP = 'SITE.api.mailchimp.com';

const authorizationTestUrl = optional(
  url(
    ['login.mailchimp.com'],
    'A URL where the credentials are tested when the connection is created.',
    'https://login.mailchimp.com/oauth2/metadata',
    { path: true },
  ),
);

const mailchimpServer = {
  host: optional(
    url([MAILCHIMP], 'The root URL of the API.', 'https://us6.api.mailchimp.com', { bareHost: true }),
  ),
  domain: optional(hostPart(MAILCHIMP, 'The data center of the account.', 'us6')),
};

const mailchimp = {
  'Basic Authentication': {
    authorizationTestUrl,
    username: text('The user name.', 'acme'),
    password: chosenSecret('The password or API key of the user.'),
    ...mailchimpServer,
  },
  oAuth2RefreshCode: {
    authorizationTestUrl,
    accessToken: secret('The OAuth access token.'),
    ...mailchimpServer,
  },
};

const MAILCHIMP_FORMER_NAMES = { oAuth2RefreshCode: ['OAuth2 Refresh Code'] };

const MAILCHIMP_DOUBTS = [
  "Only older versions of Adobe's page mention `host`, and only an example in Adobe's SDK mentions `domain`.",
  'Adobe spells the name of one auth spec both `oAuth2RefreshCode` and `OAuth2 Refresh Code`.',
];

export const marketingAutomation: readonly Source[] = [
  {
    name: 'hubspot',
    title: 'HubSpot',
    category: 'marketing automation',
    spec: { id: 'cc6a4487-9e91-433e-a3a3-9cf6626c1806', version: '1.0', name: 'hubspot' },
    page: tutorial('marketing-automation/hubspot'),
    seen: '2026-05',
    auth: {
      'Basic Authentication': {
        clientId: text('The client id of the application.', '11111111-2222-3333-4444-555555555555'),
        clientSecret: secret('The client secret of the application.'),
        accessToken: secret('The OAuth access token.'),
        refreshToken: secret('The OAuth refresh token.'),
      },
    },
    key: 'hubspot',
  },
  {
    name: 'mailchimp-campaign',
    title: 'Mailchimp Campaign',
    category: 'marketing automation',
    spec: { id: 'c8ce8c8c-37fb-4162-9fbf-c2f181e04a7a', version: '1.0' },
    page: tutorial('marketing-automation/mailchimp-campaign'),
    seen: '2024',
    auth: mailchimp,
    formerNames: MAILCHIMP_FORMER_NAMES,
    explore: false,
    doubts: MAILCHIMP_DOUBTS,
    key: 'mailchimp-campaign',
  },
  {
    name: 'mailchimp-members',
    title: 'Mailchimp Members',
    category: 'marketing automation',
    spec: { id: '2e8580db-6489-4726-96de-e33f5f60295f', version: '1.0' },
    page: tutorial('marketing-automation/mailchimp-members'),
    seen: '2024',
    auth: mailchimp,
    formerNames: MAILCHIMP_FORMER_NAMES,
    explore: false,
    doubts: MAILCHIMP_DOUBTS,
    key: 'mailchimp-members',
  },
];

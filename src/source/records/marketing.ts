import { chosenSecret, host, hostPart, optional, secret, text, url } from '../parameters.ts';
import { BETA, catalogued } from './catalogued.ts';

export const advertising = catalogued('advertising', {
  'google-ads': {
    title: 'Google Ads',
    spec: { id: 'd771e9c1-4f26-40dc-8617-ce58c4b53702' },
    page: { path: 'advertising/ads', seen: '2026-05' },
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
  },
});

export const analytics = catalogued('analytics', {
  mixpanel: {
    title: 'Mixpanel',
    spec: { id: 'fd2c8ff3-1de0-4f6b-8fa8-4264784870eb' },
    page: { path: 'analytics/mixpanel', seen: '2026-05' },
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
  },
});

export const consent = catalogued('consent and preferences', {
  onetrust: {
    title: 'OneTrust',
    spec: { id: 'cf16d886-c627-4872-9936-fb08d6cba8cc' },
    page: { path: 'consent-and-preferences/onetrust', seen: '2022' },
    auth: {
      'OAuth2 Refresh Code': {
        host: host(['NAME.onetrust.com'], 'The host of the OneTrust environment.', 'app.onetrust.com'),
        accessToken: secret('The access token, valid for one year at most.'),
      },
    },
    explore: false,
    doubts: ['Adobe does not refresh the access token, so replace it before it expires.'],
  },
});

export const loyalty = catalogued('loyalty', {
  capillary: {
    title: 'Capillary Streaming Events',
    spec: { id: '6360f136-5980-4111-8bdf-15d29eab3b5a' },
    page: { path: 'loyalty/capillary', seen: '2026' },
    auth: {
      'OAuth generic-rest-connector': {
        clientId: text('The client id.', 'acme-client-id'),
        clientSecret: secret('The client secret.'),
        accessToken: secret('The access token.'),
      },
    },
    explore: false,
    doubts: [BETA, "The first version of Adobe's page describes Adobe credentials here, not Capillary's."],
  },
});

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
  domain: optional(hostPart([MAILCHIMP], 'The data center of the account.', 'us6')),
};

/** What the sources for campaigns and for members have in common. */
const mailchimp = {
  auth: {
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
  },
  formerNames: { oAuth2RefreshCode: ['OAuth2 Refresh Code'] },
  explore: false,
  doubts: [
    "Only older versions of Adobe's page mention `host`, and only an example in Adobe's SDK mentions `domain`.",
    'Adobe spells the name of one auth spec both `oAuth2RefreshCode` and `OAuth2 Refresh Code`.',
  ],
} as const;

export const marketingAutomation = catalogued('marketing automation', {
  hubspot: {
    title: 'HubSpot',
    spec: { id: 'cc6a4487-9e91-433e-a3a3-9cf6626c1806', name: 'hubspot' },
    page: { path: 'marketing-automation/hubspot', seen: '2026-05' },
    auth: {
      'Basic Authentication': {
        clientId: text('The client id of the application.', '11111111-2222-3333-4444-555555555555'),
        clientSecret: secret('The client secret of the application.'),
        accessToken: secret('The OAuth access token.'),
        refreshToken: secret('The OAuth refresh token.'),
      },
    },
  },
  'mailchimp-campaign': {
    title: 'Mailchimp Campaign',
    spec: { id: 'c8ce8c8c-37fb-4162-9fbf-c2f181e04a7a' },
    page: { path: 'marketing-automation/mailchimp-campaign', seen: '2024' },
    ...mailchimp,
  },
  'mailchimp-members': {
    title: 'Mailchimp Members',
    spec: { id: '2e8580db-6489-4726-96de-e33f5f60295f' },
    page: { path: 'marketing-automation/mailchimp-members', seen: '2024' },
    ...mailchimp,
  },
});

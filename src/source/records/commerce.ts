import { address, host, hostPart, secret, text, url } from '../parameters.ts';
import { BETA, catalogued } from './catalogued.ts';

const shop = {
  host: host(['NAME.myshopify.com'], 'The host of the shop.', 'acme.myshopify.com'),
  accessToken: secret('The access token for the Admin API.'),
};

export const ecommerce = catalogued('e-commerce', {
  'sap-commerce': {
    title: 'SAP Commerce',
    spec: { id: 'd8ee38de-7ae9-4058-9610-c79ce75f8e92' },
    page: { path: 'ecommerce/sap-commerce', seen: '2024' },
    auth: {
      'OAuth2 Client Credential': {
        region: hostPart(['SITE.revenue.cloud.sap'], 'The data center of SAP Subscription Billing.', 'eu10'),
        clientId: text('The client id from the service key.', 'sb-acme-billing'),
        clientSecret: secret('The client secret from the service key.'),
        tokenEndpoint: url(
          ['subscriptionbilling.authentication.SITE.hana.ondemand.com'],
          'The token URL from the service key.',
          'https://subscriptionbilling.authentication.eu10.hana.ondemand.com',
          { path: true },
        ),
      },
    },
    explore: false,
    doubts: [
      BETA,
      "In Adobe's examples, the host of `tokenEndpoint` starts with `subscriptionbilling`, but a service key may have a different host.",
    ],
  },
  shopify: {
    title: 'Shopify',
    spec: { id: '4f63aa36-bd48-4e33-bb83-49fbcd11c708' },
    page: { path: 'ecommerce/shopify', seen: '2026' },
    auth: { 'Access Token Based': shop, 'Basic Authentication': shop },
    doubts: ["Adobe's page lists the same parameters for both auth specs and does not say how they differ."],
  },
});

export const payments = catalogued('payments', {
  square: {
    title: 'Square',
    spec: { id: '2acf109f-9b66-4d5e-bc18-ebb2adcff8d5' },
    page: { path: 'payments/square', seen: '2026-05' },
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
  },
  stripe: {
    title: 'Stripe',
    spec: { id: 'cc2c31d6-7b8c-4581-b49f-5c8698aa3ab3' },
    page: { path: 'payments/stripe', seen: '2024' },
    auth: { 'OAuth2 Refresh Code': { accessToken: secret('The API key of the account.') } },
    explore: false,
    doubts: [BETA],
  },
});

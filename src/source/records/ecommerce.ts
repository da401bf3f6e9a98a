import type { Source } from '../../model/source.ts';
import { host, hostPart, secret, text, url } from '../parameters.ts';
import { BETA, tutorial } from './common.ts';

const shop = {
  host: host(['NAME.myshopify.com'], 'The host of the shop.', 'acme.myshopify.com'),
  accessToken: secret('The access token for the Admin API.'),
};

export const ecommerce: readonly Source[] = [
  {
    name: 'sap-commerce',
    title: 'SAP Commerce',
    category: 'e-commerce',
    spec: { id: 'd8ee38de-7ae9-4058-9610-c79ce75f8e92', version: '1.0' },
    page: tutorial('ecommerce/sap-commerce'),
    seen: '2024',
    auth: {
      'OAuth2 Client Credential': {
        region: hostPart('SITE.revenue.cloud.sap', 'The data center of SAP Subscription Billing.', 'eu10'),
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
    key: 'sap-commerce',
  },
  {
    name: 'shopify',
    title: 'Shopify',
    category: 'e-commerce',
    spec: { id: '4f63aa36-bd48-4e33-bb83-49fbcd11c708', version: '1.0' },
    page: tutorial('ecommerce/shopify'),
    seen: '2026',
    auth: { 'Access Token Based': shop, 'Basic Authentication': shop },
    doubts: ["Adobe's page lists the same parameters for both auth specs and does not say how they differ."],
    key: 'shopify',
  },
];

import type { Source } from '../../model/source.ts';
import { address, secret, url } from '../parameters.ts';
import { password, tutorial, username } from './common.ts';
import { apiVersion, basicAuthentication, connectedApp, environmentUrl } from './salesforce.ts';

export const customerSuccess: readonly Source[] = [
  {
    name: 'salesforce-service-cloud',
    title: 'Salesforce Service Cloud',
    category: 'customer success',
    spec: { id: 'cb66ab34-8619-49cb-96d1-39b37ede86ea', version: '1.0', name: 'salesforce-service-cloud' },
    page: tutorial('customer-success/salesforce-service-cloud'),
    seen: '2025',
    auth: {
      'OAuth2 Client Credential': { environmentUrl, ...connectedApp, apiVersion },
      'Basic Authentication': basicAuthentication,
    },
    doubts: [
      'Adobe announced that Basic Authentication would end in January 2026, so Flow Service may no longer offer it.',
    ],
    key: 'service-cloud',
  },
  {
    name: 'servicenow',
    title: 'ServiceNow',
    category: 'customer success',
    spec: { id: 'eb13cb25-47ab-407f-ba89-c0125281c563', version: '1.0', name: 'service-now' },
    page: tutorial('customer-success/servicenow'),
    seen: '2026-05',
    auth: {
      'Basic Authentication': {
        endpoint: url(
          ['NAME.service-now.com'],
          'The URL of the ServiceNow instance.',
          'https://acme.service-now.com',
        ),
        username,
        password,
      },
    },
    doubts: [
      "Adobe's only example of `endpoint` begins with `http://`, but only `https://` is accepted here.",
    ],
    key: 'servicenow',
  },
  {
    name: 'zendesk',
    title: 'Zendesk',
    category: 'customer success',
    spec: { id: '0a27232b-2c6e-4396-b8c6-c9fc24e37ba4', version: '1.0' },
    page: tutorial('customer-success/zendesk'),
    seen: '2023',
    auth: {
      'OAuth2 Refresh Code': {
        subdomain: address(
          ['NAME.zendesk.com'],
          'The URL of the Zendesk account.',
          'https://acme.zendesk.com',
        ),
        accessToken: secret('The API token of the account.'),
      },
    },
    explore: false,
    doubts: ["Adobe's page calls the parameter `subdomain`, but describes it as a URL."],
    key: 'zendesk',
  },
];

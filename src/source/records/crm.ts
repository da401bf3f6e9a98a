import type { Source } from '../../model/source.ts';
import { choice, flag, optional, secretFile, text, url } from '../parameters.ts';
import { password, servicePrincipal, tutorial } from './common.ts';
import {
  apiVersion,
  basicAuthentication,
  connectedApp,
  environmentUrl,
  loginUrl,
  MY_DOMAIN,
  user,
} from './salesforce.ts';

/** The numbers of Dynamics 365 regions. Region 10 is for Microsoft's own tests; 13 and 18 are not documented. */
const DYNAMICS_REGIONS = ['', 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22];

const serviceUri = url(
  DYNAMICS_REGIONS.map((region) => `NAME.crm${region}.dynamics.com`),
  'The URL of the Dynamics organization.',
  'https://acme.crm4.dynamics.com',
);

export const crm: readonly Source[] = [
  {
    name: 'microsoft-dynamics',
    title: 'Microsoft Dynamics 365',
    category: 'crm',
    spec: { id: '38ad80fe-8b06-4938-94f4-d4ee80266b07', version: '1.0', name: 'dynamics-online' },
    page: tutorial('crm/ms-dynamics'),
    seen: '2026-05',
    auth: {
      'Service Principal Key Based Authentication': { serviceUri, ...servicePrincipal },
      'Basic Authentication for Dynamics-Online': {
        serviceUri,
        username: text('The user name.', 'integration@acme.example'),
        password,
      },
    },
    doubts: [
      "Adobe's pages show no example of `serviceUri`, so it is assumed to be the URL of the organization.",
    ],
    key: 'dynamics',
  },
  {
    name: 'salesforce',
    title: 'Salesforce',
    category: 'crm',
    spec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0', name: 'salesforce' },
    page: tutorial('crm/salesforce'),
    seen: '2026',
    auth: {
      'OAuth2 Client Credential': {
        environmentUrl,
        ...connectedApp,
        apiVersion,
        includeDeletedObjects: optional(flag('Whether to read deleted records too.')),
      },
      'Basic Authentication': basicAuthentication,
      'OAuth2 JWT Token Credential': {
        jwtToken: secretFile('The signed JWT.'),
        ...connectedApp,
        instanceUrl: url(
          MY_DOMAIN,
          'The URL of the Salesforce organization.',
          'https://acme.my.salesforce.com',
        ),
        environmentType: optional(choice('The kind of the organization.', ['PRODUCTION', 'SANDBOX'], true)),
      },
    },
    added: ['orgId'],
    doubts: [
      'Adobe announced that Basic Authentication would end in January 2026, and the newest page omits it.',
      "Adobe's page says both that OAuth2 Client Credential requires `apiVersion` and that the newest version is the default.",
    ],
    key: 'salesforce',
  },
  {
    name: 'veeva-crm',
    title: 'Veeva CRM',
    category: 'crm',
    spec: { id: 'fcad62f3-09b0-41d3-be11-449d5a621b69', version: '1.0' },
    page: tutorial('crm/veeva'),
    seen: '2026',
    auth: {
      'Basic Authentication': { environmentUrl: loginUrl, ...user },
    },
    doubts: [
      "Adobe's pages show no example of `environmentUrl`, so it is assumed to be a Salesforce login host.",
      'Vault CRM is a different product, and this source may not support it.',
    ],
    key: 'veeva',
  },
];

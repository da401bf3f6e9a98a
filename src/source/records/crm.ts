import { address, choice, flag, optional, secret, secretFile, text, url } from '../parameters.ts';
import { catalogued, password, servicePrincipal, username } from './catalogued.ts';

/**
 * The hosts of an organization's own domain. Other hosts below salesforce.com and force.com may run customers' code.
 */
const MY_DOMAIN = ['DOMAIN.my.salesforce.com'];

const environmentUrl = url(
  MY_DOMAIN,
  'The URL of the Salesforce organization.',
  'https://acme.my.salesforce.com',
);

/** For password logins, Adobe's pages show the URL both with and without its scheme. */
const loginUrl = url(
  [...MY_DOMAIN, 'login.salesforce.com', 'test.salesforce.com'],
  'The URL where the user logs in.',
  'https://acme.my.salesforce.com',
  { bareHost: true },
);

const apiVersion = text('The version of the REST API, with its decimal.', '60.0');

const connectedApp = {
  clientId: text('The consumer key of the connected app.', '3MVG9EXAMPLE'),
  clientSecret: secret('The consumer secret of the connected app.'),
};

const user = {
  username: text('The user name.', 'integration@acme.example'),
  password,
  securityToken: secret('The security token of the user.'),
};

/** The end of this auth spec was announced for January 2026. */
const basicAuthentication = {
  environmentUrl: optional(loginUrl),
  ...user,
  apiVersion: optional(apiVersion),
};

/** The numbers of Dynamics 365 regions. Region 10 is for Microsoft's own tests; 13 and 18 are not documented. */
const DYNAMICS_REGIONS = ['', 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22];

const serviceUri = url(
  DYNAMICS_REGIONS.map((region) => `NAME.crm${region}.dynamics.com`),
  'The URL of the Dynamics organization.',
  'https://acme.crm4.dynamics.com',
);

export const crm = catalogued('crm', {
  'microsoft-dynamics': {
    title: 'Microsoft Dynamics 365',
    spec: { id: '38ad80fe-8b06-4938-94f4-d4ee80266b07', name: 'dynamics-online' },
    page: { path: 'crm/ms-dynamics', seen: '2026-05' },
    auth: {
      'Service Principal Key Based Authentication': { serviceUri, ...servicePrincipal },
      'Basic Authentication for Dynamics-Online': { serviceUri, username: user.username, password },
    },
    doubts: [
      "Adobe's pages show no example of `serviceUri`, so it is assumed to be the URL of the organization.",
    ],
    key: 'dynamics',
  },
  salesforce: {
    title: 'Salesforce',
    spec: { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', name: 'salesforce' },
    page: { path: 'crm/salesforce', seen: '2026' },
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
        instanceUrl: environmentUrl,
        environmentType: optional(choice('The kind of the organization.', ['PRODUCTION', 'SANDBOX'], true)),
      },
    },
    added: ['orgId'],
    doubts: [
      'Adobe announced that Basic Authentication would end in January 2026, and the newest page omits it.',
      "Adobe's page says both that OAuth2 Client Credential requires `apiVersion` and that the newest version is the default.",
    ],
  },
  'veeva-crm': {
    title: 'Veeva CRM',
    spec: { id: 'fcad62f3-09b0-41d3-be11-449d5a621b69' },
    page: { path: 'crm/veeva', seen: '2026' },
    auth: { 'Basic Authentication': { environmentUrl: loginUrl, ...user } },
    doubts: [
      "Adobe's pages show no example of `environmentUrl`, so it is assumed to be a Salesforce login host.",
      'Vault CRM is a different product, and this source may not support it.',
    ],
    key: 'veeva',
  },
});

export const customerSuccess = catalogued('customer success', {
  'salesforce-service-cloud': {
    title: 'Salesforce Service Cloud',
    spec: { id: 'cb66ab34-8619-49cb-96d1-39b37ede86ea', name: 'salesforce-service-cloud' },
    page: { path: 'customer-success/salesforce-service-cloud', seen: '2025' },
    auth: {
      'OAuth2 Client Credential': { environmentUrl, ...connectedApp, apiVersion },
      'Basic Authentication': basicAuthentication,
    },
    doubts: [
      'Adobe announced that Basic Authentication would end in January 2026, so Flow Service may no longer offer it.',
    ],
    key: 'service-cloud',
  },
  servicenow: {
    title: 'ServiceNow',
    spec: { id: 'eb13cb25-47ab-407f-ba89-c0125281c563', name: 'service-now' },
    page: { path: 'customer-success/servicenow', seen: '2026-05' },
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
  },
  zendesk: {
    title: 'Zendesk',
    spec: { id: '0a27232b-2c6e-4396-b8c6-c9fc24e37ba4' },
    page: { path: 'customer-success/zendesk', seen: '2023' },
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
  },
});

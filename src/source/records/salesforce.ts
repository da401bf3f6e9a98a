import { chosenSecret, optional, secret, text, url } from '../parameters.ts';

/**
 * The hosts of an organization's own domain. Other hosts below salesforce.com and force.com may run customers' code.
 */
export const MY_DOMAIN = ['DOMAIN.my.salesforce.com'];

/** The hosts where a user can log in with a password. */
const LOGIN = [...MY_DOMAIN, 'login.salesforce.com', 'test.salesforce.com'];

export const environmentUrl = url(
  MY_DOMAIN,
  'The URL of the Salesforce organization.',
  'https://acme.my.salesforce.com',
);

/** For password logins, Adobe's pages show the URL both with and without its scheme. */
export const loginUrl = url(LOGIN, 'The URL where the user logs in.', 'https://acme.my.salesforce.com', {
  bareHost: true,
});

export const apiVersion = text('The version of the REST API, with its decimal.', '60.0');

export const connectedApp = {
  clientId: text('The consumer key of the connected app.', '3MVG9EXAMPLE'),
  clientSecret: secret('The consumer secret of the connected app.'),
};

export const user = {
  username: text('The user name.', 'integration@acme.example'),
  password: chosenSecret('The password of the user.'),
  securityToken: secret('The security token of the user.'),
};

/** The end of this auth spec was announced for January 2026. */
export const basicAuthentication = {
  environmentUrl: optional(loginUrl),
  ...user,
  apiVersion: optional(apiVersion),
};

import type { Source } from '../../model/source.ts';
import { chosenSecret, object, optional, text, url } from '../parameters.ts';
import { password, tutorial, username } from './common.ts';

/** Returns a URL parameter for any server that the workflow allows. */
function anyUrl(description: string, example: string) {
  return url([], description, example, { path: true, port: true });
}

const host = anyUrl('The root URL of the API.', 'https://api.acme.example');

export const protocols: readonly Source[] = [
  {
    name: 'generic-odata',
    title: 'Generic OData',
    category: 'protocols',
    spec: { id: '8e6b41a8-d998-4545-ad7d-c6a9fff406c3', version: '1.0' },
    page: tutorial('protocols/odata'),
    seen: '2026-05',
    auth: {
      'Anonymous Authentication': {
        url: anyUrl('The root URL of the OData service.', 'https://odata.acme.example/Catalog.svc'),
      },
    },
    key: 'odata',
  },
  {
    name: 'generic-rest-api',
    title: 'Generic REST API',
    category: 'protocols',
    spec: { id: '4e98f16f-87d6-4ef0-bdc6-7a2b0fe76e62', version: '1.0' },
    page: tutorial('protocols/generic-rest'),
    seen: '2025',
    auth: {
      oAuth2RefreshCode: {
        host,
        accessToken: chosenSecret('The access token.'),
        clientId: optional(text('The client id.', 'acme-client-id')),
        clientSecret: optional(chosenSecret('The client secret.')),
        refreshToken: optional(chosenSecret('The refresh token.')),
        expirationDate: optional(text('When the access token expires.', '2030-01-01')),
        accessTokenUrl: optional(
          anyUrl('The URL where a new access token is requested.', 'https://api.acme.example/oauth/token'),
        ),
        authorizationTestUrl: optional(
          anyUrl(
            'A URL where the access token is tested when the connection is created.',
            'https://api.acme.example/me',
          ),
        ),
        requestParameterOverride: optional(
          object('The field names and the method of token requests.', {
            accessTokenField: 'access_token',
            authenticationMethod: 'POST',
          }),
        ),
      },
      'Basic Authentication': { host, username, password },
    },
    doubts: [
      "Adobe's page from 2025 says that this source is in beta, but the catalogue does not.",
      "Adobe's page does not describe the form of `requestParameterOverride`, so it is taken from the self-serve SDK.",
      "Adobe's page does not describe the form of `expirationDate`.",
    ],
    key: 'rest',
  },
];

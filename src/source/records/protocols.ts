import { choice, chosenSecret, flag, object, optional, text, url } from '../parameters.ts';
import { catalogued, password, username } from './catalogued.ts';

/** Returns a URL parameter for any server that the workflow allows. */
function anyUrl(description: string, example: string) {
  return url([], description, example, { path: true, port: true });
}

const host = anyUrl('The root URL of the API.', 'https://api.acme.example');

export const protocols = catalogued('protocols', {
  'generic-odata': {
    title: 'Generic OData',
    spec: { id: '8e6b41a8-d998-4545-ad7d-c6a9fff406c3' },
    page: { path: 'protocols/odata', seen: '2026-05' },
    auth: {
      'Anonymous Authentication': {
        url: anyUrl('The root URL of the OData service.', 'https://odata.acme.example/Catalog.svc'),
      },
    },
    key: 'odata',
  },
  'generic-rest-api': {
    title: 'Generic REST API',
    spec: { id: '4e98f16f-87d6-4ef0-bdc6-7a2b0fe76e62' },
    page: { path: 'protocols/generic-rest', seen: '2025' },
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
});

export const streaming = catalogued('streaming', {
  'http-api': {
    title: 'HTTP API',
    spec: { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb' },
    page: { path: 'streaming/http', seen: '2025' },
    auth: {
      'Streaming Connection': {
        dataType: choice('The form of the data.', ['xdm', 'raw'], true),
        name: optional(text('The name of the inlet.', 'acme-events')),
        sourceId: optional(text('The id of the inlet, by default its name.', 'acme-events')),
        authenticationRequired: optional(flag('Whether senders need an Adobe access token.')),
      },
    },
    added: ['inletUrl', 'inletId', 'sourceId', 'authenticationRequired'],
    addedSecrets: ['inletUrl', 'inletId'],
    explore: false,
    doubts: [
      'Anyone who knows `inletUrl` can send data unless `authenticationRequired` is true, so keep it confidential.',
      "Adobe's page says that `name` and `sourceId` are optional, but the Python library aepp requires both.",
    ],
    key: 'http',
  },
});

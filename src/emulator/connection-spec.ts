/** How `GET /connectionSpecs/{id}` behaves: the Zoho source is announced as deprecated and may be gone or changed. */
export type ConnectionSpecs = 'present' | 'gone-404' | 'gone-empty' | 'other-auth' | 'other-required';

/** The part of a connection spec record that the emulator itself goes by. */
export interface ConnectionSpec {
  readonly id: string;
  readonly name: string;
  readonly providerId: string;
  readonly version: string;
  readonly authSpec: readonly AuthSpec[];
  readonly attributes: object;
  readonly permissionsInfo: object;
}

interface AuthSpec {
  readonly name: string;
  readonly type: string;
  readonly spec: {
    readonly $schema: string;
    readonly type: 'object';
    readonly properties: Readonly<Record<string, AuthProperty>>;
    readonly required: readonly string[];
  };
}

interface AuthProperty {
  readonly type: 'string';
  readonly description: string;
  /** `password` marks a secret. */
  readonly format?: 'uri' | 'password';
}

const properties = {
  endpoint: { type: 'string', description: 'The endpoint of the Zoho CRM server.' },
  accountsUrl: { type: 'string', description: 'The accounts URL of your Zoho data centre.', format: 'uri' },
  clientId: { type: 'string', description: 'The client id of the Zoho application.' },
  clientSecret: { type: 'string', description: 'The secret of the Zoho application.', format: 'password' },
  accessToken: { type: 'string', description: 'The access token.', format: 'password' },
  refreshToken: { type: 'string', description: 'The refresh token.', format: 'password' },
} as const satisfies Record<string, AuthProperty>;

/** The spec of Zoho CRM. Adobe's tutorial names these members; that all are required is the strict reading of it. */
export const zohoConnectionSpec: ConnectionSpec = {
  id: '929e4450-0237-4ed2-9404-b7e1e0a00309',
  name: 'zoho',
  providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
  version: '1.0',
  authSpec: [
    {
      name: 'Basic Authentication',
      type: 'Basic_Authentication',
      spec: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties,
        required: Object.keys(properties),
      },
    },
  ],
  attributes: { category: 'CRM', isSource: true },
  permissionsInfo: {
    view: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['read'] }],
    manage: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['write'] }],
  },
};

/** The Zoho spec as the service would serve it, or `undefined` when it serves none. */
export function servedSpec(specs: ConnectionSpecs): ConnectionSpec | undefined {
  switch (specs) {
    case 'present':
      return zohoConnectionSpec;
    case 'gone-404':
    case 'gone-empty':
      return undefined;
    case 'other-auth':
      return withAuth((auth) => ({ ...auth, name: 'OAuth2 Refresh Code', type: 'OAuth2' }));
    case 'other-required':
      return withAuth((auth) => ({
        ...auth,
        spec: {
          ...auth.spec,
          properties: {
            ...auth.spec.properties,
            environment: { type: 'string', description: 'The environment of the organisation.' },
          },
          required: [...auth.spec.required, 'environment'],
        },
      }));
  }
}

/** Whether a parameter of a connection with this spec is a secret. Of a spec that isn't known, everything is. */
export function isSecretParameter(specId: string, parameter: string): boolean {
  if (specId !== zohoConnectionSpec.id) return true;
  const known: Readonly<Record<string, AuthProperty>> = properties;
  return known[parameter]?.format === 'password';
}

function withAuth(change: (auth: AuthSpec) => AuthSpec): ConnectionSpec {
  return { ...zohoConnectionSpec, authSpec: zohoConnectionSpec.authSpec.map(change) };
}

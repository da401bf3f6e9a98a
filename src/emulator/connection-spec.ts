import type { Source } from '../model/source.ts';
import { defaultSource, sources } from '../source/catalogue.ts';

/** How `GET /connectionSpecs/{id}` behaves: Adobe retires and changes sources. */
export type ConnectionSpecs = 'present' | 'gone-404' | 'gone-empty' | 'other-auth' | 'other-required';

/** The part of a connection spec that the emulator itself uses. */
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
  /** Marks a secret. */
  readonly format?: 'password' | undefined;
}

/** Returns the spec of a source as the service serves it, made from the source's record. */
export function liveSpecOf({ name, spec, auth }: Source): ConnectionSpec {
  return {
    ...spec,
    name,
    providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
    authSpec: Object.entries(auth).map(([specName, parameters]) => ({
      name: specName,
      type: specName.replaceAll(' ', '_'),
      spec: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(parameters).map(([parameter, { description, secret }]) => [
            parameter,
            { type: 'string', description, ...(secret && { format: 'password' }) },
          ]),
        ),
        required: Object.keys(parameters).filter((parameter) => parameters[parameter]?.required),
      },
    })),
    attributes: { isSource: true },
    permissionsInfo: {
      view: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['read'] }],
      manage: [{ '@type': 'lowLevel', name: 'EnterpriseSource', permissions: ['write'] }],
    },
  };
}

/** The spec of the default source, which is the one that the emulator serves. */
export const defaultSpec: ConnectionSpec = liveSpecOf(defaultSource);

/** The spec as the service serves it, or `undefined` when it serves none. */
export function servedSpec(specs: ConnectionSpecs): ConnectionSpec | undefined {
  switch (specs) {
    case 'present':
      return defaultSpec;
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

/** Whether a parameter of a connection with this spec is a secret. Of an unknown spec, every parameter is. */
export function isSecretParameter(specId: string, parameter: string): boolean {
  const source = [...sources.values()].find(({ spec }) => spec.id === specId);
  const known = Object.values(source?.auth ?? {}).flatMap((parameters) => parameters[parameter] ?? []);
  return known.length === 0 ? source === undefined : known.some(({ secret }) => secret);
}

function withAuth(change: (auth: AuthSpec) => AuthSpec): ConnectionSpec {
  return { ...defaultSpec, authSpec: defaultSpec.authSpec.map(change) };
}

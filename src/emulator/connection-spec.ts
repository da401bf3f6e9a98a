import type { Parameter, Source } from '../model/source.ts';
import { sources } from '../source/catalogue.ts';
import { typeOf } from '../source/values.ts';

/** The part of a connection spec that the emulator itself uses. */
export type ConnectionSpec = ReturnType<typeof liveSpecOf>;

/** Returns the spec of a source as the service returns it, created from the source's record. */
export function liveSpecOf({ name, spec, auth }: Source) {
  return {
    ...spec,
    name: spec.name ?? name,
    providerId: '0ed90a81-07f4-4586-8190-b40eccef1c5a',
    authSpec: Object.entries(auth).map(([specName, parameters]) => ({
      name: specName,
      type: specName.replaceAll(' ', '_'),
      spec: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(parameters).map(([parameter, described]) => [parameter, propertyOf(described)]),
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

/** One of the `properties` of an auth spec in a response. */
interface Property {
  readonly type: string;
  readonly description: string;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
}

function propertyOf(parameter: Parameter): Property {
  const { description, secret } = parameter;
  return { type: typeOf(parameter) ?? 'string', description, ...(secret && { format: 'password' }) };
}

/** The specs of all sources in the catalogue. */
export const knownSpecs: readonly ConnectionSpec[] = [...sources.values()].map(liveSpecOf);

/**
 * Returns a function that says which parameters of a connection are secrets, according to the catalogue or otherwise the
 * served specs. For an unknown connection spec, all are.
 */
export function secretsOf(specId: string, served: readonly ConnectionSpec[]): (parameter: string) => boolean {
  const spec = [...knownSpecs, ...served].find(({ id }) => id === specId);
  return (parameter) =>
    spec === undefined ||
    spec.authSpec.some(({ spec: { properties } }) => properties[parameter]?.format === 'password');
}

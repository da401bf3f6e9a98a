import type { Parameter, Source } from '../model/source.ts';
import { findRecord, sources } from '../source/catalogue.ts';
import { typeOf } from '../source/values.ts';

/** The part of a connection spec that the emulator itself uses. */
export type ConnectionSpec = ReturnType<typeof liveSpecOf>;

/** Returns the spec of a source as the service serves it, made from the source's record. */
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

function propertyOf(parameter: Parameter) {
  const { description, secret } = parameter;
  return { type: typeOf(parameter) ?? 'string', description, ...(secret && { format: 'password' }) };
}

/** The spec of every source of the catalogue. */
export const knownSpecs: readonly ConnectionSpec[] = [...sources.values()].map(liveSpecOf);

/** Says which parameters of a connection with this spec are secrets: of an unknown spec, all of them. */
export function secretsOf(specId: string): (parameter: string) => boolean {
  const source = findRecord(specId);
  if (source === undefined) return () => true;
  const specs = Object.values(source.auth);
  return (parameter) => specs.some((parameters) => parameters[parameter]?.secret);
}

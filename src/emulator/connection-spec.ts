import type { Source } from '../model/source.ts';
import { defaultSource, sources } from '../source/catalogue.ts';

/** The part of a connection spec that the emulator itself uses. */
export type ConnectionSpec = ReturnType<typeof liveSpecOf>;

/** Returns the spec of a source as the service serves it, made from the source's record. */
export function liveSpecOf({ name, spec, auth }: Source) {
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

/** Says which parameters of a connection with this spec are secrets: of an unknown spec, all of them. */
export function secretsOf(specId: string): (parameter: string) => boolean {
  const source = [...sources.values()].find(({ spec }) => spec.id === specId);
  if (source === undefined) return () => true;
  const specs = Object.values(source.auth);
  return (parameter) => specs.some((parameters) => parameters[parameter]?.secret);
}

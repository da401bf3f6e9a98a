import { code, msg } from '../model/message.ts';
import type { Location } from '../model/problem.ts';
import type { AuthSpec, AuthValues, Misfit, Parameter } from '../model/source.ts';

interface Used {
  readonly name: string;
  readonly location: Location;
  readonly parameter: Parameter;
}

/**
 * Returns the problems of parameters that refer to the same secret although their values cannot be equal: a value that
 * a service issued, and another secret or an id of a known form. Values that people choose may be equal.
 */
export function sharedReferences(parameters: AuthSpec, values: AuthValues): readonly Misfit[] {
  const first = new Map<string, Used>();
  const uses = Object.entries(values).flatMap(([name, given]) => {
    const parameter = parameters[name];
    if (given.kind !== 'reference' || parameter === undefined) return [];
    return [{ secret: given.name, name, location: given.location, parameter }];
  });
  const inFile = uses.sort(({ location: a }, { location: b }) => a.line - b.line || a.column - b.column);
  return inFile.flatMap(({ secret, ...use }): readonly Misfit[] => {
    const earlier = first.get(secret);
    if (earlier === undefined) first.set(secret, use);
    if (earlier === undefined || !areDifferent(earlier.parameter, use.parameter)) return [];
    const message = msg`refers to the same secret ${code(secret)} as ${code(earlier.name)} on line ${earlier.location.line}, but they cannot have the same value`;
    const fix = msg`store each value as a separate secret and refer to that`;
    return [{ code: 'reference-shared', message, fix, name: use.name, location: use.location }];
  });
}

function areDifferent(a: Parameter, b: Parameter): boolean {
  const isIssued = ({ secret, spaces, lines }: Parameter) => secret && (!spaces || lines === true);
  const isKnown = ({ secret, usual }: Parameter) => secret || usual !== undefined;
  return (isIssued(a) && isKnown(b)) || (isIssued(b) && isKnown(a));
}

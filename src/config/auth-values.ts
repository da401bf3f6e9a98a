import { isRecord } from '../model/is-record.ts';
import { msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { AuthSpec, AuthValue, AuthValues, Source } from '../model/source.ts';
import { authSpecOf, SPEC_NAME } from '../source/auth-spec.ts';
import { isReferable, resolveAuth } from '../source/resolve-auth.ts';
import { unfilledPlaceholder } from './field-rules.ts';
import { type Path, pathPart } from './paths.ts';
import type { Mapping, SourceMap } from './source-map.ts';

export interface AuthReading {
  /** The name of the auth spec, and its parameters. */
  readonly authSpec: string;
  readonly parameters: AuthSpec;
  /** By parameter, with presets filled in. */
  readonly values: AuthValues;
  readonly problems: readonly Problem[];
}

/** Reads what can be read of an `auth`, and completes it as the source's record says. What the schema refuses is left out. */
export function readAuth(auth: Mapping, path: Path, data: SourceMap, source: Source): AuthReading {
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  const { [SPEC_NAME]: specName, ...given } = auth;
  const [authSpec, parameters] = authSpecOf(source, typeof specName === 'string' ? specName : undefined);
  // Presets and destinations decide where secrets are sent, so whoever reviews the file must see them.
  const mayRefer = (name: string) => {
    const parameter = parameters[name];
    return parameter === undefined ? !(name in (source.presets ?? {})) : isReferable(parameter);
  };
  for (const [name, value] of Object.entries(given)) {
    const at = [...path, name];
    const location = data.locationOf(at);
    if (typeof value === 'string') {
      const placeholder = unfilledPlaceholder(value, at, data, mayRefer(name));
      if (placeholder !== undefined) problems.push(placeholder);
      else declared[name] = { kind: 'literal', value, location };
    } else if (isRecord(value) && 'secret' in value) {
      const reference = value['secret'];
      const inside = [...at, 'secret'];
      const placeholder =
        typeof reference === 'string' ? unfilledPlaceholder(reference, inside, data, true) : undefined;
      if (!mayRefer(name)) problems.push(misplaced(at, data));
      else if (placeholder !== undefined) problems.push(placeholder);
      else if (typeof reference === 'string' && isLikeASecret(reference)) problems.push(pasted(inside, data));
      else if (typeof reference === 'string')
        declared[name] = { kind: 'reference', name: reference, location: data.locationOf(inside) };
    }
  }
  const resolved = resolveAuth(source, parameters, declared);
  return { authSpec, parameters, values: resolved.values, problems: [...problems, ...resolved.problems] };
}

/** Long, without an underscore, and hexadecimal or full of digits: a pasted value rather than a name. */
function isLikeASecret(name: string): boolean {
  if (name.length < 24 || name.includes('_')) return false;
  return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}

function pasted(path: Path, data: SourceMap): Problem {
  return {
    code: 'literal-secret',
    message: msg`${pathPart(path)} looks like the value of a secret, not like its name`,
    fix: msg`write the name of the secret; if this is its value, treat it as leaked and replace it at its source`,
    location: data.locationOf(path),
  };
}

function misplaced(path: Path, data: SourceMap): Problem {
  return {
    code: 'reference-misplaced',
    message: msg`${pathPart(path)} can't be a reference: it decides where secrets are sent, so it must be in the file for review`,
    fix: msg`write the value out`,
    location: data.locationOf(path),
  };
}

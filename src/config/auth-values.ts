import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import type { AuthValue, Source } from '../model/source.ts';
import { unfilledPlaceholder } from './field-rules.ts';
import { type Path, printablePath } from './paths.ts';
import type { Mapping, SourceMap } from './source-map.ts';

/** These decide where secrets are sent, so they are read by whoever reviews the file. */
const WRITTEN_OUT = ['dataCenter', 'accountsUrl', 'endpoint'];

export interface AuthReading {
  readonly values: Readonly<Record<string, AuthValue>>;
  readonly problems: readonly Problem[];
}

/** Reads what can be read of an `auth`, and completes it as the source says. What the schema refuses is left out. */
export function readAuth(auth: Mapping, path: Path, data: SourceMap, source: Source): AuthReading {
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  for (const [name, value] of Object.entries(auth)) {
    const at = [...path, name];
    const location = data.locationOf(at);
    if (typeof value === 'string') {
      const placeholder = unfilledPlaceholder(value, at, data, !WRITTEN_OUT.includes(name));
      if (placeholder !== undefined) problems.push(placeholder);
      else declared[name] = { kind: 'literal', value, location };
    } else if (isRecord(value) && 'secret' in value) {
      const reference = value['secret'];
      const inside = [...at, 'secret'];
      const placeholder =
        typeof reference === 'string' ? unfilledPlaceholder(reference, inside, data, true) : undefined;
      if (WRITTEN_OUT.includes(name)) problems.push(misplaced(at, data));
      else if (placeholder !== undefined) problems.push(placeholder);
      else if (typeof reference === 'string' && isLikeASecret(reference)) problems.push(pasted(inside, data));
      else if (typeof reference === 'string')
        declared[name] = { kind: 'reference', name: reference, location: data.locationOf(inside) };
    }
  }
  const completed = source.resolveAuth(declared, data.keyLocation(path));
  // What is missing is the schema's to say: it also knows of values that are there but can't be read.
  problems.push(...completed.problems.filter(({ code }) => code !== 'key-missing'));
  return { values: completed.parameters, problems };
}

/** Long, without an underscore, and hexadecimal or full of digits: what people paste, not what they name things. */
function isLikeASecret(name: string): boolean {
  if (name.length < 24 || name.includes('_')) return false;
  return /^[0-9a-f]+$/i.test(name) || (name.match(/\d/g)?.length ?? 0) >= 6;
}

function pasted(path: Path, data: SourceMap): Problem {
  return {
    code: 'literal-secret',
    message: `${printablePath(path)} looks like the value of a secret, not like its name`,
    fix: 'write the name that the input `secrets` gives it; if it is the value, treat it as leaked and replace it at its source',
    location: data.locationOf(path),
  };
}

function misplaced(path: Path, data: SourceMap): Problem {
  return {
    code: 'reference-misplaced',
    message: `${printablePath(path)} can't be a reference: it decides where secrets are sent, so it must stand in the file for review`,
    fix: 'write the value out',
    location: data.locationOf(path),
  };
}

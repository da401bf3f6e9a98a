import { isRecord } from '../is-record.ts';
import type { Problem } from '../problem.ts';
import type { AuthValue, Source } from '../sources/source.ts';
import { unfilledPlaceholder } from './field-rules.ts';
import type { Located, Mapping } from './located.ts';
import { type Path, pathForPeople } from './paths.ts';

/** These decide where secrets are sent, so they are read by whoever reviews the file. */
const WRITTEN_OUT = ['dataCenter', 'accountsUrl', 'endpoint'];

export interface AuthReading {
  readonly values: Readonly<Record<string, AuthValue>>;
  readonly problems: readonly Problem[];
}

/** Reads what can be read of an `auth`, and completes it as the source says. What the schema refuses is left out. */
export function readAuth(auth: Mapping, path: Path, data: Located, source: Source): AuthReading {
  const problems: Problem[] = [];
  const declared: Record<string, AuthValue> = {};
  for (const [name, value] of Object.entries(auth)) {
    const at = [...path, name];
    const place = data.valuePlace(at);
    if (typeof value === 'string') {
      const placeholder = unfilledPlaceholder(value, at, data, !WRITTEN_OUT.includes(name));
      if (placeholder !== undefined) problems.push(placeholder);
      else declared[name] = { kind: 'literal', value, place };
    } else if (isRecord(value) && 'secret' in value) {
      const reference = value['secret'];
      const inside = [...at, 'secret'];
      const placeholder =
        typeof reference === 'string' ? unfilledPlaceholder(reference, inside, data, true) : undefined;
      if (WRITTEN_OUT.includes(name)) problems.push(misplaced(at, data));
      else if (placeholder !== undefined) problems.push(placeholder);
      else if (typeof reference === 'string')
        declared[name] = { kind: 'reference', name: reference, place: data.valuePlace(inside) };
    }
  }
  const completed = source.completeAuth(declared, data.keyPlace(path));
  // What is missing is the schema's to say: it also knows of values that are there but can't be read.
  problems.push(...completed.problems.filter(({ code }) => code !== 'key-missing'));
  return { values: completed.parameters, problems };
}

function misplaced(path: Path, data: Located): Problem {
  return {
    code: 'reference-misplaced',
    message: `${pathForPeople(path)} can't be a reference: it decides where secrets are sent, so it must stand in the file for review`,
    fix: 'write the value out',
    place: data.valuePlace(path),
  };
}

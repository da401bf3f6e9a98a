import { isRecord, memberAt, textAt } from '../model/is-record.ts';
import type { LiveAuthSpec, LiveParameter, LiveSpec } from '../model/live-spec.ts';

/** Reads the item that `GET /connectionSpecs/{id}` returns. Unknown keywords are ignored. */
export function parseConnectionSpec(spec: Readonly<Record<string, unknown>>): LiveSpec {
  const { authSpec } = spec;
  return {
    name: textAt(spec, 'name'),
    isSource:
      memberAt(spec, 'attributes', 'isSource') === true ||
      memberAt(spec, 'sourceSpec', 'attributes', 'uiAttributes', 'isSource') === true,
    authSpecs: Array.isArray(authSpec) ? new Map(authSpec.flatMap(parseAuthSpec)) : undefined,
  };
}

function parseAuthSpec(value: unknown): readonly (readonly [string, LiveAuthSpec])[] {
  if (!isRecord(value) || !isName(value['name'])) return [];
  const schema = isRecord(value['spec']) ? value['spec'] : {};
  const { properties, required } = schema;
  const parameters = new Map(
    Object.entries(isRecord(properties) ? properties : {})
      .filter(([name]) => isName(name))
      .map(([name, each]) => [name, parseParameter(each)]),
  );
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  const isProperty = (name: unknown): name is string => typeof name === 'string' && parameters.has(name);
  return [[value['name'], { required: names.filter(isProperty), parameters }]];
}

/** Whether a name can be written in a file and can be shown. */
function isName(name: unknown): name is string {
  return typeof name === 'string' && name.length <= MAX_NAME_LENGTH && !/\p{Cc}/u.test(name);
}

const MAX_NAME_LENGTH = 200;

function parseParameter(value: unknown): LiveParameter {
  return {
    type: TYPES.get(memberAt(value, 'type')),
    isPassword: memberAt(value, 'format') === 'password',
    pattern: textAt(value, 'pattern'),
  };
}

const TYPES: ReadonlyMap<unknown, LiveParameter['type']> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['object', 'object'],
]);

import type { HttpResult } from '../http/result.ts';
import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { isNotFound } from './errors.ts';

/**
 * Compares what Flow Service says of a source's connection spec with what this program would send. Returns the
 * problem, `undefined` when all is well, or `'refused'` when the look-up itself failed.
 *
 * Adobe has announced the end of the Zoho CRM source:
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/connectors/crm/zoho
 */
export function checkConnectionSpec(result: HttpResult, source: Source): Problem | 'refused' | undefined {
  if (isNotFound(result)) return gone(source);
  if (result.kind !== 'answer' || result.status !== 200 || !isRecord(result.json)) return 'refused';
  const items: unknown = result.json['items'] ?? [result.json];
  if (!Array.isArray(items)) return 'refused';
  const spec: unknown = items[0];
  if (!isRecord(spec)) return gone(source);
  const authSpecs: unknown = spec['authSpec'];
  // A spec that does not tell how it authenticates can't be compared; the creation will show.
  if (!Array.isArray(authSpecs)) return undefined;
  const authSpec: unknown = authSpecs.find((each) => isRecord(each) && each['name'] === source.authSpec);
  if (!isRecord(authSpec)) return changed(source, `it no longer offers \`${source.authSpec}\``);
  const schema = isRecord(authSpec['spec']) ? authSpec['spec'] : {};
  const required: unknown = schema['required'];
  const sent = new Set(source.parameters.map(({ name }) => name));
  const missing = Array.isArray(required)
    ? required.filter((name) => typeof name === 'string' && !sent.has(name))
    : [];
  if (missing.length > 0) return changed(source, 'it requires parameters that this version does not send');
  return undefined;
}

function gone(source: Source): Problem {
  return {
    code: 'spec-gone',
    message: `Adobe no longer offers the source ${source.title} here: its connection spec ${source.connectionSpec.id} does not exist`,
    fix: 'existing connections are untouched; nothing new can be created. Adobe has announced the end of this source: ask Adobe for its replacement',
  };
}

function changed(source: Source, how: string): Problem {
  return {
    code: 'spec-changed',
    message: `Adobe has changed the connection spec of ${source.title} (${source.connectionSpec.id}): ${how}`,
    fix: 'nothing was changed; look for a newer version of this action',
  };
}

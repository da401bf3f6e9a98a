import type { HttpResult } from '../http/result.ts';
import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import { code, type Message, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { isNotFound } from './errors.ts';

/** What an entry would send, as its source's record has it. */
export type SentAuth = Pick<Entry, 'source' | 'authSpec' | 'parameters'>;

/** Compares a source's live spec with what would be sent. Returns the problem, or `'refused'` when the look-up failed. */
export function checkConnectionSpec(
  result: HttpResult,
  { source, authSpec, parameters }: SentAuth,
): Problem | 'refused' | undefined {
  if (isNotFound(result)) return gone(source);
  if (result.kind !== 'answer' || result.status !== 200 || !isRecord(result.json)) return 'refused';
  const items: unknown = result.json['items'] ?? [result.json];
  if (!Array.isArray(items)) return 'refused';
  const spec: unknown = items[0];
  if (!isRecord(spec)) return gone(source);
  const offered: unknown = spec['authSpec'];
  // Without auth specs there is nothing to compare; the creation will show.
  if (!Array.isArray(offered)) return undefined;
  const found: unknown = offered.find((each) => isRecord(each) && each['name'] === authSpec);
  if (!isRecord(found)) return changed(source, msg`it no longer offers ${code(authSpec)}`);
  const schema = isRecord(found['spec']) ? found['spec'] : {};
  const required: unknown = schema['required'];
  const missing = Array.isArray(required)
    ? required.filter((name) => typeof name === 'string' && !Object.hasOwn(parameters, name))
    : [];
  if (missing.length > 0) return changed(source, msg`it requires parameters that this version does not send`);
  return undefined;
}

function gone({ title, spec, retirement }: Source): Problem {
  const fix = msg`existing connections are untouched; nothing new can be created`;
  return {
    code: 'spec-gone',
    message: msg`Adobe no longer offers the source ${title} here: its connection spec ${spec.id} does not exist`,
    fix: retirement === undefined ? fix : msg`${fix}. ${retirement}`,
  };
}

function changed({ title, spec }: Source, how: Message): Problem {
  return {
    code: 'spec-changed',
    message: msg`Adobe has changed the connection spec of ${title} (${spec.id}): ${how}`,
    fix: msg`nothing was changed; update to a newer version`,
  };
}

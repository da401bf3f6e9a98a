import type { Entry } from '../model/entry.ts';
import { isRecord } from '../model/is-record.ts';
import type { Problem } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { authSpecOf } from '../source/auth-spec.ts';
import { defaultSource, findSource } from '../source/catalogue.ts';
import { type AuthReading, readAuth } from './auth-values.ts';
import { fieldProblem } from './field-rules.ts';
import { printableKey } from './paths.ts';
import type { SourceMap } from './source-map.ts';

export interface EntryReading {
  readonly key: string;
  /** The entry, as far as it could be read; missing when its name, source or sandbox could not. */
  readonly entry?: Entry | undefined;
  readonly problems: readonly Problem[];
  /** No sandbox is named: not in the entry, not in the file, not by the caller. */
  readonly lacksSandbox: boolean;
}

/** The sandbox of entries that name none; `'unreadable'` when the file's own is not a text. */
export type FallbackSandbox = { readonly name: string } | 'unreadable' | undefined;

const SHOWN_FIELDS = ['name', 'description', 'source', 'sandbox', 'id', 'ensure'];

/** Reads one entry and finds what the schema can't. It copes with anything, so that all problems come out in one run. */
export function readEntry(
  key: string,
  raw: unknown,
  data: SourceMap,
  fallback: FallbackSandbox,
): EntryReading {
  const nothing = { key, problems: [], lacksSandbox: false };
  if (!isRecord(raw)) return nothing;
  const path = ['connections', key];
  const location = data.keyLocation(path);
  const problems: Problem[] = [];
  for (const field of SHOWN_FIELDS) {
    const problem = fieldProblem(raw[field], [...path, field], data);
    if (problem !== undefined) problems.push(problem);
  }
  const { name, description, id } = raw;
  const source =
    raw['source'] === undefined
      ? defaultSource
      : typeof raw['source'] === 'string'
        ? findSource(raw['source'])
        : undefined;
  const auth = isRecord(raw['auth'])
    ? readAuth(raw['auth'], [...path, 'auth'], data, source ?? defaultSource)
    : nothingOf(source ?? defaultSource);
  problems.push(...auth.problems);
  const own = raw['sandbox'];
  const sandbox = own === undefined && typeof fallback === 'object' ? fallback.name : own;
  const entry: Entry | undefined =
    typeof name === 'string' && source !== undefined && typeof sandbox === 'string'
      ? {
          key,
          location,
          source,
          authSpec: auth.authSpec,
          parameters: auth.parameters,
          sandbox,
          name,
          ...(typeof description === 'string' && { description: withoutLastBreaks(description) }),
          ...(typeof id === 'string' && { id }),
          ensure: raw['ensure'] === 'absent' ? 'absent' : 'present',
          auth: auth.values,
        }
      : undefined;
  const shownKey = printableKey(key);
  return {
    key,
    entry,
    problems: problems.map((problem) => (shownKey === undefined ? problem : { ...problem, entry: shownKey })),
    lacksSandbox: own === undefined && fallback === undefined,
  };
}

/** An entry to be removed needs no `auth`. */
function nothingOf(source: Source): AuthReading {
  const [authSpec, parameters] = authSpecOf(source);
  return { authSpec, parameters, values: {}, problems: [] };
}

/** A block scalar (`description: |`) ends in a line break that nobody means. */
function withoutLastBreaks(text: string): string {
  return text.replace(/\n+$/, '');
}

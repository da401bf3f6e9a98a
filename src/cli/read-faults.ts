import { parse } from 'yaml';
import type { Effect, Fault } from '../emulator/faults.ts';
import { isRecord } from '../model/is-record.ts';
import { ProblemError } from '../model/problem.ts';

/** Effects that can be written down: one of them takes a function. */
type DataEffect = Exclude<Effect, { readonly kind: 'lagging-items' }>;

type Member =
  | 'text'
  | 'headers'
  | 'text or object'
  | 'true or false'
  | 'status'
  | 'count'
  | 'milliseconds'
  | 'fraction'
  | 'object';

const MILLISECONDS: Members = { milliseconds: 'milliseconds' };
const WHEN: Members = { 'after?': 'true or false', 'later?': 'milliseconds' };

/** The members of an effect besides its kind, with what they hold; those without `?` must be there. */
type Members = Readonly<Record<string, Member>>;

const EFFECTS: ReadonlyMap<string, Members> = new Map<DataEffect['kind'], Members>([
  [
    'answer',
    { status: 'status', 'headers?': 'headers', 'body?': 'text or object', 'echo?': 'true or false', ...WHEN },
  ],
  ['reset', WHEN],
  ['hang', WHEN],
  ['delay', { ...MILLISECONDS, 'after?': 'true or false' }],
  ['html', { 'status?': 'status', 'after?': 'true or false' }],
  ['refuse-next', MILLISECONDS],
  ['cut-short', {}],
  ['without-id', {}],
  ['endless', {}],
  ['trickle', MILLISECONDS],
  ['wrong-content-type', {}],
  ['repeat-page', {}],
  ['repeat-token', {}],
  ['drop-page', {}],
  ['without-items', {}],
  ['next-without-token', {}],
  ['without-links', {}],
]);

const CONDITIONS: Members = {
  'method?': 'text',
  'path?': 'text',
  'sandbox?': 'text',
  'body?': 'text',
  'nth?': 'count',
  'from?': 'count',
  'times?': 'count',
  'probability?': 'fraction',
  effect: 'object',
};

const FITS: Readonly<Record<Member, { readonly what: string; readonly test: (value: unknown) => boolean }>> =
  {
    text: { what: 'text', test: (value) => typeof value === 'string' },
    headers: { what: 'a mapping of header names to text', test: areHeaders },
    'text or object': {
      what: 'text or a mapping',
      test: (value) => typeof value === 'string' || isRecord(value) || Array.isArray(value),
    },
    'true or false': { what: 'true or false', test: (value) => typeof value === 'boolean' },
    status: { what: 'a status from 200 to 599', test: (value) => isWhole(value, 200, 599) },
    count: { what: 'a whole number from 1 on', test: (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER) },
    milliseconds: { what: 'a whole number of milliseconds', test: (value) => isWhole(value, 0, 2 ** 31 - 1) },
    fraction: {
      what: 'a number from 0 to 1',
      test: (value) => typeof value === 'number' && value >= 0 && value <= 1,
    },
    object: { what: 'a mapping', test: isRecord },
  };

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function areHeaders(value: unknown): boolean {
  if (!isRecord(value) || Object.values(value).some((each) => typeof each !== 'string')) return false;
  try {
    return new Headers(Object.entries(value).map(([name, each]) => [name, String(each)])) !== undefined;
  } catch {
    return false;
  }
}

/** Reads faults from YAML, of which JSON is a part: one, or a list of them. `where` says where the text comes from. */
export function readFaults(text: string, where: string): readonly Fault[] {
  return [parseData(text, where)].flat().map((each: unknown) => {
    if (!isRecord(each)) throw badFault(where, 'holds something that is no fault');
    checkMembers(each, CONDITIONS, where, 'a fault');
    const effect = isRecord(each['effect']) ? each['effect'] : {};
    const kind = String(effect['kind']);
    const members = EFFECTS.get(kind);
    if (members === undefined) {
      throw badFault(where, `needs an \`effect\` whose \`kind\` is one of ${[...EFFECTS.keys()].join(', ')}`);
    }
    checkMembers(effect, { kind: 'text', ...members }, where, `the effect \`${kind}\``);
    return each as unknown as Fault;
  });
}

function parseData(text: string, where: string): unknown {
  try {
    return parse(text, { prettyErrors: false, logLevel: 'error' });
  } catch {
    throw badFault(where, 'is neither YAML nor JSON');
  }
}

function checkMembers(
  data: Readonly<Record<string, unknown>>,
  members: Members,
  where: string,
  what: string,
): void {
  const known = new Map(Object.entries(members).map(([name, type]) => [name.replace('?', ''), type]));
  for (const [name, value] of Object.entries(data)) {
    const type = known.get(name);
    if (type === undefined) {
      const names = [...known.keys()].join(', ');
      throw badFault(where, `gives ${what} the member \`${name}\`, which it does not have (${names})`);
    }
    if (!FITS[type].test(value)) {
      throw badFault(where, `has a \`${name}\` of ${what} that is not ${FITS[type].what}`);
    }
  }
  for (const name of Object.keys(members)) {
    if (!name.endsWith('?') && !(name in data)) throw badFault(where, `lacks \`${name}\` of ${what}`);
  }
}

function badFault(where: string, what: string): ProblemError {
  return new ProblemError({
    code: 'input-invalid',
    message: `${where} ${what}`,
    fix: 'write it as in { method: POST, path: /connections, nth: 1, effect: { kind: answer, status: 503 } }',
  });
}

import type { Entry } from '../model/entry.ts';
import type { LiveAuthSpec, LiveParameter, LiveSpec } from '../model/live-spec.ts';
import { code, foreignCode, joinMessages, type Message, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import type { Advice, AuthSpec, Parameter, ParameterKind, ParameterValue } from '../model/source.ts';
import { nearest } from '../model/spelling.ts';
import { recordNamed } from './catalogue.ts';
import { asType, typeOf } from './values.ts';

/**
 * Compares an entry with the live spec of its source. Returns errors for what Flow Service would reject or for what
 * must not be in the file in this form, and warnings for what may be wrong. Suggests no replacement; messages list what
 * is offered.
 */
export function checkLiveSpec(entry: Entry, live: LiveSpec): readonly Problem[] {
  const { source, authSpec } = entry;
  const problem = (message: Message, fix: Message, location = entry.location): Problem => ({
    code: 'spec-changed',
    message: msg`the connection spec of ${source.title} (${source.spec.id}) ${message}`,
    fix,
    entry: entry.key,
    location,
  });
  const other = live.name === undefined ? undefined : recordNamed(live.name);
  if (other !== undefined && other.spec.id !== source.spec.id) {
    return [
      problem(
        msg`belongs to another source: Adobe calls it ${foreignCode(live.name ?? '')}, which is ${other.title}`,
        msg`check the id; for ${other.title}, write ${code(`source: ${other.name}`)}`,
      ),
    ];
  }
  if (live.authSpecs === undefined) return [];
  const offered = [...live.authSpecs.keys()];
  const found = live.authSpecs.get(authSpec);
  if (found === undefined) {
    const listed = offered.length === 0 ? 'none' : named(offered);
    return [
      problem(
        msg`does not offer the auth spec ${code(authSpec)}; it offers ${listed}`,
        msg`write one of these in ${code('auth.specName')}, with its parameters`,
      ),
    ];
  }
  return checkParameters(entry, found, problem);
}

/** The most names that a message lists. */
const MAX_NAMED = 20;

function named(names: readonly string[]): Message {
  const shown = names.slice(0, MAX_NAMED).map((name) => [foreignCode(name)]);
  const more = names.length > MAX_NAMED ? ', …' : '';
  return msg`${joinMessages(shown, ', ')}${more}`;
}

function checkParameters(
  { auth, parameters, source }: Entry,
  live: LiveAuthSpec,
  problem: (message: Message, fix: Message, location?: Problem['location']) => Problem,
): readonly Problem[] {
  const isGiven = (name: string) =>
    Object.hasOwn(auth, name) || (name === source.mint?.parameter && Object.hasOwn(parameters, name));
  const missing = live.required.filter((name) => !isGiven(name));
  const [noun, verb, them] = missing.length === 1 ? ['parameter', 'is', 'it'] : ['parameters', 'are', 'them'];
  const isDeclarable = source.isCustom || missing.every((name) => Object.hasOwn(parameters, name));
  const ofMissing = problem(
    msg`requires the ${noun} ${named(missing)}, which ${verb} missing in the entry`,
    isDeclarable
      ? msg`add ${them} under ${code('auth')}`
      : msg`declare this connection with ${code('source: { connectionSpec: … }')}, which accepts any parameter, until this program supports it`,
  );
  const known = [...live.parameters.keys()];
  const ofGiven = Object.entries(auth).flatMap(([name, given]): readonly Problem[] => {
    const described = live.parameters.get(name);
    const parameter = parameters[name];
    // An auth spec that describes no parameters does not show which ones exist.
    if (known.length === 0 || parameter === undefined) return [];
    if (described === undefined) {
      const near = nearest(name, known);
      const fix =
        near === undefined
          ? msg`remove it; the parameters are ${named(known)}`
          : msg`did you mean ${foreignCode(near)}?`;
      return [problem(msg`has no parameter ${code(name)}`, fix, given.location)];
    }
    if (given.kind === 'reference') return [];
    const found =
      inClear(name, parameter, described) ?? wrongForm(name, parameter.kind, described, given.value);
    if (found === undefined) return [];
    const { message, fix, severity } = found;
    return [{ ...problem(message, fix, given.location), severity }];
  });
  return [...(missing.length === 0 ? [] : [ofMissing]), ...ofGiven];
}

type Found = Pick<Problem, 'severity'> & Advice;

/** Returns what is wrong with a literal that Adobe marks as a secret. */
function inClear(
  name: string,
  { secret, destination }: Parameter,
  { isPassword }: LiveParameter,
): Found | undefined {
  if (!isPassword || secret) return undefined;
  const message = msg`marks ${code(name)} as a secret, but the file has it in plain text`;
  if (destination) {
    return {
      message: msg`${message} because it decides where credentials are sent`,
      fix: msg`check that it contains no password`,
      severity: 'warning',
    };
  }
  const fix = msg`write ${code(`${name}: { secret: NAME }`)}; treat the value in the file as leaked and replace it at its source`;
  return { message, fix };
}

/** Returns what is wrong with the type or the form of a literal. */
function wrongForm(
  name: string,
  kind: ParameterKind,
  { type, pattern }: LiveParameter,
  value: ParameterValue,
): Found | undefined {
  // YAML reads `60.0` as 60, so a number that Adobe expects as text may differ from what the file says.
  const isLossy = kind === 'unknown' && type === 'string' && typeof value !== 'string';
  if (isLossy || asType(value, type) === undefined) {
    return {
      message: msg`requires a ${type ?? 'value'} for ${code(name)}, but the value in the file is of another type`,
      fix: isLossy ? msg`put the value in quotes` : msg`write the value as a ${type ?? 'value'}`,
    };
  }
  if (pattern === undefined || typeof value !== 'string' || matches(value, pattern)) return undefined;
  return {
    message: msg`has a pattern for ${code(name)} that the value in the file does not match`,
    fix: msg`compare the value with Adobe's page${kind === 'unknown' ? '' : msg`; some patterns are stricter than the service`}`,
    severity: 'warning',
  };
}

/** Limits in characters. Matching longer values or patterns could take too long. */
const MAX_VALUE = 150;
const MAX_PATTERN = 500;

/**
 * Whether matching a pattern could take too long. The time grows with each repetition and each choice, and without
 * limit for a repeated group.
 */
function mayTakeLong(pattern: string): boolean {
  const bare = pattern
    // An escape or a character class matches one character without repetition.
    .replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, 'a')
    .replace(/\(\?(?:[:=!]|<[=!])/g, '(')
    .replace(/a\{\d+\}/g, 'a');
  const repetitions = bare.match(/[*+{]/g)?.length ?? 0;
  const choices = bare.match(/[?|]/g)?.length ?? 0;
  return /\)[*+{]/.test(bare) || repetitions > 3 || repetitions + choices > 6;
}

/** Whether a value matches a pattern; `true` if the pattern cannot be tested. */
function matches(value: string, pattern: string): boolean {
  if (value.length > MAX_VALUE || pattern.length > MAX_PATTERN || mayTakeLong(pattern)) return true;
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return true;
  }
}

/**
 * Returns the parameters with information from the live auth spec: the JSON type that is sent, and whether a literal
 * may be shown.
 */
export function withLiveSpec(parameters: AuthSpec, live: LiveAuthSpec | undefined): AuthSpec {
  if (live === undefined) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]): readonly [string, Parameter] => {
      const described = live.parameters.get(name);
      if (described === undefined) return [name, parameter];
      const { type = typeOf(parameter), isPassword } = described;
      return [name, { ...parameter, type, confidential: isPassword && !parameter.secret }];
    }),
  );
}

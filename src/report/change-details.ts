import type { Change, Difference } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { type Message, messageOf, msg, option, value } from '../model/message.ts';

/** How much of a value is shown, in characters. */
const MAX_VALUE_LENGTH = 200;

/**
 * Returns what a reviewer wants to know of one change, one message per line: why it is planned, and the visible fields
 * that it touches. Secrets are shown by the names of their references.
 */
export function detailsOf(change: Change): readonly Message[] {
  switch (change.kind) {
    case 'create':
      return [
        msg`no base connection in ${value(change.entry.sandbox)} has this name`,
        ...fieldsOf(change.entry),
      ];
    case 'drifted':
      return change.differences.map(differing);
    case 'update':
    case 'rotate':
      return [
        ...change.differences.map(differing),
        ...(change.sendsCredentials ? [msg`credentials sent again: ${credentialsOf(change.entry)}`] : []),
        ...change.ignored.map((each) => msg`${differing(each)} (not changed)`),
      ];
    case 'delete':
      return [msg`the base connection ${value(change.connection.id)} named ${value(change.connection.name)}`];
    case 'conflict':
    case 'invalid':
      return [messageOf(change.problem.message)];
    case 'skipped':
      return [msg`in another sandbox than ${option('sandbox')} names`];
    case 'unchanged':
      return change.connection === undefined ? [msg`absent, as declared`] : [];
  }
}

function differing({ field, observed, declared }: Difference): Message {
  const [before, after] = excerpts(observed, declared);
  return msg`${field}: ${value(before)} → ${value(after)}`;
}

/** The parameters that are sent, secrets by the names of their references. */
function credentialsOf({ source, auth }: Entry): Message {
  return source.parameters.flatMap(({ name }, index): Message => {
    const given = auth[name];
    const separator = index === 0 ? '' : ', ';
    if (given === undefined) return [`${separator}${name} (minted)`];
    return given.kind === 'reference'
      ? [`${separator}${name} from the secret `, value(given.name)]
      : [`${separator}${name}`];
  });
}

/** Returns two long texts from shortly before the first difference between them. */
function excerpts(a: string, b: string): readonly [string, string] {
  if (Math.max(a.length, b.length) <= MAX_VALUE_LENGTH) return [a, b];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const start = Math.max(0, same - MAX_VALUE_LENGTH / 4);
  const from = (text: string) => `${start === 0 ? '' : '…'}${shortened(text.slice(start))}`;
  return [from(a), from(b)];
}

function shortened(text: string): string {
  return text.length <= MAX_VALUE_LENGTH ? text : `${text.slice(0, MAX_VALUE_LENGTH)}…`;
}

/** The fields of a connection that is to be created, in the order in which they are sent. */
function fieldsOf({ name, description, source, auth }: Entry): readonly Message[] {
  const parameters = source.parameters.map(({ name: parameter, normalise }) => {
    const given = auth[parameter];
    if (given === undefined) return msg`${parameter}: obtained from the source during apply`;
    if (given.kind === 'reference') return msg`${parameter}: the secret ${value(given.name)}`;
    // Text of another form may be a secret in the wrong place.
    const isShown = normalise(given.value) !== undefined;
    return isShown ? msg`${parameter}: ${value(given.value)}` : msg`${parameter}: as in the file`;
  });
  return [
    msg`name: ${value(name)}`,
    ...(description === undefined ? [] : [msg`description: ${value(shortened(description))}`]),
    ...parameters,
  ];
}

import type { Change, Difference, Dropped } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { joinMessages, type Message, msg, option, value } from '../model/message.ts';
import type { Parameter, ParameterValue } from '../model/source.ts';
import { comparable } from '../source/values.ts';

/** How much of a description is shown, in characters. */
const LONGEST_DESCRIPTION = 200;

/** Returns why a change is planned and the visible fields that it touches, one message per line; secrets by name. */
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
        ...(change.sendsCredentials ? sentAgain(change.entry) : []),
        ...change.dropped.map(drops),
        ...change.ignored.map((each) => msg`${differing(each)} (not changed)`),
      ];
    case 'delete':
      return [msg`the base connection ${value(change.connection.id)} named ${value(change.connection.name)}`];
    case 'conflict':
    case 'invalid':
      return [change.problem.message];
    case 'skipped':
      return [msg`in another sandbox than ${option('sandbox')} names`];
    case 'unchanged':
      return change.connection === undefined ? [msg`absent, as declared`] : [];
  }
}

function drops({ field, observed, isAdded }: Dropped): Message {
  const words = isAdded ? ' (which Adobe has added by itself)' : '';
  return observed === undefined ? msg`- ${field}${words}` : msg`- ${field}: ${value(observed)}${words}`;
}

function differing({ field, observed, declared, isHidden }: Difference): Message {
  if (isHidden) return msg`${field}: differs from the file (not shown)`;
  return msg`${field}: ${{ kind: 'difference', observed, declared }}`;
}

/** What is sent again, and where Adobe sends it. */
function sentAgain(entry: Entry): readonly Message[] {
  const to = Object.entries(entry.parameters).flatMap(([name, parameter]): readonly Message[] => {
    const given = entry.auth[name];
    if (!parameter.destination || given?.kind !== 'literal') return [];
    return [[isShown(parameter, given.value) ? value(String(given.value)) : `${name} in the file`]];
  });
  return [
    msg`credentials sent again: ${credentialsOf(entry)}`,
    ...(to.length === 0 ? [] : [msg`they go to ${joinMessages(to, ', ')}`]),
  ];
}

/** Text of an unusual form, or of an unknown parameter, may be a secret in the wrong place. A mapping may hold one. */
function isShown(parameter: Parameter, given: ParameterValue): boolean {
  return !parameter.confidential && typeof given !== 'object' && comparable(parameter, given) !== undefined;
}

/** The parameters that are sent, secrets by the names of their references. */
function credentialsOf(entry: Entry): Message {
  const sent = Object.keys(entry.parameters).flatMap((name) => {
    const given = entry.auth[name];
    if (given === undefined) return isMinted(entry, name) ? [msg`${name} (minted)`] : [];
    return [given.kind === 'reference' ? msg`${name} from the secret ${value(given.name)}` : [name]];
  });
  return joinMessages(sent, ', ');
}

/** The fields of a connection that is to be created, in the order in which they are sent. */
function fieldsOf(entry: Entry): readonly Message[] {
  const { name, description, parameters, auth } = entry;
  const fields = Object.entries(parameters).flatMap(([field, parameter]) => {
    const given = auth[field];
    if (given === undefined)
      return isMinted(entry, field) ? [msg`${field}: obtained from the source during apply`] : [];
    if (given.kind === 'reference') return [msg`${field}: the secret ${value(given.name)}`];
    const shown = isShown(parameter, given.value) ? value(String(given.value)) : 'as in the file';
    return [msg`${field}: ${shown}`];
  });
  return [
    msg`name: ${value(name)}`,
    ...(description === undefined ? [] : [msg`description: ${value(description, LONGEST_DESCRIPTION)}`]),
    ...fields,
  ];
}

/** Whether apply obtains a parameter from the source when the entry leaves it out. */
const isMinted = ({ source }: Entry, parameter: string) => parameter === source.mint?.parameter;

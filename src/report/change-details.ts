import { type Change, type Difference, isParameter, type Overwritten, type Update } from '../model/change.ts';
import { type Entry, hasSecrets } from '../model/entry.ts';
import {
  code,
  foreignCode,
  foreignValue,
  joinMessages,
  type Message,
  msg,
  option,
  value,
} from '../model/message.ts';
import type { DetailLine, Details } from '../model/report.ts';
import { shownText } from '../plan/diff.ts';
import { hasSeveralSpecs, SPEC_NAME } from '../source/auth-specs.ts';
import { placeOf } from '../source/places.ts';

/** Describes a change and its visible fields. Secrets appear as the names of their references. */
export function detailsOf(change: Change): Details {
  switch (change.kind) {
    case 'create': {
      const to = hasSecrets(change.entry) ? msg`, credentials go to ${placesOf(change.entry)}` : '';
      return { headline: msg`new connection${to}`, lines: fieldsOf(change.entry) };
    }
    case 'drifted':
      return {
        headline: msg`differs from the file and is not changed (${option('on-drift', 'report')}); set ${option('on-drift', 'update')} to apply the file`,
        lines: change.differences.flatMap(differing),
      };
    case 'update':
    case 'rotate':
      return { ...updateOf(change), lines: linesOf(change) };
    case 'delete': {
      const { id, name } = change.connection;
      const lines = [removed('name', [value(name)]), removed('id', [id])];
      return { headline: msg`permanently removed from Adobe Experience Platform`, lines };
    }
    case 'conflict':
    case 'invalid':
      return { headline: change.problem.message, lines: [] };
    case 'skipped':
      return { headline: msg`not in the sandbox from ${option('sandbox')}`, lines: [] };
    case 'unchanged':
      return { headline: change.connection === undefined ? msg`absent, as declared` : [], lines: [] };
  }
}

const removed = (field: string, text: Message): DetailLine => ({ sign: '-', field, text });
const added = (field: string, text: Message): DetailLine => ({ sign: '+', field, text });
const kept = (field: string, text: Message): DetailLine => ({ sign: ' ', field, text });

/** Where Adobe sends the credentials of an entry. */
function placesOf(entry: Entry): Message {
  const { source, parameters, auth } = entry;
  const places = Object.entries(parameters).flatMap(([name, parameter]): readonly Message[] => {
    const given = auth[name];
    if (!parameter.destination || given === undefined) return [];
    if (given.kind === 'reference') return [msg`the destination in the secret ${code(given.name)}`];
    const isShown = shownText(parameter, given.value) !== undefined;
    return [isShown ? placeOf(source, parameters, name, String(given.value)) : msg`the ${name} in the file`];
  });
  // Without such a parameter, the credentials go to the vendor of the source.
  const vendor = source.isCustom ? 'the destination in its parameters' : source.title;
  return places.length === 0 ? [vendor] : joinDistinct(places);
}

/** Joins the messages, each distinct one once. */
function joinDistinct(messages: readonly Message[]): Message {
  return joinMessages([...new Map(messages.map((each) => [JSON.stringify(each), each])).values()], ', ');
}

/** Describes an update. The destination of the credentials is the most important part, above all when it changes. */
function updateOf({ entry, differences, sendsCredentials }: Update): Omit<Details, 'lines'> {
  const { source, parameters } = entry;
  const fields = differences.filter((each) => !isParameter(each)).map(({ field }) => field);
  if (!sendsCredentials) {
    return { headline: msg`${fields.join(' and ')} ${fields.length === 1 ? 'changes' : 'change'}` };
  }
  const to = placesOf(entry);
  const was = differences.flatMap(({ field, observed, isHidden }): readonly Message[] =>
    parameters[field]?.destination && !isHidden ? [placeOf(source, parameters, field, observed)] : [],
  );
  // The whole texts are compared, since two long ones may only differ where they are cut.
  if (was.length === 0 || JSON.stringify(joinDistinct(was)) === JSON.stringify(to)) {
    return { headline: msg`credentials sent again, to ${to}` };
  }
  // Only the name, since the destination before it already says `data centre`.
  const headline = msg`credentials now go to ${to} (was ${joinDistinct(was.map(lastPart))})`;
  return { headline, movesCredentials: true };
}

/** Returns the name of a place that Adobe returned. */
function lastPart(place: Message): Message {
  const last = place.at(-1);
  return typeof last === 'object' && last.kind === 'code' ? [foreignCode(last.text)] : [];
}

function linesOf(change: Update): readonly DetailLine[] {
  const { entry, differences, ignored, overwritten, sendsCredentials } = change;
  return [
    ...differences.flatMap(differing),
    ...(sendsCredentials ? sentAgain(entry) : []),
    ...overwritten.map(({ field, observed, why }) =>
      removed(field, observed === undefined ? [WHY[why]] : msg`${foreignValue(observed)} ${WHY[why]}`),
    ),
    ...ignored.map(({ field, observed, declared, isHidden }) => {
      const both: Message = isHidden ? ['differs'] : [{ kind: 'difference', observed, declared }];
      return kept(field, msg`${both} (not changed; set ${option('on-drift', 'update')} to apply the file)`);
    }),
  ];
}

const WHY: Readonly<Record<Overwritten['why'], string>> = {
  'not-in-file': '(not in the file: the update removes it)',
  added: '(added by Adobe; not in the file: the update removes it)',
  'not-comparable': '(replaced by the value in the file; the one in Adobe cannot be compared)',
};

function differing({ field, observed, declared, isHidden }: Difference): readonly DetailLine[] {
  if (isHidden) return [kept(field, ['(differs from the file; not shown)'])];
  return [
    removed(field, [{ kind: 'difference', observed, declared, side: 'observed' }]),
    added(field, [{ kind: 'difference', observed, declared, side: 'declared' }]),
  ];
}

/** Lists the parameters that are sent again: secrets, by reference, the token, and values that a preset keeps. */
function sentAgain(entry: Entry): readonly DetailLine[] {
  return Object.keys(entry.parameters).flatMap((name): readonly DetailLine[] => {
    const given = entry.auth[name];
    if (given === undefined) return obtained(entry, name).map((text) => kept(name, text));
    if (given.kind === 'reference') return [kept(name, msg`${reference(given.name)} (sent again)`)];
    return given.isKept ? [kept(name, msg`${foreignValue(String(given.value))} (kept as Adobe has it)`)] : [];
  });
}

// This program's own words are in brackets, and a reference is written as in the file. No value can look like either.

/** Returns the words for a parameter that the entry omits and that apply obtains from the source, if it does. */
function obtained({ source }: Entry, parameter: string): readonly Message[] {
  return parameter === source.mint?.parameter ? [msg`(obtained from ${source.title} during apply)`] : [];
}

const reference = (name: string) => code(`{ secret: ${name} }`);

/** Lists the fields of a new connection, in the order in which they are sent. */
function fieldsOf(entry: Entry): readonly DetailLine[] {
  const { name, description, parameters, auth, source, authSpec, isSpecWritten } = entry;
  const fields = Object.entries(parameters).flatMap(([field, parameter]): readonly DetailLine[] => {
    const given = auth[field];
    if (given === undefined) return obtained(entry, field).map((text) => added(field, text));
    if (given.kind === 'reference') return [added(field, [reference(given.name)])];
    const isShown = shownText(parameter, given.value) !== undefined;
    return [added(field, [isShown ? value(String(given.value)) : '(as in the file)'])];
  });
  return [
    added('name', [value(name)]),
    ...(description === undefined ? [] : [added('description', [value(description)])]),
    ...(isSpecWritten || hasSeveralSpecs(source) ? [added(SPEC_NAME, [value(authSpec)])] : []),
    ...fields,
  ];
}

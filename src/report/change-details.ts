import type { Change, Difference } from '../model/change.ts';
import type { Entry } from '../model/entry.ts';
import { textOf } from '../model/message.ts';
import { sentenceForMarkdown, valueForMarkdown } from './escape.ts';

/** A piece of text: words of ours, or a value that the file or a service gave. */
export type Phrase = readonly (string | { readonly value: string })[];

/** How the parts of a phrase are written in one place. */
export interface Style {
  readonly words: (text: string) => string;
  readonly value: (text: string) => string;
}

/** Values in quotes; the log's own escaping comes after it. */
export const logStyle: Style = { words: (text) => text, value: (text) => JSON.stringify(text) };

/** How much of a value is shown, in characters. */
const MAX_VALUE_LENGTH = 200;

/** Values as inert code. */
export const markdownStyle: Style = {
  words: (text) => sentenceForMarkdown(text),
  value: valueForMarkdown,
};

/** Returns a phrase as text of one style. */
export function render(phrase: Phrase, style: Style): string {
  return phrase
    .map((part) => (typeof part === 'string' ? style.words(part) : style.value(part.value)))
    .join('');
}

/**
 * Returns what a reviewer wants to know of one change, a phrase a line: why it is so, and which visible fields it is
 * about. Secrets stand there by the names of their references.
 */
export function detailsOf(change: Change): readonly Phrase[] {
  switch (change.kind) {
    case 'create':
      return [
        ['no base connection in ', { value: change.entry.sandbox }, ' has this name'],
        ...fieldsOf(change.entry),
      ];
    case 'drifted':
      return change.differences.map(differing);
    case 'update':
    case 'rotate':
      return [
        ...change.differences.map(differing),
        ...(change.sendsCredentials ? [['credentials sent again: ', ...credentialsOf(change.entry)]] : []),
        ...change.ignored.map((each): Phrase => [...differing(each), ' (left as it is)']),
      ];
    case 'delete':
      return [
        [
          'the base connection ',
          { value: change.connection.id },
          ' named ',
          { value: change.connection.name },
        ],
      ];
    case 'conflict':
    case 'invalid':
      return [[textOf(change.problem.message)]];
    case 'skipped':
      return [['another sandbox than the input `sandbox` names']];
    case 'unchanged':
      return change.connection === undefined ? [['absent, as it is to be']] : [];
  }
}

function differing({ field, observed, declared }: Difference): Phrase {
  const [before, after] = excerpts(observed, declared);
  return [`${field}: `, { value: before }, ' → ', { value: after }];
}

/** The parameters that are sent, those that are secret by the names of their references. */
function credentialsOf({ source, auth }: Entry): Phrase {
  return source.parameters.flatMap(({ name }, index): Phrase => {
    const value = auth[name];
    const separator = index === 0 ? '' : ', ';
    if (value === undefined) return [`${separator}${name} (minted)`];
    return value.kind === 'reference'
      ? [`${separator}${name} from the secret `, { value: value.name }]
      : [`${separator}${name}`];
  });
}

/** Returns two long texts from shortly before where they begin to differ: that is what has to be seen of them. */
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

/** The fields of a connection that is to be made, in the order in which they are sent. */
function fieldsOf({ name, description, source, auth }: Entry): readonly Phrase[] {
  const parameters = source.parameters.map(({ name: parameter, normalise }): Phrase => {
    const value = auth[parameter];
    if (value === undefined) return [`${parameter}: minted when it is created`];
    if (value.kind === 'reference') return [`${parameter}: the secret `, { value: value.name }];
    // Text of another form may be a secret that was pasted there.
    const isShown = normalise(value.value) !== undefined;
    return isShown ? [`${parameter}: `, { value: value.value }] : [`${parameter}: as the file has it`];
  });
  return [
    ['name: ', { value: name }],
    ...(description === undefined ? [] : [['description: ', { value: shortened(description) }]]),
    ...parameters,
  ];
}

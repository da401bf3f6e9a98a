/** A template of typed parts, not a finished string: each surface draws it in its own way, and nothing edits or parses it. */
export type Message = readonly Part[];

/** One part of a message; a plain string is words of ours. */
export type Part =
  | string
  /** A key, a path or a term as it is written in a file: drawn as code. */
  | { readonly kind: 'code'; readonly text: string; readonly isForeign?: boolean }
  /** A value that the file or a service gave: drawn so that every character of it can be seen. */
  | {
      readonly kind: 'value';
      readonly text: string;
      readonly longest?: number | undefined;
      readonly isForeign?: boolean;
    }
  /** What a field of a service has, and what it is to have. Two long texts are drawn from shortly before their first difference. */
  | {
      readonly kind: 'difference';
      readonly observed: string;
      readonly declared: string;
      /** Both are drawn without it. */
      readonly side?: 'observed' | 'declared' | undefined;
    }
  /** An option of the program, perhaps with its value: an input of the action, a flag of the command line. */
  | { readonly kind: 'option'; readonly name: OptionName; readonly value?: string | undefined }
  /** The id by which a service finds a request in its own log. Two messages that differ only in it mean the same. */
  | { readonly kind: 'request-id'; readonly text: string }
  /** Words that differ between the action and the command line. */
  | { readonly kind: 'either'; readonly action: Message; readonly cli: Message };

/** The table of options declares its members here. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged with what the table declares.
export interface OptionTable {}

/** Every option, by the name of the action's input. */
export type OptionName = keyof OptionTable;

type Interpolated = Part | Message | number;

/** Builds a message from a template; interpolated strings and numbers are words, messages are spliced in. */
export function msg(words: TemplateStringsArray, ...parts: readonly Interpolated[]): Message {
  return join(words.flatMap((text, index) => [text, parts[index] ?? '']));
}

/** Returns the messages as one, with `separator` between them. */
export function joinMessages(messages: readonly Message[], separator: string): Message {
  return join(messages.flatMap((message, index) => (index === 0 ? [message] : [separator, message])));
}

export const code = (text: string): Part => ({ kind: 'code', text });

/** Of a text longer than `longest` characters no more is drawn. It is cut when it is drawn: secrets are gone by then. */
export const value = (text: string, longest?: number): Part => ({ kind: 'value', text, longest });

/** As `code`, for a text that a server made up: it may repeat what it was sent. */
export const foreignCode = (text: string): Part => ({ kind: 'code', text, isForeign: true });

/** As `value`, for a text that a server made up: it may repeat what it was sent. */
export const foreignValue = (text: string, longest?: number): Part => ({
  kind: 'value',
  text,
  longest,
  isForeign: true,
});

export const option = (name: OptionName, value?: string): Part => ({ kind: 'option', name, value });

export const requestId = (text: string): Part => ({ kind: 'request-id', text });

export const either = (action: Message, cli: Message): Part => ({ kind: 'either', action, cli });

/** How one surface draws the parts of a message. */
export interface Surface {
  readonly program: 'action' | 'cli';
  readonly words: (text: string) => string;
  readonly code: (text: string) => string;
  readonly value: (text: string) => string;
  readonly option: (name: OptionName, value: string | undefined) => string;
}

/** Returns a message as one surface draws it. */
export function render(message: Message, surface: Surface): string {
  return message.map((part) => renderPart(part, surface)).join('');
}

function renderPart(part: Part, surface: Surface): string {
  if (typeof part === 'string') return surface.words(part);
  switch (part.kind) {
    case 'code':
      return surface.code(part.text);
    case 'value':
      return surface.value(shortened(part.text, part.longest));
    case 'difference': {
      const [observed = '', declared = ''] = excerpts(part.observed, part.declared).map(surface.value);
      if (part.side !== undefined) return part.side === 'observed' ? observed : declared;
      return `${observed}${surface.words(' → ')}${declared}`;
    }
    case 'option':
      return surface.option(part.name, part.value);
    case 'request-id':
      return surface.words(` (request id ${part.text})`);
    case 'either':
      return render(part[surface.program], surface);
  }
}

/** How much of two texts that differ is drawn, in characters. */
const LONGEST_EXCERPT = 200;

/** Returns two long texts from shortly before the first difference between them. */
function excerpts(...both: readonly [string, string]): readonly string[] {
  const [a, b] = both;
  if (Math.max(a.length, b.length) <= LONGEST_EXCERPT) return both;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const start = Math.max(0, same - LONGEST_EXCERPT / 4);
  return both.map((text) => `${start === 0 ? '' : '…'}${shortened(text.slice(start), LONGEST_EXCERPT)}`);
}

function shortened(text: string, longest = Number.POSITIVE_INFINITY): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

/** Returns a message without the ids of requests, by which causes that are the same can be grouped. */
export function withoutRequestIds(message: Message): Message {
  return message.filter((part) => typeof part === 'string' || part.kind !== 'request-id');
}

/** Splices messages in, and joins words that follow one another. */
function join(parts: readonly Interpolated[]): Message {
  const joined: Part[] = [];
  for (const part of parts.flat()) {
    const next = typeof part === 'number' ? String(part) : part;
    const last = joined.at(-1);
    if (next === '') continue;
    if (typeof next === 'string' && typeof last === 'string') joined[joined.length - 1] = last + next;
    else joined.push(next);
  }
  return joined;
}

/** The action's log: values in quotes. The log's own escaping comes after it. */
const LOG: Surface = {
  program: 'action',
  words: (text) => text,
  code: (text) => `\`${text}\``,
  value: (text) => JSON.stringify(text),
  option: (name, given) => (given === undefined ? `the input \`${name}\`` : `\`${name}: ${given}\``),
};

/** Returns a message as the log of the action shows it. */
export function textOf(message: Message): string {
  return render(message, LOG);
}

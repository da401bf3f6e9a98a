/**
 * A template of typed parts, not a finished string. Each surface renders it in its own way; nothing edits or parses it.
 */
export type Message = readonly Part[];

/** One part of a message. A plain string is this program's own text. */
export type Part =
  | string
  /**
   * - `code`: a key, a path or a term as it is written in a file.
   * - `value`: a value from the file or from a service, rendered so that every character is visible.
   */
  | { readonly kind: 'code' | 'value'; readonly text: string; readonly isForeign?: boolean }
  /**
   * The observed and the declared value of a field. Two long texts are cut to start shortly before their first
   * difference.
   */
  | {
      readonly kind: 'difference';
      readonly observed: string;
      readonly declared: string;
      /** Without `side`, both are rendered. */
      readonly side?: 'observed' | 'declared' | undefined;
    }
  /** An option of the program, optionally with a value: an input of the action or a flag of the command line. */
  | { readonly kind: 'option'; readonly name: OptionName; readonly value?: string | undefined }
  /** The id under which a service logs a request. Two messages that differ only in it are considered the same. */
  | { readonly kind: 'request-id'; readonly text: string }
  /** Words that differ between the action and the command line. */
  | { readonly kind: 'either'; readonly action: Message; readonly cli: Message };

/** Declaration merging adds the options here, so that `model` does not depend on `options`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged with what the table declares.
export interface OptionTable {}

/** Every option, by the name of the action's input. */
export type OptionName = keyof OptionTable;

type Interpolated = Part | Message | number;

/** Builds a message from a template. Interpolated strings and numbers are plain text; messages are inlined. */
export function msg(words: TemplateStringsArray, ...parts: readonly Interpolated[]): Message {
  return join(words.flatMap((text, index) => [text, parts[index] ?? '']));
}

/** Returns the messages as one, with `separator` between them. */
export function joinMessages(messages: readonly (Part | Message)[], separator: string): Message {
  return join(messages.flatMap((message, index) => (index === 0 ? [message] : [separator, message])));
}

/** Returns the first `max` names, and how many more there are. */
export function listUpTo(names: readonly (Part | Message)[], max: number): Message {
  const more = names.length > max ? ` and ${names.length - max} more` : '';
  return msg`${joinMessages(names.slice(0, max), ', ')}${more}`;
}

export const code = (text: string): Part => ({ kind: 'code', text });

/** A value. A long one is cut when it is rendered, after secrets were removed. */
export const value = (text: string): Part => ({ kind: 'value', text });

/** Like `code`, for a text from a server, which may repeat what was sent to it. */
export const foreignCode = (text: string): Part => ({ kind: 'code', text, isForeign: true });

/** Like `value`, for a text from a server, which may repeat what was sent to it. */
export const foreignValue = (text: string): Part => ({ kind: 'value', text, isForeign: true });

export const option = (name: OptionName, value?: string): Part => ({ kind: 'option', name, value });

export const requestId = (text: string): Part => ({ kind: 'request-id', text });

export const either = (action: Message, cli: Message): Part => ({ kind: 'either', action, cli });

/** How one surface renders the parts of a message. */
export interface Surface {
  readonly program: 'action' | 'cli';
  readonly words: (text: string) => string;
  readonly code: (text: string) => string;
  readonly value: (text: string) => string;
  readonly option: (name: OptionName, value: string | undefined) => string;
}

/** Returns a message as one surface renders it. */
export function render(message: Message, surface: Surface): string {
  return message.map((part) => renderPart(part, surface)).join('');
}

function renderPart(part: Part, surface: Surface): string {
  if (typeof part === 'string') return surface.words(part);
  switch (part.kind) {
    case 'code':
    case 'value':
      return renderCut(part.text, surface[part.kind], surface);
    case 'difference': {
      const start = firstDifference(part.observed, part.declared);
      const [observed, declared] = [part.observed, part.declared].map((text) =>
        renderCut(text, surface.value, surface, start),
      );
      if (part.side !== undefined) return (part.side === 'observed' ? observed : declared) ?? '';
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

/**
 * The most characters shown of a value or term. Longer ones would push other changes out of a comment. A host is at
 * most 253 characters long.
 */
export const LONGEST = 300;

/** Renders an excerpt from `start`. What is cut off is marked outside the excerpt, so no value can look like the mark. */
function renderCut(
  text: string,
  draw: (text: string) => string,
  { words }: Pick<Surface, 'words'>,
  start = 0,
): string {
  const end = start + LONGEST;
  if (start === 0 && text.length <= end) return draw(text);
  const marks = [start === 0 ? '' : '…', text.length <= end ? '' : '…'].map((mark) => mark && words(mark));
  return `${marks[0]}${draw(text.slice(start, end))}${marks[1]}${words(` (${text.length} characters)`)}`;
}

/** Returns where excerpts of two texts start: shortly before their first difference, if one of them is long. */
function firstDifference(a: string, b: string): number {
  if (Math.max(a.length, b.length) <= LONGEST) return 0;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return Math.max(0, same - LONGEST / 4);
}

/** Returns a message without request ids, so that equal causes can be grouped. */
export function withoutRequestIds(message: Message): Message {
  return message.filter((part) => typeof part === 'string' || part.kind !== 'request-id');
}

/** Inlines nested messages and joins adjacent strings. */
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

/** The surface of the action's log, with values in quotes. The log escapes its lines itself afterwards. */
const LOG: Surface = {
  program: 'action',
  words: (text) => text,
  code: (text) => `\`${text}\``,
  value: (text) => JSON.stringify(text),
  option: (name, given) => (given === undefined ? `the input \`${name}\`` : `\`${name}: ${given}\``),
};

/** Returns a message as the action's log shows it. */
export function textOf(message: Message): string {
  return render(message, LOG);
}

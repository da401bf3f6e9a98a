import { either, type Message, render, type Surface } from '../model/message.ts';
import { codeForMarkdown, forMarkdown, valueForMarkdown } from './escape.ts';

/** Job summary and comment: values as inert code. */
const markdownSurface: Surface = {
  program: 'action',
  words: (text) => forMarkdown(text),
  code: (text) => codeForMarkdown(text),
  value: valueForMarkdown,
  option: (name, value) =>
    value === undefined ? `the input ${codeForMarkdown(name)}` : codeForMarkdown(`${name}: ${value}`),
};

/** Returns a message as GitHub's Markdown. */
export function markdownText(message: Message): string {
  return render(message, markdownSurface);
}

/** Returns a sentence with its first letter as a capital, so that it can follow another one. */
export function capitalized(message: Message): Message {
  const [first, ...others] = message;
  if (first === undefined) return message;
  if (typeof first === 'string') return [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...others];
  return first.kind === 'either'
    ? [either(capitalized(first.action), capitalized(first.cli)), ...others]
    : message;
}

/** Returns a sentence that holds nothing but our own words, counts and options as GitHub's Markdown. */
export function ownMarkdown(message: Message): string {
  return render(message, { ...markdownSurface, words: (text) => text });
}

import { type Message, render, type Surface } from '../model/message.ts';
import { spelled, visible } from '../model/visible.ts';

/**
 * Returns `text` as one line of a log that the runner does not interpret as a command.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function forLog(text: string): string {
  return visible(text)
    .replace(/^(\s*):(?=:)/, '$1\u2236')
    .replaceAll('##[', '#\u2060#[');
}

/** The characters with a meaning in Markdown, HTML, or GitHub's mentions and links. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~@&"'$:^=]/g;

/**
 * GitHub looks for mentions and issue references after Markdown has decoded the entities. So an invisible word joiner
 * goes between the sign and the name.
 * @see https://github.com/github/cmark-gfm/issues/181
 */
const SIGNS = /&#(?:35|64);/g;

/** Text that GitHub may read as an emoji. Only two numbers are emoji names; others are lines and columns. */
const EMOJI = /&#58;(?=(?:100|1234|(?!\d+&)(?:[\w-]|&#95;|&#43;)+)&#58;)/g;

/** Returns `text` as inert text in GitHub's Markdown, cut to `longest` characters. */
export function forMarkdown(text: string, longest = 1_000): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visible(cut.replace(/[ \t\r\n]+/g, ' '))
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    .replace(SIGNS, '$&&#8288;')
    .replace(EMOJI, '$&&#8288;')
    .replace(/GH-(?=\d)/gi, '$&&#8288;')
    .replace(/www\./gi, (host) => host.replace('.', '&#46;'));
}

/** Returns a value as inert code. Invisible white space is written out, so that no two values look alike. */
export function valueForMarkdown(text: string): string {
  const escaped = text
    .replace(/[\\\u2423]/g, (character) => (character === '\\' ? '\\\\' : spelled(character)))
    .replace(/\n/g, '\\n')
    .replace(/[^\S ]/g, spelled);
  // Browsers do not show spaces at the ends, or more than one in a row.
  return codeForMarkdown(escaped.replace(/^ | (?= )| $/g, '\u2423'), Number.POSITIVE_INFINITY);
}

/** Returns `text` as inert code, without links, mentions or markup. */
export function codeForMarkdown(text: string, longest?: number): string {
  return `<code>${forMarkdown(text, longest)}</code>`;
}

/** How the job summary and the comment draw messages: values are inert code. */
const MARKDOWN: Surface = {
  program: 'action',
  words: (text) => forMarkdown(text),
  code: (text) => codeForMarkdown(text),
  value: valueForMarkdown,
  option: (name, value) =>
    value === undefined ? `the input ${codeForMarkdown(name)}` : codeForMarkdown(`${name}: ${value}`),
};

/** Returns a message in GitHub's Markdown. */
export function messageForMarkdown(message: Message): string {
  return render(message, MARKDOWN);
}

/** The same for a message without foreign text: only this program's own words, counts and options. */
export function ownForMarkdown(message: Message): string {
  return render(message, { ...MARKDOWN, words: (text) => text });
}

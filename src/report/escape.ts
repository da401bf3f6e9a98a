import { spelled, visible } from '../model/visible.ts';

/**
 * Returns `text` as one line of a log that the runner does not take for a command.
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function forLog(text: string): string {
  return visible(text)
    .replace(/^(\s*):(?=:)/, '$1\u2236')
    .replaceAll('##[', '#\u2060#[');
}

/** What means something to Markdown, to HTML or to GitHub's mentions and links. */
const MARKUP = /[\\`*_{}[\]<>()#+!|~@&"'$:^=]/g;

/**
 * Mentions and references to issues are looked for in what Markdown has made of the entities, so these need something
 * between the sign and the name: a word joiner, which is not seen.
 * @see https://github.com/github/cmark-gfm/issues/181
 */
const SIGNS = /&#(?:35|64);/g;

/** What GitHub may take for the name of an emoji. Of numbers only two are names, and others are lines and columns. */
const EMOJI = /&#58;(?=(?:100|1234|(?!\d+&)(?:[\w-]|&#95;|&#43;)+)&#58;)/g;

/** Returns `text` as inert text of GitHub's Markdown, cut to `longest` characters. */
export function forMarkdown(text: string, longest = 1_000): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return visible(cut.replace(/[ \t\r\n]+/g, ' '))
    .replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`)
    .replace(SIGNS, '$&&#8288;')
    .replace(EMOJI, '$&&#8288;')
    .replace(/GH-(?=\d)/gi, '$&&#8288;')
    .replace(/www\./gi, (host) => host.replace('.', '&#46;'));
}

/** Returns a value as inert code in which no two look alike: white space that would not be seen is spelled out. */
export function valueForMarkdown(text: string): string {
  const escaped = text
    .replace(/[\\\u2423]/g, (character) => (character === '\\' ? '\\\\' : spelled(character)))
    .replace(/\n/g, '\\n')
    .replace(/[^\S ]/g, spelled);
  // Spaces at the ends, and those that follow one another, are not drawn.
  return codeForMarkdown(escaped.replace(/^ | (?= )| $/g, '\u2423'), Number.POSITIVE_INFINITY);
}

/** Returns `text` as inert code: nothing in it is a link, a mention or markup. */
export function codeForMarkdown(text: string, longest?: number): string {
  return `<code>${forMarkdown(text, longest)}</code>`;
}

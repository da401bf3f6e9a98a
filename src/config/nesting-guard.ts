import { Lexer } from 'yaml';

/**
 * The parser is recursive and creates several objects per token. Deep nesting overflows its stack, and one mebibyte of
 * `[` aborts V8 itself (yaml 2.9.1), which cannot be caught. So the tokens are counted first; the lexer is not
 * recursive. Four thousand entries in one mebibyte need fewer than 450,000 tokens and six levels.
 */
const MAX_TOKENS = 500_000;
const MAX_DEPTH = 32;
/** `a: b: c:` also nests, on one line. The limit leaves unquoted values with a few colons to the parser. */
const MAX_COLONS = 8;

/** What looks like the start of a flow mapping but is a template: `{{ name }}`, `{% if … %}`. */
const TEMPLATE = /^\{(?:%|\{\{?[^{])/;

type Stopping = 'RESOURCE_EXHAUSTION' | 'DIRECTIVE' | 'OPEN_QUOTE' | 'TEMPLATE';

/** What the tokens alone show, as offsets into the text. */
export interface TokenReport {
  /** Explicit tags (`!!str`, `!env`). */
  readonly tags: readonly number[];
  /**
   * Why the text must not be parsed: more tokens or nesting than a connections file can need, `%` lines other than
   * `%YAML 1.2`, a quote that is never closed and swallows the rest of the file, or a template delimiter where a value
   * or a line begins.
   */
  readonly stop?: { readonly cause: Stopping; readonly offsets: readonly number[] } | undefined;
}

/** The lexer marks scalars, documents and broken brackets by control characters that are not in the text. */
const SCALAR_FOLLOWS = '\x1f';
const DOCUMENT_FOLLOWS = '\x02';
const BRACKETS_END = '\x18';

/** Checks the tokens of a YAML text in one pass, without recursion. Stops at the first token beyond a limit. */
export function inspectTokens(text: string): TokenReport {
  const [tags, directives]: [number[], number[]] = [[], []];
  /** The columns at which block collections may have started, outermost first. */
  const columns: number[] = [];
  let [count, offset, column, brackets, colons] = [0, 0, 0, 0, 0];
  let [atLineStart, isScalar] = [true, false];
  let stop: TokenReport['stop'];
  for (const token of new Lexer().lex(text)) {
    count++;
    if (token === SCALAR_FOLLOWS || token === DOCUMENT_FOLLOWS || token === BRACKETS_END) {
      isScalar = token === SCALAR_FOLLOWS;
      if (token === BRACKETS_END) brackets = 0;
      continue;
    }
    // The text of a scalar may start with any character, which then is not an indicator.
    const sign = isScalar ? 'scalar' : (token[0] ?? '\n');
    isScalar = false;
    const isBracket = sign === '{' && text[offset - 1] !== '{';
    if (isBracket ? TEMPLATE.test(text.slice(offset, offset + 4)) : atLineStart && token.startsWith('<%'))
      return { tags, stop: { cause: 'TEMPLATE', offsets: [offset] } };
    if (sign === '!') tags.push(offset);
    if (sign === '%' && !/^%YAML[ \t]+1\.2$/.test(token)) directives.push(offset);
    if (offset + token.length >= text.length && isOpenQuote(sign, token)) {
      stop = { cause: 'OPEN_QUOTE', offsets: [offset] };
      break;
    }
    if (!' \t\r\n#\ufeff]}'.includes(sign)) {
      if (brackets === 0 && (atLineStart || sign === '-' || sign === '?')) {
        while ((columns.at(-1) ?? -1) >= column) columns.pop();
        columns.push(column);
      }
      // A collection may also start right after an indicator: `- - a`.
      atLineStart &&= '-?:'.includes(sign);
    }
    if (sign === ':' && brackets === 0) colons++;
    if (sign === '[' || sign === '{') brackets++;
    if ((sign === ']' || sign === '}') && brackets > 0) brackets--;
    const lineBreak = token.lastIndexOf('\n');
    column = lineBreak < 0 ? column + token.length : token.length - lineBreak - 1;
    if (lineBreak >= 0) {
      atLineStart = true;
      colons = 0;
    }
    if (count > MAX_TOKENS || Math.max(brackets, columns.length) > MAX_DEPTH || colons > MAX_COLONS) {
      return { tags, stop: { cause: 'RESOURCE_EXHAUSTION', offsets: [offset] } };
    }
    offset += token.length;
  }
  if (directives.length > 0) stop = { cause: 'DIRECTIVE', offsets: directives };
  return { tags, stop };
}

function isOpenQuote(sign: string, token: string): boolean {
  return (sign === '"' || sign === "'") && (token.length === 1 || !token.trimEnd().endsWith(sign));
}

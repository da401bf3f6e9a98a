import { Lexer } from 'yaml';

/**
 * The parser is recursive and makes several objects of every token: deep nesting overflows its stack and, in some
 * forms, kills the process. So the tokens are looked at first; the lexer is a loop. Four thousand entries in
 * one mebibyte need fewer than 450,000 tokens and six levels.
 */
const MAX_TOKENS = 500_000;
const MAX_DEPTH = 32;
/** `a: b: c:` nests too, on one line; a value with a few colons that lacks its quotes is left to the parser. */
const MAX_COLONS = 8;

/** What the tokens alone tell: offsets into the text. */
export interface TokenReport {
  /** The first token that goes beyond what a connections file can need. */
  readonly tooComplex?: number;
  /** Explicit tags (`!!str`, `!env`). */
  readonly tags: readonly number[];
  /** `%` lines but for `%YAML 1.2`. */
  readonly directives: readonly number[];
  /** A quote that nothing closes: the rest of the file is inside it. */
  readonly openQuote?: number;
}

/** Looks at the tokens of a YAML text in one pass, without recursion. */
export function inspectTokens(text: string): TokenReport {
  const tags: number[] = [];
  const directives: number[] = [];
  const depth = new Depth();
  let offset = 0;
  let count = 0;
  let scalarFollows = false;
  for (const token of new Lexer().lex(text)) {
    count++;
    // The lexer announces documents, scalars and broken flow collections by control characters that are not in the text.
    if (token === SCALAR_MARK || token === DOCUMENT_MARK || token === FLOW_ERROR_MARK) {
      if (token === FLOW_ERROR_MARK) depth.leaveFlow();
      scalarFollows = token === SCALAR_MARK;
      if (scalarFollows) depth.value();
      continue;
    }
    if (scalarFollows) {
      scalarFollows = false;
      if (token.includes('\n')) depth.newLine(token.length - token.lastIndexOf('\n') - 1);
      else depth.advance(token.length);
    } else {
      const isLast = offset + token.length >= text.length;
      if (isLast && isOpenQuote(token)) return { tags, directives, openQuote: offset };
      if (token[0] === '!') tags.push(offset);
      if (token[0] === '%' && !/^%YAML[ \t]+1\.2$/.test(token)) directives.push(offset);
      depth.token(token);
    }
    if (count > MAX_TOKENS || depth.exceeded) return { tooComplex: offset, tags, directives };
    offset += token.length;
  }
  return { tags, directives };
}

function isOpenQuote(token: string): boolean {
  const quote = token[0];
  return (quote === '"' || quote === "'") && (token.length === 1 || !token.trimEnd().endsWith(quote));
}

const DOCUMENT_MARK = '\x02';
const FLOW_ERROR_MARK = '\x18';
const SCALAR_MARK = '\x1f';

/** How deep collections are nested at a token, counted from above: brackets, and columns at which block collections may start. */
class Depth {
  #flow = 0;
  #column = 0;
  #atLineStart = true;
  #colons = 0;
  readonly #columns: number[] = [];

  get exceeded(): boolean {
    return this.#flow > MAX_DEPTH || this.#columns.length > MAX_DEPTH || this.#colons > MAX_COLONS;
  }

  token(token: string): void {
    switch (token[0]) {
      case '\n':
      case '\r':
        this.newLine(0);
        return;
      case ' ':
      case '\t':
      case '#':
      case '\ufeff':
        break;
      case '[':
      case '{':
        this.value();
        this.#flow++;
        break;
      case ']':
      case '}':
        this.#flow = Math.max(0, this.#flow - 1);
        break;
      case '-':
      case '?':
        this.#openColumn();
        break;
      case ':':
        if (this.#flow === 0) this.#colons++;
        if (this.#atLineStart) this.#openColumn();
        break;
      default:
        this.value();
    }
    const lineBreak = token.lastIndexOf('\n');
    if (lineBreak >= 0) this.newLine(token.length - lineBreak - 1);
    else this.advance(token.length);
  }

  /** A scalar, alias, anchor or bracket: a block mapping may start at its column if no other has on this line. */
  value(): void {
    if (!this.#atLineStart) return;
    this.#openColumn();
    this.#atLineStart = false;
  }

  advance(length: number): void {
    this.#column += length;
  }

  newLine(column: number): void {
    this.#column = column;
    this.#atLineStart = true;
    this.#colons = 0;
  }

  leaveFlow(): void {
    this.#flow = 0;
  }

  #openColumn(): void {
    if (this.#flow > 0) return;
    while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
    this.#columns.push(this.#column);
  }
}

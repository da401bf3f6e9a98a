import { CST, Lexer } from 'yaml';

/** Offsets into a text, the second after the last character. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A token of a YAML text; `other` are comments, anchors, aliases, tags, directives and what is broken. */
export interface YamlToken extends Range {
  readonly kind: 'punctuation' | 'scalar' | 'other';
}

const KINDS: ReadonlyMap<string, YamlToken['kind']> = new Map([
  ['space', 'punctuation'],
  ['newline', 'punctuation'],
  ['seq-item-ind', 'punctuation'],
  ['explicit-key-ind', 'punctuation'],
  ['map-value-ind', 'punctuation'],
  ['flow-map-start', 'punctuation'],
  ['flow-map-end', 'punctuation'],
  ['flow-seq-start', 'punctuation'],
  ['flow-seq-end', 'punctuation'],
  ['comma', 'punctuation'],
  ['doc-start', 'punctuation'],
  ['doc-end', 'punctuation'],
  ['block-scalar-header', 'scalar'],
  ['single-quoted-scalar', 'scalar'],
  ['double-quoted-scalar', 'scalar'],
]);

/** The lexer's own marks, which are not in the text. */
const MARKS: ReadonlySet<string | null> = new Set(['doc-mode', 'flow-error-end', 'scalar']);

/** Returns the tokens of a YAML text, which together are all of it. */
export function tokensOf(text: string): readonly YamlToken[] {
  const tokens: YamlToken[] = [];
  let from = 0;
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(text)) {
    const type: string | null = isScalarNext ? 'content' : CST.tokenType(lexeme);
    isScalarNext = type === 'scalar';
    if (MARKS.has(type)) continue;
    const kind = type === 'content' ? 'scalar' : (KINDS.get(type ?? '') ?? 'other');
    tokens.push({ kind, from, to: from + lexeme.length });
    from += lexeme.length;
  }
  return tokens;
}

import stringWidth from 'fast-string-width';
import { isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { isMergeKey } from '../config/node-reader.ts';
import { isUnderAuth, KNOWN_KEYS, type Path, printableKey } from '../config/paths.ts';
import type { Location, Problem } from '../model/problem.ts';

/** The keys, at the top or in an entry, whose values may be shown. Any other value may be a secret. */
const READABLE = ['version', 'sandbox', 'name', 'description', 'source', 'id', 'ensure'];

/** In a file with one of these problems, secrets cannot be recognised, so none of it is shown. */
const SHOWS_NOTHING: readonly Problem['code'][] = [
  'file-encoding',
  'file-holds-secrets',
  'yaml-syntax',
  'yaml-too-complex',
];

/** How many characters of a line are shown, and the most of them before the location. */
const SHOWN = 120;
const BEFORE = 80;
/** A longer line was not written by hand, so none of it is shown. */
const MAX_LINE_LENGTH = 4_000;

/** A scalar or an alias, as offsets into the text. */
type Token = Readonly<{ from: number; to: number; isShown: boolean }>;

/**
 * Returns a function that draws the line of a location in a connections file, with a caret below it. It shows only what
 * is known to be harmless: known keys, the values of readable fields, and the punctuation between them. Everything
 * else, including comments, becomes `…`. It shows nothing of a file that is not YAML, or of a line with a secret.
 */
export function codeFrames(
  text: string,
  problems: readonly Problem[],
  holdsSecret: (line: string) => boolean,
): (location: Location) => readonly string[] {
  const lines = new LineCounter();
  const isShown = problems.length > 0 && !problems.some(({ code }) => SHOWS_NOTHING.includes(code));
  const tokens = isShown ? tokensOf(text, lines) : undefined;
  return ({ line, column }) => {
    const start = lines.lineStarts[line - 1];
    if (tokens === undefined || start === undefined) return [];
    const [source = ''] = text.slice(start, lines.lineStarts[line]).split(/\r?\n/);
    if (source.length > MAX_LINE_LENGTH) return [];
    const inLine = tokens.filter(({ from, to }) => from < start + source.length && to > start);
    const drawn = draw(source, start, column - 1, inLine);
    return holdsSecret(drawn.cells.join('').trimEnd()) ? [] : frame(line, drawn);
  };
}

/** Returns the scalars and aliases of a text in order; `undefined` if it is not YAML. */
function tokensOf(text: string, lineCounter: LineCounter): readonly Token[] | undefined {
  const options = { lineCounter, prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
  const document = parseDocument(text, options);
  if (document.errors.length > 0) return undefined;
  const tokens: Token[] = [];
  /** Anchors outside `auth`. When an alias under `auth` refers to one of them, its value may be a secret. */
  const plain = new Set<string>();
  let isMixed = false;
  const add = ({ range }: Node, isShown: boolean) => {
    const [from = 0, to = 0] = range ?? [];
    tokens.push({ from, to, isShown });
  };
  visit(document, {
    Pair: (_, { key }) => (isScalar(key) ? undefined : visit.SKIP),
    Collection: (role, { anchor }, ancestors) => {
      if (anchor !== undefined && !isUnderAuth(pathOf(role, ancestors))) plain.add(anchor);
    },
    Alias: (role, node, ancestors) => {
      if (plain.has(node.source) && isUnderAuth(pathOf(role, ancestors))) isMixed = true;
      add(node, false);
    },
    Scalar: (role, node, ancestors) => {
      const path = pathOf(role, ancestors);
      const isSecret = isUnderAuth(path);
      if (node.anchor !== undefined && !isSecret) plain.add(node.anchor);
      if (role === 'key') {
        const key = String(node.value);
        add(node, KNOWN_KEYS.has(key) || (!isSecret && printableKey(key) !== undefined));
        return;
      }
      const isField = path.length === 1 || (path.length === 3 && path[0] === 'connections');
      // The first line of a block scalar may contain a comment.
      const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
      add(node, !isBlock && !isSecret && isField && READABLE.includes(path.at(-1) ?? ''));
    },
  });
  return isMixed ? tokens.map((token) => ({ ...token, isShown: false })) : tokens;
}

/** Returns the path of a value, or of the mapping around a key. A merge key adds nothing to the path. */
function pathOf(role: unknown, ancestors: readonly unknown[]): Path {
  return (role === 'key' ? ancestors.slice(0, -1) : ancestors).flatMap((each) => {
    if (!isPair(each)) return isSeq(each) ? [''] : [];
    return isScalar(each.key) && !isMergeKey(each.key) ? [String(each.key.value)] : [];
  });
}

/** Returns the visible form of a line that begins at `start`, and the position of the caret for its index `target`. */
function draw(line: string, start: number, target: number, tokens: readonly Token[]) {
  const cells: string[] = [];
  let [caret, length] = [-1, 1];
  const add = (from: number, text: string, isShown: boolean, isToken: boolean) => {
    const before = target - from;
    const isTarget = before >= 0 && before < text.length;
    if (isTarget) caret = cells.length + (isShown ? [...text.slice(0, before)].length : 0);
    if (isTarget && isShown && isToken) length = [...text.slice(before)].length;
    if (isShown) cells.push(...text.replaceAll('\t', ' ').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '…'));
    else if (text !== '') cells.push('…');
  };
  let at = 0;
  for (const { from, to, isShown } of [...tokens, { from: Infinity, to: Infinity, isShown: false }]) {
    // Between tokens there is punctuation, which is shown, and comments, anchors and tags, which are not.
    const next = Math.max(0, from - start);
    const gap = line.slice(at, next).matchAll(/(#.*|[^\s:,{}[\]?-]+)|[\s:,{}[\]?-]+/g);
    for (const { 0: text, 1: other, index } of gap) add(at + index, text, other === undefined, false);
    add(next, line.slice(next, to - start), isShown, true);
    at = to - start;
  }
  return { cells, caret: caret < 0 ? cells.length : caret, length };
}

/** Returns the part of a line around the caret, and the caret below it. */
function frame(line: number, { cells, caret, length }: ReturnType<typeof draw>): readonly string[] {
  const from = Math.max(0, caret - BEFORE);
  const to = from + SHOWN;
  const cut = (end: number) => `${from > 0 ? '…' : ''}${cells.slice(from, end).join('')}`;
  const before = stringWidth(cut(caret));
  const under = stringWidth(cells.slice(caret, Math.min(to, caret + length)).join(''));
  const number = String(line).padStart(5);
  return [
    `${number} | ${`${cut(to)}${to < cells.length ? '…' : ''}`.trimEnd()}`,
    `${' '.repeat(number.length)} | ${' '.repeat(before)}${'^'.repeat(Math.max(1, under))}`,
  ];
}

import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { isUnderAuth, KNOWN_AUTH_KEYS, printableKey } from '../config/paths.ts';
import type { Location, Problem } from '../model/problem.ts';
import { widthOf } from './text-width.ts';
import { type Range, tokensOf, type YamlToken } from './yaml-tokens.ts';

/** Values that are there to be read, by their key at the top or in an entry. Any other scalar may be a secret. */
const READABLE: ReadonlySet<string> = new Set([
  'version',
  'sandbox',
  'name',
  'description',
  'source',
  'id',
  'ensure',
]);

/** Keys that may be shown under `auth`, where any other may be a secret that was pasted in the wrong place. */
const AUTH_KEYS: ReadonlySet<string> = new Set(KNOWN_AUTH_KEYS);

/** Of a file with one of these, nothing can be told apart. */
const NO_YAML: ReadonlySet<Problem['code']> = new Set(['file-encoding', 'yaml-syntax', 'yaml-too-complex']);

/** Characters of a line that are shown, and how many of them at most stand before the place: more would fill the screen. */
const SHOWN = 120;
const BEFORE = 80;
/** Characters of a line that is shown at all: nobody wrote a longer one by hand. */
const MAX_LINE_LENGTH = 4_000;

/** What stands for text that is not shown. */
const BLOT = '…';

/** Shows lines of one file with what may be seen of them. */
export interface CodeFrames {
  /** Returns the line of a place and, below it, a caret under the place; none when nothing may be shown. */
  readonly at: (location: Location) => readonly string[];
}

/**
 * Returns what shows lines of a connections file, of which `problems` are known. It works by what is allowed: known keys,
 * values of fields that people read, and the punctuation between them. All else is blotted out, comments included; of a
 * file that is no YAML nothing is shown, nor a line that `redact` finds a secret in.
 */
export function codeFrames(
  text: string,
  problems: readonly Problem[],
  redact: (text: string) => string,
): CodeFrames {
  const isYaml = !problems.some(({ code }) => NO_YAML.has(code));
  const readable = isYaml && problems.length > 0 ? readableRanges(text) : undefined;
  if (readable === undefined) return { at: () => [] };
  const tokens = tokensOf(text);
  const lines = lineStarts(text);
  return {
    at: ({ line, column }) => {
      const start = lines[line - 1];
      if (start === undefined) return [];
      const end = (lines[line] ?? text.length + 1) - 1;
      if (end - start > MAX_LINE_LENGTH) return [];
      const raw = { from: start, to: text[end - 1] === '\r' ? end - 1 : end };
      const shown = draw(text, raw, start + column - 1, tokens, readable);
      const whole = shown.cells.join('').trimEnd();
      if (redact(whole) !== whole) return [];
      return frame(line, shown);
    },
  };
}

/** A line as it is shown, character by character, and where in it the place has come to stand. */
interface Drawn {
  readonly cells: readonly string[];
  readonly caret: number;
  /** How many characters the caret underlines. */
  readonly length: number;
}

function frame(line: number, { cells, caret, length }: Drawn): readonly string[] {
  const from = Math.max(0, caret - BEFORE);
  const to = from + SHOWN;
  const seen = [
    ...(from > 0 ? [BLOT] : []),
    ...cells.slice(from, to),
    ...(to < cells.length ? [BLOT] : []),
  ].join('');
  const before = (from > 0 ? 1 : 0) + widthOf(cells.slice(from, caret).join(''));
  const under = widthOf(cells.slice(caret, Math.min(to, caret + length)).join(''));
  const number = String(line).padStart(5);
  return [
    `${number} | ${seen.trimEnd()}`,
    `${' '.repeat(number.length)} | ${' '.repeat(before)}${'^'.repeat(Math.max(1, under))}`,
  ];
}

function draw(
  text: string,
  line: Range,
  target: number,
  tokens: readonly YamlToken[],
  readable: readonly Range[],
): Drawn {
  const cells: string[] = [];
  let caret: number | undefined;
  let length = 1;
  for (let index = firstAfter(tokens, line.from); index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || token.from >= line.to) break;
    const from = Math.max(token.from, line.from);
    const to = Math.min(token.to, line.to);
    const isTarget = from <= target && target < to;
    const isSeen = token.kind === 'punctuation' || (token.kind === 'scalar' && isWithin(token, readable));
    if (!isSeen) {
      if (isTarget) caret = cells.length;
      cells.push(BLOT);
      continue;
    }
    let offset = from;
    for (const character of text.slice(from, to)) {
      if (offset <= target && target < offset + character.length) caret = cells.length;
      cells.push(visibleCharacter(character));
      offset += character.length;
    }
    if (isTarget && caret !== undefined && token.kind === 'scalar') length = cells.length - caret;
  }
  return { cells, caret: caret ?? cells.length, length };
}

/** Returns the index of the first token that ends after an offset. */
function firstAfter(tokens: readonly YamlToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.to ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isWithin({ from }: Range, ranges: readonly Range[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.from ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  return (ranges[low - 1]?.to ?? 0) > from;
}

/** Returns the ranges of the scalars that may be shown, in order; `undefined` when it can't be told. */
function readableRanges(text: string): readonly Range[] | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  const ranges: Range[] = [];
  const allow = (range: readonly number[] | null | undefined) => {
    const [from, to] = range ?? [];
    if (from !== undefined && to !== undefined) ranges.push({ from, to });
  };
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isSeq(node)) for (const item of node.items) walk(item, [...path, '']);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const isShown = isUnderAuth([...path, '']) ? AUTH_KEYS.has(key) : printableKey(key) !== undefined;
      if (isShown) allow(pair.key.range);
      if (isScalar(pair.value) && isReadable([...path, key])) allow(pair.value.range);
      else walk(pair.value, [...path, key]);
    }
  };
  walk(document.contents, []);
  return ranges.sort((a, b) => a.from - b.from);
}

/** Whether the value at a path is there to be read: at the top, or in an entry. */
function isReadable(path: readonly string[]): boolean {
  const isField = path.length === 1 || (path.length === 3 && path[0] === 'connections');
  return isField && READABLE.has(path.at(-1) ?? '');
}

function visibleCharacter(character: string): string {
  if (character === '\t') return ' ';
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) ? BLOT : character;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

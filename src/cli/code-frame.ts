import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { isUnderAuth, KNOWN_AUTH_KEYS, keyForPeople } from '../config/paths.ts';
import type { Place } from '../problem.ts';

/** Values that are there to be read, by the last step of their path. Any other scalar may be a secret. */
const READABLE: ReadonlySet<string> = new Set([
  'version',
  'sandbox',
  'name',
  'description',
  'source',
  'id',
  'ensure',
  'dataCenter',
]);

/** Keys that may be shown under `auth`, where any other may be a secret that was pasted in the wrong place. */
const KEYS: ReadonlySet<string> = new Set(KNOWN_AUTH_KEYS);

/** Characters of a line that are shown: a longer one would fill the screen. */
const WIDTH = 120;

/** What stands for text that is not shown. */
const BLOT = '…';

/** Shows lines of one file with what may be seen of them. */
export interface CodeFrames {
  /** Returns the line of a place and, below it, a caret under the place; none when nothing may be shown. */
  readonly at: (place: Place) => readonly string[];
}

/**
 * Returns what shows lines of a connections file. It works by what is allowed: known keys, values of fields that people
 * read, and the punctuation between them. All else is blotted out, comments included; of a file that is no YAML, nothing
 * is shown, since nothing in it can be told apart.
 */
export function codeFrames(text: string): CodeFrames {
  const shown = shownRanges(text);
  if (shown === undefined) return { at: () => [] };
  const lines = lineStarts(text);
  return {
    at: ({ line, column }) => {
      const start = lines[line - 1];
      if (start === undefined) return [];
      const end = text.indexOf('\n', start);
      const raw = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
      const { seen, caret, width } = blotted(raw, start, start + column - 1, shown);
      if (caret > WIDTH) return [];
      const number = String(line).padStart(5);
      return [
        `${number} | ${seen.length > WIDTH ? `${seen.slice(0, WIDTH)}${BLOT}` : seen}`,
        `${' '.repeat(number.length)} | ${' '.repeat(caret)}${'^'.repeat(Math.max(1, width))}`,
      ];
    },
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Returns the ranges of `text` that may be shown, in order; `undefined` when it can't be told. */
function shownRanges(text: string): readonly Range[] | undefined {
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  if (document.errors.length > 0) return undefined;
  const ranges: Range[] = [];
  const allow = (range: readonly number[] | null | undefined) => {
    const [from, to] = range ?? [];
    if (from !== undefined && to !== undefined) ranges.push({ from, to });
  };
  const walk = (node: unknown, path: readonly string[]): void => {
    if (isSeq(node)) for (const item of node.items) walk(item, path);
    if (!isMap(node)) return;
    for (const pair of node.items) {
      if (!isPair(pair) || !isScalar(pair.key)) continue;
      const key = String(pair.key.value);
      const isShown = isUnderAuth([...path, '']) ? KEYS.has(key) : keyForPeople(key) !== undefined;
      if (isShown) allow(pair.key.range);
      if (isScalar(pair.value) && isReadable([...path, key])) allow(pair.value.range);
      else walk(pair.value, [...path, key]);
    }
  };
  walk(document.contents, []);
  return ranges.sort((a, b) => a.from - b.from);
}

/** Whether the value at a path is there to be read: at the top, in an entry, or the data centre of its `auth`. */
function isReadable(path: readonly string[]): boolean {
  const last = path.at(-1) ?? '';
  if (!READABLE.has(last)) return false;
  const isInAuth = path.length === 4 && path[2] === 'auth' && last === 'dataCenter';
  return (
    path.length === 1 || (path.length === 3 && path[0] === 'connections' && last !== 'dataCenter') || isInAuth
  );
}

/** Returns a line with all blotted out that is not in `shown`, where `target` has come to stand, and how wide it is. */
function blotted(
  raw: string,
  start: number,
  target: number,
  shown: readonly Range[],
): { readonly seen: string; readonly caret: number; readonly width: number } {
  let seen = '';
  let caret = 0;
  let width = 1;
  let isComment = false;
  for (let index = 0; index < raw.length; index++) {
    const offset = start + index;
    const range = shown.find(({ from, to }) => from <= offset && offset < to);
    const character = raw[index] ?? '';
    if (offset === target) {
      caret =
        seen.endsWith(BLOT) && !isPlain(character) && range === undefined ? seen.length - 1 : seen.length;
      width = range === undefined ? 1 : Math.min(range.to - offset, raw.length - index);
    }
    isComment ||= range === undefined && character === '#';
    if (range !== undefined) seen += visibleCharacter(character);
    else if (!isComment && isPlain(character)) seen += character;
    else if (!seen.endsWith(BLOT)) seen += BLOT;
  }
  if (target >= start + raw.length) caret = seen.length;
  return { seen: seen.trimEnd(), caret, width };
}

/** White space and the punctuation of YAML, which tell nothing. */
function isPlain(character: string): boolean {
  return /[ {}[\],:]/.test(character);
}

function visibleCharacter(character: string): string {
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(character) && !/[\ud800-\udfff]/.test(character) ? BLOT : character;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\n/g)) starts.push(match.index + 1);
  return starts;
}

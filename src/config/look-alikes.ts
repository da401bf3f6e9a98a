import { type Document, isPair, isScalar, Scalar, visit } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { Location, Problem } from '../model/problem.ts';
import { isOwnKey } from './paths.ts';

export type PlacedProblem = Problem & { readonly location: Location };

/** White space that YAML does not treat as a space, and invisible characters. */
const SPACES = String.raw`\u00a0\u00ad\u180e\u2000-\u200b\u202f\u205f\u2060\u3000`;
const DOUBLE_QUOTES = '“”„«»″＂';
const SINGLE_QUOTES = '‘’‚‹›′＇';
const QUOTES = DOUBLE_QUOTES + SINGLE_QUOTES;
/** Full-width characters and the YAML indicators they look like. */
const WIDE: Readonly<Record<string, string>> = { '：': ': ', '＃': '#', '－': '-' };

const SPACE = new RegExp(`[${SPACES}]`);
/** The zero-width characters among them. */
const INVISIBLE = /[\u00ad\u180e\u200b\u2060]/;
const DOUBLE_QUOTE = new RegExp(`[${DOUBLE_QUOTES}]`);
const QUOTE = new RegExp(`[${QUOTES}]`);

/** In a key, any such character changes how YAML reads it. */
const IN_KEY = new RegExp(`[${SPACES}${QUOTES}${Object.keys(WIDE).join('')}]`);
/**
 * In a value, these change the meaning: white space, quotes around the value, or a full-width `#` that was meant to
 * start a comment.
 */
const IN_VALUE = new RegExp(`[${SPACES}]|^[${QUOTES}]|[${QUOTES}]$|(?<=\\s)＃`);
const OUTER_QUOTES = new RegExp(`^[${QUOTES}]|[${QUOTES}]$`, 'g');

/**
 * White space that is customary in some languages: in French, a no-break space next to punctuation, units and digits;
 * in Chinese and Japanese, an ideographic space next to letters.
 */
const CUSTOMARY =
  /[\u00a0\u2009\u202f](?=[:;!?»])|(?<=«)[\u00a0\u2009\u202f]|(?<=\d)[\u00a0\u2009\u202f](?=[\d%€°])|\u3000(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])\u3000/gu;

/** Typographic quotes around a whole text, used as if they were YAML quotes. */
const IN_QUOTES = /^(?:[“„″＂].*[“”″＂]|[‘‚′＇].*[‘’′＇])$/s;

/**
 * Finds characters outside quoted text and comments that look like a space, a quote or a YAML indicator. Replaces them
 * in the document by the plain ones, so that later checks see what was meant. They are allowed in `name`, in
 * `description` and below the author's own keys.
 */
export function lookAlikes(
  document: Document.Parsed,
  text: string,
  locate: (offset: number) => Location,
): readonly PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  if (!IN_KEY.test(text)) return problems;
  visit(document, {
    Pair: (_, { key }, path) =>
      path.length === 2 && isScalar(key) && isOwnKey(String(key.value)) ? visit.SKIP : undefined,
    Scalar: (key, node, path) => {
      const { type, range, value } = node;
      if (type !== 'PLAIN' || !range || typeof value !== 'string') return;
      const pair = path.at(-1);
      const name = isPair(pair) && isScalar(pair.key) ? pair.key.value : undefined;
      if (key !== 'key' && (name === 'name' || name === 'description')) return;
      const found = (key === 'key' ? IN_KEY : IN_VALUE).exec(text.slice(range[0], range[1]));
      if (found === null) return;
      const location = locate(range[0] + found.index);
      // A closing quote on the same line needs no separate problem.
      if (problems.at(-1)?.location.line !== location.line) {
        const { name: what, fix: replace } = describe(found[0]);
        const message = msg`this is ${what}, which YAML reads as a letter`;
        const fix = msg`${replace}; if it is part of the value, put the value in quotes`;
        problems.push({ code: 'file-encoding', message, fix, location });
      }
      const [start = '', ...rest] = repaired(value).split(/: ?/);
      if (key === 'key' && isPair(pair) && pair.value === null && rest.length > 0) {
        node.value = start;
        pair.value = Object.assign(new Scalar(rest.join(': ')), { range, type: 'PLAIN' });
      } else node.value = repaired(value);
    },
  });
  return problems;
}

/** Returns the text with plain characters, as it was meant, for later checks. */
function repaired(text: string): string {
  const plain = [...text].map((each) => {
    if (INVISIBLE.test(each)) return '';
    return SPACE.test(each) ? ' ' : (WIDE[each] ?? each);
  });
  return plain.join('').replace(/ #.*$/s, '').trim().replace(OUTER_QUOTES, '');
}

/**
 * Returns the warning for a name or description with hidden characters or typographic quotes around it. Other
 * typography is allowed.
 */
export function lookAlikeIn(text: string): readonly [words: Message, fix: Message] | undefined {
  const [hidden] = SPACE.exec(text.replace(CUSTOMARY, '')) ?? [];
  if (hidden === undefined && !IN_QUOTES.test(text)) return undefined;
  const { name, fix } = describe(hidden ?? text[0] ?? '');
  const words =
    hidden === undefined
      ? msg`begins with ${name}, which YAML reads as part of the text`
      : msg`contains ${name}`;
  return [words, msg`${fix}, unless it is intended`];
}

/** Returns what a character is, with its code point, and how to replace it. */
function describe(character: string): { readonly name: Message; readonly fix: Message } {
  const number = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  if (INVISIBLE.test(character))
    return { name: msg`an invisible character (${number})`, fix: msg`remove it` };
  if (SPACE.test(character))
    return { name: msg`a character that looks like a space (${number})`, fix: msg`write a plain space` };
  if (!QUOTE.test(character))
    return { name: msg`a full-width character (${number})`, fix: msg`write ${code(WIDE[character] ?? '')}` };
  const plain = code(DOUBLE_QUOTE.test(character) ? '"' : "'");
  return { name: msg`a typographic quote (${number})`, fix: msg`write a plain quote, ${plain}` };
}

import { type Document, type ErrorCode, parseDocument, visit } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { Location, Problem, ProblemCode } from '../model/problem.ts';
import { lookAlikes, type PlacedProblem } from './look-alikes.ts';
import { inspectTokens } from './nesting-guard.ts';
import { isEmpty } from './node-reader.ts';
import { locatorOf, type SourceReading, sourceMapOf } from './source-map.ts';

/** More syntax errors than this have one cause. */
const MAX_SYNTAX_ERRORS = 20;
/** An error at most this many lines below another is taken for its consequence. */
const CASCADE_LINES = 3;

/** A placeholder behind a value, which YAML takes for a comment: `name: Sales ##ENV##`. */
const COMMENTED = /^(?<before>[^#"'\n\r\u2028\u2029]*)(?:##[A-Za-z_][\w.-]*##|#\{[A-Za-z_][\w.-]*\})/gm;

/** A placeholder that begins with a character which no value may begin with. */
const WAITING = /^(?:%[\w.-]+%|%%[\w.-]+%%|@[\w.-]+@|@@[\w.-]+@@|%\{[\w.-]+\})/;
const MAX_NAME = 100;

type ProblemAt = (offset: number, cause: Cause) => PlacedProblem;

/** Reads YAML 1.2 (core schema, one document) into plain data with positions. */
export function parseYaml(text: string, file: string): SourceReading {
  const locate = locatorOf(text, file);
  const problemAt: ProblemAt = (offset, cause) => {
    const [message, fix, code = 'yaml-syntax'] = SENTENCES[cause] ?? UNEXPECTED;
    return { code, message, fix, location: locate(offset) };
  };
  const { tags, stop } = inspectTokens(text);
  if (stop !== undefined) return { problems: take(stop.offsets).map((each) => problemAt(each, stop.cause)) };
  const document = parseWithoutTraces(text);
  if (document === undefined) return { problems: [problemAt(0, 'RESOURCE_EXHAUSTION')] };
  const problems: Problem[] = take(tags).map((offset) =>
    problemAt(offset, text.startsWith('!!', offset) ? 'TAG' : 'LOCAL_TAG'),
  );
  const syntax = syntaxProblems(document, text, problemAt);
  problems.push(...take(commentedPlaceholders(text)).map((offset) => problemAt(offset, 'COMMENTED')));
  const alike = take(lookAlikes(document, text, locate));
  problems.push(...alike);
  if (syntax.length > 0) {
    // What one of these characters has broken is put right with it.
    const isNear = (at: Location) =>
      alike.some(({ location }) => Math.abs(at.line - location.line) <= CASCADE_LINES);
    return { problems: [...problems, ...syntax.filter(({ location }) => !isNear(location))] };
  }
  if (tags.length > 0) forgetTagged(document);
  const { contents } = document;
  if (contents === null || isEmpty(contents)) {
    return { problems: [...problems, { ...problemAt(0, 'EMPTY'), location: { file, line: 1, column: 1 } }] };
  }
  const read = sourceMapOf(contents, locate);
  return { source: read.source, problems: [...problems, ...read.problems] };
}

/**
 * Parses with stack traces off. The parser makes an `Error` for each mistake, and half a million of them take ten
 * seconds with traces and one second without. Returns `undefined` when the parser runs out of stack or memory, which
 * the check of the tokens is there to prevent.
 */
function parseWithoutTraces(text: string): Document.Parsed | undefined {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: false,
      // Not 'silent', which also silences a second document. Nothing is logged by this function.
      logLevel: 'error',
      resolveKnownTags: false,
      version: '1.2',
      merge: false,
    });
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = before;
  }
}

/** Takes the values away that a tag would have fetched or made: nobody knows what they would be. */
function forgetTagged(document: Document.Parsed): void {
  visit(document, {
    Scalar: (key, node) => {
      if (key !== 'key' && node.tag?.startsWith('!')) node.value = undefined;
    },
  });
}

function syntaxProblems(
  { errors }: Document.Parsed,
  text: string,
  problemAt: ProblemAt,
): readonly PlacedProblem[] {
  // Tags were found among the tokens already.
  const found = errors
    .filter(({ code }) => !['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE', 'MULTIPLE_TAGS'].includes(code))
    .sort((a, b) => a.pos[0] - b.pos[0]);
  if (found.length === 0) return [];
  // The parser fails in many ways at a tab in the indentation, and in the lines below it: name the tab instead.
  const problems = take([...text.matchAll(/(?<=^ *)\t(?=[ \t]*[^\s#])/gm)]).map(({ index }) =>
    problemAt(index, 'TAB_AS_INDENT'),
  );
  const firstTab = problems[0]?.location.line ?? Number.POSITIVE_INFINITY;
  let lastLine = Number.NEGATIVE_INFINITY;
  for (const { code, pos } of found) {
    const isWaiting = code === 'BAD_SCALAR_START' && WAITING.test(text.slice(pos[0], pos[0] + MAX_NAME));
    const problem = problemAt(pos[0], isWaiting ? 'PLACEHOLDER' : code);
    const { line } = problem.location;
    if (line >= firstTab - 1 || problems.length >= MAX_SYNTAX_ERRORS) break;
    if (line > lastLine + CASCADE_LINES) problems.push(problem);
    lastLine = line;
  }
  return problems;
}

/** Returns where a placeholder follows `key: value` and a blank. */
function commentedPlaceholders(text: string): readonly number[] {
  return [...text.matchAll(COMMENTED)].flatMap(({ index, groups }) => {
    const before = groups?.['before'] ?? '';
    return before.slice(0, -1).includes(':') && /\s$/.test(before.slice(-1)) ? [index + before.length] : [];
  });
}

const take = <T>(list: readonly T[]) => list.slice(0, MAX_SYNTAX_ERRORS);

/** What is wrong: a code of the parser, or what the tokens or an empty document tell. */
type Cause =
  | ErrorCode
  | 'PLACEHOLDER'
  | 'COMMENTED'
  | 'TAG'
  | 'LOCAL_TAG'
  | 'TEMPLATE'
  | 'OPEN_QUOTE'
  | 'DIRECTIVE'
  | 'EMPTY';

type Sentences = readonly [message: Message, fix: Message, code?: ProblemCode];

const UNEXPECTED: Sentences = [
  msg`unexpected YAML syntax here`,
  msg`check the indentation, quotes and brackets of this line and the one above`,
];

/** Our own words for the parser's codes. Its messages quote the file, which may hold a secret there. */
const SENTENCES: Readonly<Partial<Record<Cause, Sentences>>> = {
  TAG: [
    msg`explicit tags (${code('!!str')}) are not supported`,
    msg`leave the tag out; text that looks like a number goes in quotes`,
    'yaml-tag',
  ],
  LOCAL_TAG: [
    msg`tags (${code('!name')}) are not supported: nothing is fetched or filled in here`,
    msg`where it stands for a secret, write ${code('{ secret: NAME }')} in place of tag and value; write anything else out`,
    'yaml-tag',
  ],
  PLACEHOLDER: [
    msg`a value begins with a placeholder, and nothing is filled in here`,
    msg`write the value out`,
    'value-invalid',
  ],
  COMMENTED: [
    msg`a placeholder begins with ${code('#')} here, so that YAML takes it for a comment, and nothing is filled in here`,
    msg`write the value out`,
    'value-invalid',
  ],
  TEMPLATE: [
    msg`the file is a template (${code('{{ … }}')}, ${code('{% … %}')} or ${code('<% … %>')}), and nothing is filled in here`,
    msg`render it first, and give the result; a reference to a secret is written ${code('{ secret: NAME }')}`,
  ],
  OPEN_QUOTE: [
    msg`a quote is opened here and never closed`,
    msg`close it on the same line; errors further down in the file show once it is closed`,
  ],
  DIRECTIVE: [
    msg`the file has a YAML directive (a line that starts with ${code('%')}) that is not supported`,
    msg`remove it: the file is read as YAML 1.2`,
  ],
  EMPTY: [
    msg`the file is empty, or holds only comments`,
    msg`write ${code('version: 1')} and ${code('connections:')} with one key per connection`,
    'file-empty',
  ],
  ALIAS_PROPS: [
    msg`an alias (${code('*name')}) has an anchor or a tag of its own`,
    msg`leave the alias alone in its place`,
  ],
  BAD_ALIAS: [
    msg`an anchor (${code('&')}) or alias (${code('*')}) has no usable name`,
    msg`give it a name of letters and digits, or put the value in quotes`,
    'yaml-alias',
  ],
  BAD_DQ_ESCAPE: [
    msg`a backslash in double quotes starts an escape that YAML does not know`,
    msg`double the backslash, or use single quotes`,
  ],
  BAD_INDENT: [
    msg`the indentation does not fit the lines above, or a bracket is not closed`,
    msg`align the keys of one mapping under one another, with spaces, and close every ${code('{')} and ${code('[')}`,
  ],
  BAD_PROP_ORDER: [
    msg`an anchor or tag is before the ${code('-')}, ${code('?')} or ${code(':')} that it should follow`,
    msg`put it right before the value`,
  ],
  BAD_SCALAR_START: [msg`a value starts with a character that YAML reserves`, msg`put the value in quotes`],
  BLOCK_AS_IMPLICIT_KEY: [
    msg`unexpected ${code(':')} in a plain value`,
    msg`indent the next line like this one, if it is a key beside it; put a value that contains ${code(': ')} in quotes`,
  ],
  BLOCK_IN_FLOW: [
    msg`an indented mapping or list is inside brackets`,
    msg`write the inner one in brackets too, or the outer one without`,
  ],
  KEY_OVER_1024_CHARS: [
    msg`a key is longer than 1024 characters`,
    msg`check for a missing quote or line break`,
  ],
  MISSING_CHAR: [
    msg`something is missing here: a closing quote or bracket, a comma, a colon, or the space after a colon`,
    msg`check this line and the one above`,
  ],
  MULTILINE_IMPLICIT_KEY: [
    msg`a key runs over several lines, as when a line lacks its colon`,
    msg`check this line and the one above for a missing ${code(':')}, and for a value that needs quotes`,
  ],
  MULTIPLE_ANCHORS: [msg`a value has more than one anchor`, msg`keep one ${code('&name')}`, 'yaml-alias'],
  MULTIPLE_DOCS: [
    msg`a second YAML document starts here`,
    msg`keep one document in the file: remove the ${code('---')} and everything that does not belong`,
  ],
  TAB_AS_INDENT: [msg`a tab is used for indentation`, msg`indent with spaces`],
  RESOURCE_EXHAUSTION: [
    msg`from here on, the file is more complex than a connections file can be`,
    msg`check for a run of brackets, dashes or quotes; the limits are 32 levels and 500,000 YAML tokens, and a file of 4,000 entries needs fewer`,
    'yaml-too-complex',
  ],
};

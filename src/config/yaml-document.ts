import { type Document, isScalar, type ParsedNode, parseDocument } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { buildData } from './build-data.ts';
import type { SourceMap } from './source-map.ts';
import { textPlaces } from './text-places.ts';
import { inspectTokens } from './yaml-limits.ts';
import { yamlProblem } from './yaml-messages.ts';

/** `data` is missing when the text is no tree that further checks could trust. */
export interface YamlResult {
  readonly data?: SourceMap;
  readonly problems: readonly Problem[];
}

/** More than these in a row come from one mistake. */
const MAX_SYNTAX_ERRORS = 20;
/** An error within so many lines below another is taken for its consequence. */
const CASCADE_LINES = 3;

/** Reads YAML 1.2 (core schema, one document) into plain data that knows where it stands in the file. */
export function parseYaml(text: string, file: string): YamlResult {
  const places = textPlaces(text, file);
  // The parser puts what is badly indented, or empty, before the indentation.
  const placeOf = (offset: number) => places(afterSpaces(text, offset));
  const tokens = inspectTokens(text);
  if (tokens.tooComplex !== undefined) return { problems: [tooComplex(placeOf(tokens.tooComplex))] };
  if (tokens.directives.length > 0) {
    return { problems: take(tokens.directives).map((offset) => directive(placeOf(offset))) };
  }
  if (tokens.openQuote !== undefined) return { problems: [openQuote(placeOf(tokens.openQuote))] };
  const problems: Problem[] = take(tokens.tags).map((offset) => ({
    ...yamlProblem('TAG_RESOLVE_FAILED'),
    location: placeOf(offset),
  }));
  const document = parseWithoutTraces(text);
  if (document === undefined) return { problems: [tooComplex(placeOf(0))] };
  const syntax = syntaxProblems(document, text, placeOf);
  if (syntax.length > 0) return { problems: [...problems, ...syntax] };
  if (isEmpty(document.contents)) return { problems: [...problems, empty(file)] };
  const built = buildData(document.contents, placeOf);
  return { ...(built.data && { data: built.data }), problems: [...problems, ...built.problems] };
}

/**
 * Parses with stack traces off: the parser makes an `Error` for each mistake, and half a million of them take
 * ten seconds with traces and one without. Returns `undefined` when it gives up.
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
    // It throws only when it runs out of stack or memory, which the check of the tokens is there to prevent.
    return undefined;
  } finally {
    Error.stackTraceLimit = before;
  }
}

function syntaxProblems(
  document: Document.Parsed,
  text: string,
  placeOf: (offset: number) => Location,
): Problem[] {
  // Tags were found among the tokens already.
  const errors = document.errors.filter(
    ({ code }) => code !== 'TAG_RESOLVE_FAILED' && code !== 'BAD_COLLECTION_TYPE' && code !== 'MULTIPLE_TAGS',
  );
  if (errors.length === 0) return [];
  // A tab in the indentation makes the parser stumble in many ways, here and further down: name the tab instead.
  const tabs = take(
    [...text.matchAll(/^ *(\t)[ \t]*[^\s#]/gm)].map((match) => match.index + match[0].indexOf('\t')),
  );
  const problems = tabs.map(
    (offset): Problem => ({ ...yamlProblem('TAB_AS_INDENT'), location: placeOf(offset) }),
  );
  const firstTab = problems[0]?.location?.line ?? Number.POSITIVE_INFINITY;
  let stumbledIn = Number.NEGATIVE_INFINITY;
  for (const { code, pos } of errors.sort((a, b) => a.pos[0] - b.pos[0])) {
    const location = placeOf(pos[0]);
    if (location.line >= firstTab - 1 || problems.length >= MAX_SYNTAX_ERRORS) break;
    if (location.line > stumbledIn + CASCADE_LINES) problems.push({ ...yamlProblem(code), location });
    stumbledIn = location.line;
  }
  return problems;
}

function afterSpaces(text: string, offset: number): number {
  let end = offset;
  while (text[end] === ' ') end++;
  return end;
}

const take = <T>(list: readonly T[]) => list.slice(0, MAX_SYNTAX_ERRORS);

function isEmpty(contents: ParsedNode | null): contents is null {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.value === null);
}

function tooComplex(location: Location): Problem {
  return {
    code: 'yaml-too-complex',
    message: 'the file is more complex, from here on, than a connections file can be',
    fix: 'check for a run of brackets, dashes or quotes; 32 levels and 500,000 YAML tokens are read, a file of 4,000 entries needs fewer',
    location,
  };
}

function openQuote(location: Location): Problem {
  return {
    code: 'yaml-syntax',
    message: 'a quote is opened here and never closed',
    fix: 'close it on the same line; the errors further down in the file show once it is',
    location,
  };
}

function directive(location: Location): Problem {
  return {
    code: 'yaml-syntax',
    message: 'the file has a YAML directive (a line that starts with `%`) that is not supported',
    fix: 'remove it: the file is read as YAML 1.2',
    location,
  };
}

function empty(file: string): Problem {
  return {
    code: 'file-empty',
    message: 'the file is empty, or holds only comments',
    fix: 'write `version: 1` and `connections:` with one key per connection',
    location: { file, line: 1, column: 1 },
  };
}

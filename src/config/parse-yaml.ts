import { type Document, parseDocument } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { inspectTokens } from './nesting-guard.ts';
import { isEmpty, locatorOf, type SourceMap, sourceMapOf } from './source-map.ts';
import { DIRECTIVE, EMPTY, NO_TAGS, OPEN_QUOTE, TAB, TOO_COMPLEX, yamlProblem } from './yaml-messages.ts';

/** `source` is missing when the text is no tree that further checks could trust. */
export interface YamlResult {
  readonly source?: SourceMap | undefined;
  readonly problems: readonly Problem[];
}

/** More syntax errors than this have one cause. */
const MAX_SYNTAX_ERRORS = 20;
/** An error at most this many lines below another is taken for its consequence. */
const CASCADE_LINES = 3;

/** Reads YAML 1.2 (core schema, one document) into plain data with positions. */
export function parseYaml(text: string, file: string): YamlResult {
  const locate = locatorOf(text, file);
  const at = (offset: number, problem: Problem): Problem => ({ ...problem, location: locate(offset) });
  const tokens = inspectTokens(text);
  if (tokens.tooComplex !== undefined) return { problems: [at(tokens.tooComplex, TOO_COMPLEX)] };
  if (tokens.directives.length > 0) {
    return { problems: take(tokens.directives).map((offset) => at(offset, DIRECTIVE)) };
  }
  if (tokens.openQuote !== undefined) return { problems: [at(tokens.openQuote, OPEN_QUOTE)] };
  const tags = take(tokens.tags).map((offset) => at(offset, NO_TAGS));
  const document = parseWithoutTraces(text);
  if (document === undefined) return { problems: [at(0, TOO_COMPLEX)] };
  const syntax = syntaxProblems(document, text, locate);
  if (syntax.length > 0) return { problems: [...tags, ...syntax] };
  const { contents } = document;
  if (contents === null || isEmpty(contents)) {
    return { problems: [...tags, { ...EMPTY, location: { file, line: 1, column: 1 } }] };
  }
  const { source, problems } = sourceMapOf(contents, locate);
  return { source, problems: [...tags, ...problems] };
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

function syntaxProblems(
  { errors }: Document.Parsed,
  text: string,
  locate: (offset: number) => Location,
): readonly Problem[] {
  // Tags were found among the tokens already.
  const found = errors
    .filter(({ code }) => !['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE', 'MULTIPLE_TAGS'].includes(code))
    .sort((a, b) => a.pos[0] - b.pos[0]);
  if (found.length === 0) return [];
  // The parser fails in many ways at a tab in the indentation, and in the lines below it: name the tab instead.
  const tabs = take([...text.matchAll(/(?<=^ *)\t(?=[ \t]*[^\s#])/gm)].map(({ index }) => index));
  const problems: Problem[] = tabs.map((tab) => ({ ...TAB, location: locate(tab) }));
  const firstTab = problems[0]?.location?.line ?? Number.POSITIVE_INFINITY;
  let lastLine = Number.NEGATIVE_INFINITY;
  for (const { code, pos } of found) {
    const location = locate(pos[0]);
    if (location.line >= firstTab - 1 || problems.length >= MAX_SYNTAX_ERRORS) break;
    if (location.line > lastLine + CASCADE_LINES) problems.push({ ...yamlProblem(code), location });
    lastLine = location.line;
  }
  return problems;
}

const take = <T>(list: readonly T[]) => list.slice(0, MAX_SYNTAX_ERRORS);

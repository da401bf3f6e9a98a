import { type Document, parseDocument, visit } from 'yaml';
import type { Location, Problem } from '../model/problem.ts';
import { lookAlikes, type PlacedProblem } from './look-alikes.ts';
import { inspectTokens } from './nesting-guard.ts';
import { type FileReading, isEmpty, readNodes } from './node-reader.ts';
import { locatorOf } from './place.ts';
import { type Cause, sentencesFor } from './syntax-messages.ts';

/** More syntax errors than this usually have one cause. */
const MAX_SYNTAX_ERRORS = 20;
/** An error at most this many lines below another is treated as its consequence. */
const CASCADE_LINES = 3;

/** A placeholder after a value that YAML reads as a comment: `name: Sales ##ENV##`. */
const COMMENTED = /^(?<before>[^#"'\n\r\u2028\u2029]*)(?:##[A-Za-z_][\w.-]*##|#\{[A-Za-z_][\w.-]*\})/gm;

/** A placeholder that starts with a character that cannot start a value. */
const WAITING = /^(?:%[\w.-]+%|%%[\w.-]+%%|@[\w.-]+@|@@[\w.-]+@@|%\{[\w.-]+\})/;
const MAX_NAME = 100;

/** A line copied along with an example from a page: an HTML comment, or the fence around a code block. */
const MARKDOWN = /^[ \t]*(?=(?:<!--.*-->|```[^`\n\r]*|~~~[^~\n\r]*)[ \t]*\r?$)/gm;

/** A line that Git puts around the sides of a merge conflict. It is never indented. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$/gm;

type ProblemAt = (offset: number, cause: Cause) => PlacedProblem;

/** Reads YAML 1.2 (core schema, one document) into plain data with positions. */
export function parseYaml(text: string, file: string): FileReading {
  const locate = locatorOf(text, file);
  const problemAt: ProblemAt = (offset, cause) => {
    const [message, fix, code = 'yaml-syntax'] = sentencesFor(cause);
    return { code, message, fix, location: locate(offset) };
  };
  const { tags, stop } = inspectTokens(text);
  /** Replaces the errors of a file that is not valid YAML, if a merge conflict is their cause. */
  const unlessConflict = (problems: readonly Problem[]) => {
    const conflict = conflictIn(text);
    return { problems: conflict === undefined ? problems : [problemAt(conflict, 'CONFLICT')] };
  };
  if (stop !== undefined)
    return unlessConflict(take(stop.offsets).map((each) => problemAt(each, stop.cause)));
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
    // Fixing a look-alike character also fixes the syntax errors near it.
    const isTold = (at: Location) => alike.some(({ location }) => isNear(at, location));
    return unlessConflict([...problems, ...syntax.filter(({ location }) => !isTold(location))]);
  }
  if (tags.length > 0) forgetTagged(document);
  const { contents } = document;
  if (contents === null || isEmpty(contents)) {
    return { problems: [...problems, { ...problemAt(0, 'EMPTY'), location: { file, line: 1, column: 1 } }] };
  }
  const read = readNodes(contents, locate);
  return { top: read.top, problems: [...problems, ...read.problems] };
}

/**
 * Parses without stack traces. The parser creates an `Error` for each mistake; half a million of them take ten seconds
 * with traces and one second without. Returns `undefined` when the parser runs out of stack or memory, which the token
 * check should prevent.
 */
function parseWithoutTraces(text: string): Document.Parsed | undefined {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, {
      prettyErrors: false,
      uniqueKeys: false,
      // Not 'silent', because that also hides a second document. Nothing is logged by this function.
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

/** Removes tagged values: they are unknown, because a tag would have fetched or created them. */
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
  // Tags are already reported from the tokens.
  const found = errors
    .filter(({ code }) => !['TAG_RESOLVE_FAILED', 'BAD_COLLECTION_TYPE', 'MULTIPLE_TAGS'].includes(code))
    .sort((a, b) => a.pos[0] - b.pos[0]);
  if (found.length === 0) return [];
  // A tab in the indentation causes many errors, there and in the lines below, so only the tab is reported.
  const problems = take([...text.matchAll(/(?<=^ *)\t(?=[ \t]*[^\s#])/gm)]).map(({ index }) =>
    problemAt(index, 'TAB_AS_INDENT'),
  );
  const firstTab = problems[0]?.location.line ?? Number.POSITIVE_INFINITY;
  const places = take(found).map(({ pos }) => problemAt(pos[0], 'MARKDOWN').location);
  // A Markdown line far from any error may be intended, for example in a text of several lines.
  const markdown = take([...text.matchAll(MARKDOWN)])
    .map(({ index, 0: indentation }) => problemAt(index + indentation.length, 'MARKDOWN'))
    .filter(({ location }) => places.some((place) => isNear(place, location)));
  problems.push(...markdown);
  let lastLine = Number.NEGATIVE_INFINITY;
  for (const { code, pos } of found) {
    const isWaiting = code === 'BAD_SCALAR_START' && WAITING.test(text.slice(pos[0], pos[0] + MAX_NAME));
    const problem = problemAt(pos[0], isWaiting ? 'PLACEHOLDER' : code);
    const { line } = problem.location;
    const isTold = markdown.some(({ location }) => isNear(problem.location, location));
    if (line >= firstTab - 1 || problems.length >= MAX_SYNTAX_ERRORS) break;
    if (line > lastLine + CASCADE_LINES && !isTold) problems.push(problem);
    lastLine = line;
  }
  return problems;
}

/** Returns the offset of the first line that Git left in a merge conflict. A line of `=` alone may be an underline. */
function conflictIn(text: string): number | undefined {
  const markers = [...text.matchAll(CONFLICT)];
  return markers.some(([marker]) => /^[<>]/.test(marker)) ? markers[0]?.index : undefined;
}

/** Whether one of two errors may be the consequence of the other. */
function isNear(a: Location, b: Location): boolean {
  return Math.abs(a.line - b.line) <= CASCADE_LINES;
}

/** Returns the offsets of placeholders that follow `key: value` and a space. */
function commentedPlaceholders(text: string): readonly number[] {
  return [...text.matchAll(COMMENTED)].flatMap(({ index, groups }) => {
    const before = groups?.['before'] ?? '';
    return before.slice(0, -1).includes(':') && /\s$/.test(before.slice(-1)) ? [index + before.length] : [];
  });
}

const take = <T>(list: readonly T[]) => list.slice(0, MAX_SYNTAX_ERRORS);

import type { ErrorCode } from 'yaml';
import type { Problem, ProblemCode } from '../model/problem.ts';

type Sentence = { readonly message: string; readonly fix: string; readonly code?: ProblemCode };

const NO_TAGS = {
  code: 'yaml-tag',
  message: 'explicit tags (`!!str`, `!name`) are not supported',
  fix: 'leave the tag out; text that looks like a number goes in quotes',
} as const;

/** Own words for each of the parser's codes: its messages quote the file, where a secret may stand. */
const SENTENCES: Readonly<Record<ErrorCode, Sentence>> = {
  ALIAS_PROPS: {
    message: 'an alias (`*name`) has an anchor or a tag of its own',
    fix: 'leave the alias alone in its place',
  },
  BAD_ALIAS: {
    code: 'yaml-alias',
    message: 'an anchor (`&`) or alias (`*`) has no usable name',
    fix: 'give it a name of letters and digits, or put the value in quotes',
  },
  BAD_COLLECTION_TYPE: NO_TAGS,
  BAD_DIRECTIVE: { message: 'a line starts with `%`', fix: 'remove the directive' },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes starts an escape that YAML does not know',
    fix: 'double the backslash, or use single quotes',
  },
  BAD_INDENT: {
    message: 'the indentation does not fit the lines above, or a bracket is not closed',
    fix: 'align the keys of one mapping under one another, with spaces, and close every `{` and `[`',
  },
  BAD_PROP_ORDER: {
    message: 'an anchor or tag stands before the `-`, `?` or `:` that it should follow',
    fix: 'put it right before the value',
  },
  BAD_SCALAR_START: {
    message: 'a value starts with a character that YAML keeps for itself',
    fix: 'put the value in quotes',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a value and a mapping run into one another here',
    fix: 'indent the next line like this one, if it is a key beside it; put a value that contains `: ` in quotes',
  },
  BLOCK_IN_FLOW: {
    message: 'an indented mapping or list stands inside brackets',
    fix: 'write the inner one in brackets too, or the outer one without',
  },
  DUPLICATE_KEY: {
    code: 'yaml-duplicate-key',
    message: 'a key stands here a second time',
    fix: 'remove one of the two, or rename it',
  },
  IMPOSSIBLE: { message: 'the text is not YAML from here on', fix: 'check this line and the one above' },
  KEY_OVER_1024_CHARS: {
    message: 'a key is longer than 1024 characters',
    fix: 'check for a missing quote or line break',
  },
  MISSING_CHAR: {
    message:
      'something is missing here: a closing quote or bracket, a comma, a colon, or the space after a colon',
    fix: 'check this line and the one above',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key runs over several lines, as when a line lacks its colon',
    fix: 'check this line and the one above for a missing `:`, and for a value that needs quotes',
  },
  MULTIPLE_ANCHORS: {
    code: 'yaml-alias',
    message: 'a value has more than one anchor',
    fix: 'keep one `&name`',
  },
  MULTIPLE_DOCS: {
    message: 'a second YAML document starts here',
    fix: 'keep one document in the file: remove the `---` and what does not belong',
  },
  MULTIPLE_TAGS: NO_TAGS,
  NON_STRING_KEY: { code: 'key-invalid', message: 'a key is not text', fix: 'put the key in quotes' },
  RESOURCE_EXHAUSTION: {
    code: 'yaml-too-complex',
    message: 'the file is nested too deeply here',
    fix: 'a connections file needs six levels',
  },
  TAB_AS_INDENT: { message: 'a tab is used for indentation', fix: 'indent with spaces' },
  TAG_RESOLVE_FAILED: NO_TAGS,
  UNEXPECTED_TOKEN: {
    message: 'YAML does not expect what stands here',
    fix: 'check the indentation, quotes and brackets of this line and the one above',
  },
};

/** Returns the problem that stands for one of the parser's errors, without its place. */
export function yamlProblem(code: ErrorCode): Problem {
  return { code: 'yaml-syntax', ...SENTENCES[code] };
}

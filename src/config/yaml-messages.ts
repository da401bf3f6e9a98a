import type { ErrorCode } from 'yaml';
import { code, msg } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';

export const NO_TAGS: Problem = {
  code: 'yaml-tag',
  message: msg`explicit tags (${code('!!str')}, ${code('!name')}) are not supported`,
  fix: msg`leave the tag out; text that looks like a number goes in quotes`,
};

export const TAB: Problem = {
  code: 'yaml-syntax',
  message: msg`a tab is used for indentation`,
  fix: msg`indent with spaces`,
};

export const TOO_COMPLEX: Problem = {
  code: 'yaml-too-complex',
  message: msg`from here on, the file is more complex than a connections file can be`,
  fix: msg`check for a run of brackets, dashes or quotes; the limits are 32 levels and 500,000 YAML tokens, and a file of 4,000 entries needs fewer`,
};

export const OPEN_QUOTE: Problem = {
  code: 'yaml-syntax',
  message: msg`a quote is opened here and never closed`,
  fix: msg`close it on the same line; errors further down in the file show once it is closed`,
};

export const DIRECTIVE: Problem = {
  code: 'yaml-syntax',
  message: msg`the file has a YAML directive (a line that starts with ${code('%')}) that is not supported`,
  fix: msg`remove it: the file is read as YAML 1.2`,
};

export const EMPTY: Problem = {
  code: 'file-empty',
  message: msg`the file is empty, or holds only comments`,
  fix: msg`write ${code('version: 1')} and ${code('connections:')} with one key per connection`,
};

type Sentences = Pick<Problem, 'message' | 'fix'> & Partial<Pick<Problem, 'code'>>;

const UNEXPECTED: Sentences = {
  message: msg`unexpected YAML syntax here`,
  fix: msg`check the indentation, quotes and brackets of this line and the one above`,
};

/** Our own words for the parser's codes. Its messages quote the file, which may hold a secret there. */
const SENTENCES: Readonly<Partial<Record<ErrorCode, Sentences>>> = {
  ALIAS_PROPS: {
    message: msg`an alias (${code('*name')}) has an anchor or a tag of its own`,
    fix: msg`leave the alias alone in its place`,
  },
  BAD_ALIAS: {
    code: 'yaml-alias',
    message: msg`an anchor (${code('&')}) or alias (${code('*')}) has no usable name`,
    fix: msg`give it a name of letters and digits, or put the value in quotes`,
  },
  BAD_DQ_ESCAPE: {
    message: msg`a backslash in double quotes starts an escape that YAML does not know`,
    fix: msg`double the backslash, or use single quotes`,
  },
  BAD_INDENT: {
    message: msg`the indentation does not fit the lines above, or a bracket is not closed`,
    fix: msg`align the keys of one mapping under one another, with spaces, and close every ${code('{')} and ${code('[')}`,
  },
  BAD_PROP_ORDER: {
    message: msg`an anchor or tag is before the ${code('-')}, ${code('?')} or ${code(':')} that it should follow`,
    fix: msg`put it right before the value`,
  },
  BAD_SCALAR_START: {
    message: msg`a value starts with a character that YAML reserves`,
    fix: msg`put the value in quotes`,
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: msg`unexpected ${code(':')} in a plain value`,
    fix: msg`indent the next line like this one, if it is a key beside it; put a value that contains ${code(': ')} in quotes`,
  },
  BLOCK_IN_FLOW: {
    message: msg`an indented mapping or list is inside brackets`,
    fix: msg`write the inner one in brackets too, or the outer one without`,
  },
  KEY_OVER_1024_CHARS: {
    message: msg`a key is longer than 1024 characters`,
    fix: msg`check for a missing quote or line break`,
  },
  MISSING_CHAR: {
    message: msg`something is missing here: a closing quote or bracket, a comma, a colon, or the space after a colon`,
    fix: msg`check this line and the one above`,
  },
  MULTILINE_IMPLICIT_KEY: {
    message: msg`a key runs over several lines, as when a line lacks its colon`,
    fix: msg`check this line and the one above for a missing ${code(':')}, and for a value that needs quotes`,
  },
  MULTIPLE_ANCHORS: {
    code: 'yaml-alias',
    message: msg`a value has more than one anchor`,
    fix: msg`keep one ${code('&name')}`,
  },
  MULTIPLE_DOCS: {
    message: msg`a second YAML document starts here`,
    fix: msg`keep one document in the file: remove the ${code('---')} and everything that does not belong`,
  },
  TAB_AS_INDENT: TAB,
  RESOURCE_EXHAUSTION: TOO_COMPLEX,
};

/** Returns the problem for one of the parser's error codes, without its location. */
export function yamlProblem(code: ErrorCode): Problem {
  return { code: 'yaml-syntax', ...(SENTENCES[code] ?? UNEXPECTED) };
}

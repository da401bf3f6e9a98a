import type { ErrorCode } from 'yaml';
import { code, type Message, msg } from '../model/message.ts';
import type { ProblemCode } from '../model/problem.ts';

/** The cause of a syntax problem: a code of the parser, or one found in the tokens or in an empty document. */
export type Cause =
  | ErrorCode
  | 'PLACEHOLDER'
  | 'COMMENTED'
  | 'MARKDOWN'
  | 'TAG'
  | 'LOCAL_TAG'
  | 'TEMPLATE'
  | 'OPEN_QUOTE'
  | 'DIRECTIVE'
  | 'CONFLICT'
  | 'EMPTY';

type Sentences = readonly [message: Message, fix: Message, code?: ProblemCode];

const UNEXPECTED: Sentences = [
  msg`unexpected YAML syntax here`,
  msg`check the indentation, quotes and brackets of this line and the one above`,
];

/** Messages for the parser's codes. The parser's own messages quote the file, which may contain secrets. */
const SENTENCES: Readonly<Partial<Record<Cause, Sentences>>> = {
  TAG: [
    msg`explicit tags (${code('!!str')}) are not supported`,
    msg`remove the tag; put text that looks like a number in quotes`,
    'yaml-tag',
  ],
  LOCAL_TAG: [
    msg`tags (${code('!name')}) are not supported: nothing is fetched or filled in here`,
    msg`if it refers to a secret, write ${code('{ secret: NAME }')} instead of the tag and value; otherwise write the value out`,
    'yaml-tag',
  ],
  PLACEHOLDER: [
    msg`a value starts with a placeholder; placeholders are not filled in here`,
    msg`write the value out`,
    'value-invalid',
  ],
  COMMENTED: [
    msg`this placeholder starts with ${code('#')}, so YAML reads it as a comment; placeholders are not filled in here`,
    msg`write the value out`,
    'value-invalid',
  ],
  MARKDOWN: [msg`this line is Markdown, not YAML`, msg`remove it`],
  TEMPLATE: [
    msg`the file is a template (${code('{{ … }}')}, ${code('{% … %}')} or ${code('<% … %>')}); templates are not expanded`,
    msg`render it first and use the result; references to secrets are written ${code('{ secret: NAME }')}`,
  ],
  OPEN_QUOTE: [
    msg`a quote is opened here and never closed`,
    msg`close it on the same line; errors further down show up once it is closed`,
  ],
  DIRECTIVE: [
    msg`YAML directives (lines that start with ${code('%')}) are not supported`,
    msg`remove it: the file is read as YAML 1.2`,
  ],
  CONFLICT: [
    msg`the file contains an unresolved merge conflict`,
    msg`keep the lines that are right, and delete the others and the markers (${code('<<<<<<<')}, ${code('=======')}, ${code('>>>>>>>')})`,
  ],
  EMPTY: [
    msg`the file is empty, or has only comments`,
    msg`write ${code('version: 1')} and ${code('connections:')} with one key per connection`,
    'file-empty',
  ],
  ALIAS_PROPS: [
    msg`an alias (${code('*name')}) has an anchor or a tag of its own`,
    msg`write only the alias`,
  ],
  BAD_ALIAS: [
    msg`an anchor (${code('&')}) or alias (${code('*')}) has no usable name`,
    msg`give it a name of letters and digits, or put the value in quotes`,
    'yaml-alias',
  ],
  BAD_DQ_ESCAPE: [
    msg`a backslash in double quotes starts an unknown escape sequence`,
    msg`double the backslash, or use single quotes`,
  ],
  BAD_INDENT: [
    msg`the indentation does not match the lines above, or a bracket is not closed`,
    msg`align the keys of one mapping under one another, with spaces, and close every ${code('{')} and ${code('[')}`,
  ],
  BAD_PROP_ORDER: [
    msg`an anchor or tag must come after ${code('-')}, ${code('?')} or ${code(':')}, not before`,
    msg`put it directly before the value`,
  ],
  BAD_SCALAR_START: [msg`a value starts with a character that YAML reserves`, msg`put the value in quotes`],
  BLOCK_AS_IMPLICIT_KEY: [
    msg`unexpected ${code(':')} in a plain value`,
    msg`if the next line is another key, indent it like this one; put a value that contains ${code(': ')} in quotes`,
  ],
  BLOCK_IN_FLOW: [
    msg`an indented mapping or list is inside brackets`,
    msg`use brackets for both or for neither`,
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
    msg`a key spans several lines; a line may be missing its colon`,
    msg`check this line and the one above for a missing ${code(':')}, and for values that need quotes`,
  ],
  MULTIPLE_ANCHORS: [msg`a value has more than one anchor`, msg`keep one ${code('&name')}`, 'yaml-alias'],
  MULTIPLE_DOCS: [
    msg`a second YAML document starts here`,
    msg`keep one document in the file: remove the ${code('---')} and everything that does not belong to it`,
  ],
  TAB_AS_INDENT: [msg`a tab is used for indentation`, msg`indent with spaces`],
  RESOURCE_EXHAUSTION: [
    msg`from here on, the file is more complex than a connections file can be`,
    msg`check for long runs of brackets, dashes or quotes; the limits are 32 levels and 500,000 YAML tokens, more than 4,000 entries need`,
    'yaml-too-complex',
  ],
};

/** Returns the message, the fix and the problem code; the code is missing for `yaml-syntax`. */
export function sentencesFor(cause: Cause): Sentences {
  return SENTENCES[cause] ?? UNEXPECTED;
}

import type { Problem } from '../model/problem.ts';

/** The pattern of a reference's name. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** What the input `secrets` holds, by name. */
export type SecretValues = ReadonlyMap<string, string>;

/**
 * Reads the input `secrets`: lines of `NAME=value` (the first `=` splits, the value is taken as it is but for
 * the line end) or one JSON object of strings. `referenced` are the names that the connections file uses: only
 * those are ever printed, since what stands in a name's place may be a piece of a secret.
 */
export function parseSecrets(
  text: string,
  referenced: ReadonlySet<string>,
): { readonly values: SecretValues; readonly problems: readonly Problem[] } {
  return text.trimStart().startsWith('{') ? parseJson(text, referenced) : parseLines(text, referenced);
}

function parseLines(text: string, referenced: ReadonlySet<string>) {
  const values = new Map<string, string>();
  const firstLine = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const number = index + 1;
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    const split = line.indexOf('=');
    const name = line.slice(0, Math.max(split, 0));
    const earlier = firstLine.get(name);
    if (split < 0) {
      problems.push({
        code: 'secrets-format',
        message: `line ${number} of the input \`secrets\` has no \`=\``,
        fix: 'write one NAME=value a line; a value cannot contain a line break',
      });
    } else if (!NAME.test(name)) {
      problems.push({
        code: 'secrets-format',
        message: `line ${number} of the input \`secrets\` has no plain name before its \`=\``,
        fix: 'use letters, digits and underscores, not starting with a digit, and no white space around the name',
      });
    } else if (earlier !== undefined) {
      problems.push(duplicate(name, `line ${number} repeats line ${earlier}`, referenced));
    } else {
      firstLine.set(name, number);
      values.set(name, line.slice(split + 1));
    }
  }
  return { values, problems };
}

function parseJson(text: string, referenced: ReadonlySet<string>) {
  const values = new Map<string, string>();
  const problems: Problem[] = [];
  const fix = 'give lines of NAME=value, or one JSON object whose values are all strings';
  let parsed: unknown;
  try {
    // `trim` also takes away a byte order mark, which JSON.parse does not skip.
    parsed = JSON.parse(text.trim());
  } catch {
    // The parser's own message quotes the text around the mistake: never repeated.
    problems.push({
      code: 'secrets-format',
      message: 'the input `secrets` starts as JSON but is not valid JSON',
      fix,
    });
    return { values, problems };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    problems.push({ code: 'secrets-format', message: 'the input `secrets` is not a JSON object', fix });
    return { values, problems };
  }
  // What is wrong with names that must not be printed is told once.
  const others = new Set<string>();
  for (const [name, value] of Object.entries(parsed)) {
    if (typeof value === 'string') values.set(name, value);
    else others.add(referenced.has(name) ? ` (\`${name}\`)` : '');
  }
  for (const which of others) {
    const message = `the input \`secrets\` holds a value that is not a string${which}`;
    problems.push({ code: 'secrets-format', message, fix });
  }
  const seen = new Set<string>();
  for (const name of namesIn(text)) {
    if (seen.has(name)) problems.push(duplicate(name, 'it stands there twice', referenced));
    seen.add(name);
  }
  return { values, problems };
}

/** The names of the outermost object of a valid JSON text, as often as they stand there: JSON.parse keeps one of each. */
function namesIn(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    else if (depth === 1 && quoted !== undefined && colon !== undefined) {
      const name: unknown = JSON.parse(quoted);
      if (typeof name === 'string') names.push(name);
    }
  }
  return names;
}

function duplicate(name: string, where: string, referenced: ReadonlySet<string>): Problem {
  const which = referenced.has(name) ? `the name \`${name}\`` : 'a name';
  return {
    code: 'secrets-duplicate',
    message: `the input \`secrets\` gives ${which} twice: ${where}`,
    fix: 'leave one of the two',
  };
}

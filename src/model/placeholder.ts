/** What people leave in place of a value, by kind. */
const PATTERNS = {
  /** An expression of GitHub that nobody expanded. */
  expression: [/\$\{\{/],
  /** A variable of a shell. */
  variable: [/^\$\{\w+\}$/, /^\$[A-Za-z_]\w*$/],
  /** A form to fill in. */
  form: [/^<.*>$/],
  /** A template, a masked copy, or a word that asks for the value. */
  filler: [
    /^\{\{.*\}\}$/,
    /^(.)\1*$/,
    /^change[-_ ]?me\b/i,
    /^(?:your|my|the|some|insert|enter|replace)[-_ ].*(?:secret|token|password|here|value|key)/i,
    /^(?:todo|tbd|fixme|placeholder|undefined|null|none|secret|password|REDACTED|example|dummy)(?:[-_ ]?value)?$/i,
  ],
} as const;

type Kind = keyof typeof PATTERNS;

const KINDS: readonly Kind[] = ['expression', 'variable', 'form', 'filler'];

/** Whether the text is a placeholder of one of the kinds. */
export function isPlaceholder(text: string, kinds: readonly Kind[] = KINDS): boolean {
  return kinds.some((kind) => PATTERNS[kind].some((pattern) => pattern.test(text)));
}

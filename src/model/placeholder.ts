type Kind = 'expression' | 'variable' | 'form' | 'template' | 'filler';

/** `inProse` is stricter, because people use the same symbols for wiki links, asides, quotes and headings. */
type Form = readonly [kind: Kind, pattern: RegExp, inProse?: RegExp];

/** A form that counts only as the whole text, because inside a longer text it may be intended. */
const whole = (kind: Kind, { source, flags }: RegExp): Form => [kind, new RegExp(`^(?:${source})$`, flags)];

/**
 * Placeholders for a tool to fill in. Names of real connections contain `$`, `%`, `#`, `@`, `<>` and brackets, so a
 * form counts inside a longer text only if it encloses a name on both sides in a way that prose never does.
 */
const FORMS: readonly Form[] = [
  // GitHub.
  ['expression', /\$\{\{(?:[^{}]*\}\})?/],
  // Shells, Terraform, Spring, Docker Compose: `${NAME}`, `${NAME:-eu}`; make, Azure Pipelines: `$(NAME)`.
  ['variable', /\$\{[A-Za-z_][^{}]*\}/],
  ['variable', /\$\([A-Za-z_][\w.-]*\)/],
  whole('variable', /\$(?:env:)?[A-Za-z_]\w*/),
  // Windows, with a name in capitals. In `5% to 10% off` and `%C3%A9`, no such name ends at a word boundary.
  ['variable', /(?<![\w%])%[A-Z_][A-Z0-9_]+%(?![\w%])/],
  // Members of GitHub's contexts without braces.
  whole('variable', /(?:secrets|vars|env|inputs)\.[A-Z_][A-Z0-9_]*/),
  // Jinja, Helm, Handlebars, Ansible.
  ['template', /\{\{[^{}]*\}\}/],
  ['template', /\{%.{0,200}?%\}/s],
  // ERB, EJS, ASP.
  ['template', /<%.{0,200}?%>/s],
  // Octopus and Azure Pipelines (`#{NAME}`, `#{NAME}#`), Puppet (`%{NAME}`) and Python (`%(NAME)s`).
  ['template', /[#%]\{[A-Za-z_][\w.-]*\}#?/],
  ['template', /%\([A-Za-z_]\w*\)s/],
  // Token replacers and Concourse: `((NAME))`.
  [
    'template',
    /##[A-Za-z_][\w.-]*##|@@[A-Za-z_][\w.-]*@@|%%[A-Za-z_][\w.-]*%%/,
    /##[A-Z_][A-Z0-9_]+##|@@[A-Z_][A-Z0-9_]+@@|%%[A-Z_][A-Z0-9_]+%%/,
  ],
  // In prose, a single word in capitals is an abbreviation: `((EMEA))`.
  [
    'template',
    /\[\[ ?[A-Za-z_][\w.]* ?\]\]|\(\( ?[A-Za-z_][\w./:-]* ?\)\)|<<[A-Za-z_][\w.]*>>/,
    /\[\[ ?[A-Z][A-Z0-9]*_[A-Z0-9_]+ ?\]\]|\(\( ?[A-Z][A-Z0-9]*_[A-Z0-9_]+ ?\)\)|<<[A-Z][A-Z0-9]*_[A-Z0-9_]+>>/,
  ],
  whole('template', /__[A-Za-z]\w*__|@[A-Za-z_][\w.-]*@/),
  // A placeholder to replace by hand.
  whole('form', /<[^<>]+>/),
];

/** Masked values, and words that ask for a value. */
const FILLERS: readonly Form[] = [
  whole('filler', /(.)\1*/),
  whole('filler', /change[-_ ]?me\b.*/i),
  whole(
    'filler',
    /(?:your|my|the|some|insert|enter|replace)[-_ ].*(?:secret|token|password|here|value|key).*/i,
  ),
  whole(
    'filler',
    /(?:todo|tbd|fixme|placeholder|undefined|null|none|secret|password|REDACTED|example|dummy)(?:[-_ ]?value)?/i,
  ),
];

/** Returns the first placeholder in a text of the file. Prose may use some of the same symbols around a word. */
export function placeholderIn(text: string, isProse = false): string | undefined {
  const found = FORMS.map(([, pattern, inProse = pattern]) =>
    (isProse ? inProse : pattern).exec(text.trim()),
  ).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0]?.[0];
}

const KINDS: readonly Kind[] = ['expression', 'variable', 'template', 'form', 'filler'];

/**
 * Whether a secret's value is only a placeholder of one of the kinds. A password may contain anything, so inside a
 * longer value only an expression counts.
 */
export function isPlaceholder(text: string, kinds: readonly Kind[] = KINDS): boolean {
  return [...FORMS, ...FILLERS]
    .filter(([kind]) => kinds.includes(kind))
    .some(([kind, pattern]) => {
      const [found] = pattern.exec(text) ?? [];
      return kind === 'expression' ? found !== undefined : found === text;
    });
}

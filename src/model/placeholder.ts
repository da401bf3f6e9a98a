type Kind = 'expression' | 'variable' | 'form' | 'template' | 'filler';

interface Form {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** What counts in prose, where people write wiki links, asides, quotes and headings in the same signs. */
  readonly inProse?: RegExp | undefined;
}

const anywhere = (kind: Kind, pattern: RegExp, inProse?: RegExp): Form => ({ kind, pattern, inProse });

/** A form that may be what it seems inside a longer text. */
const whole = (kind: Kind, { source, flags }: RegExp): Form => ({
  kind,
  pattern: new RegExp(`^(?:${source})$`, flags),
});

/**
 * What people leave in place of a value, for a tool to fill in. Names of real connections have `$`, `%`, `#`, `@`, `<>` and
 * brackets in them, so a form counts inside a longer text only where a name is enclosed on both sides as no prose would do it.
 */
const FORMS: readonly Form[] = [
  // GitHub.
  anywhere('expression', /\$\{\{(?:[^{}]*\}\})?/),
  // Shells, Terraform, Spring, Docker Compose: `${NAME}`, `${NAME:-eu}`; make, Azure Pipelines: `$(NAME)`.
  anywhere('variable', /\$\{[A-Za-z_][^{}]*\}/),
  anywhere('variable', /\$\([A-Za-z_][\w.-]*\)/),
  whole('variable', /\$(?:env:)?[A-Za-z_]\w*/),
  // Windows, with a name in capitals: `5% to 10% off` and `%C3%A9` have none that ends where a word does.
  anywhere('variable', /(?<![\w%])%[A-Z_][A-Z0-9_]+%(?![\w%])/),
  // Contexts of GitHub, without the braces around them.
  whole('variable', /(?:secrets|vars|env|inputs)\.[A-Z_][A-Z0-9_]*/),
  // Jinja, Helm, Handlebars, Ansible.
  anywhere('template', /\{\{[^{}]*\}\}/),
  anywhere('template', /\{%.{0,200}?%\}/s),
  // ERB, EJS, ASP.
  anywhere('template', /<%.{0,200}?%>/s),
  // Octopus and Azure Pipelines (`#{NAME}`, `#{NAME}#`), Puppet (`%{NAME}`), Python (`%(NAME)s`).
  anywhere('template', /[#%]\{[A-Za-z_][\w.-]*\}#?/),
  anywhere('template', /%\([A-Za-z_]\w*\)s/),
  // Token replacers, and Concourse: `((NAME))`.
  anywhere(
    'template',
    /##[A-Za-z_][\w.-]*##|@@[A-Za-z_][\w.-]*@@|%%[A-Za-z_][\w.-]*%%/,
    /##[A-Z_][A-Z0-9_]+##|@@[A-Z_][A-Z0-9_]+@@|%%[A-Z_][A-Z0-9_]+%%/,
  ),
  // A single word in capitals is an abbreviation in prose: `((EMEA))`.
  anywhere(
    'template',
    /\[\[ ?[A-Za-z_][\w.]* ?\]\]|\(\( ?[A-Za-z_][\w./:-]* ?\)\)|<<[A-Za-z_][\w.]*>>/,
    /\[\[ ?[A-Z][A-Z0-9]*_[A-Z0-9_]+ ?\]\]|\(\( ?[A-Z][A-Z0-9]*_[A-Z0-9_]+ ?\)\)|<<[A-Z][A-Z0-9]*_[A-Z0-9_]+>>/,
  ),
  whole('template', /__[A-Za-z]\w*__|@[A-Za-z_][\w.-]*@/),
  // A blank to fill in by hand.
  whole('form', /<[^<>]+>/),
];

/** A masked copy, or a word that asks for the value. */
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

/** Returns the first placeholder in a text of the file, which no tool fills in. Prose may have the signs of some around a word. */
export function placeholderIn(text: string, isProse = false): string | undefined {
  const found = FORMS.map(({ pattern, inProse }) =>
    ((isProse ? inProse : undefined) ?? pattern).exec(text.trim()),
  ).filter((match) => match !== null);
  return found.sort((a, b) => a.index - b.index)[0]?.[0];
}

const KINDS: readonly Kind[] = ['expression', 'variable', 'template', 'form', 'filler'];

/**
 * Whether the value of a secret is nothing but a placeholder of one of the kinds. A password may contain anything, so only
 * an expression counts inside a longer one.
 */
export function isPlaceholder(text: string, kinds: readonly Kind[] = KINDS): boolean {
  return [...FORMS, ...FILLERS]
    .filter(({ kind }) => kinds.includes(kind))
    .some(({ kind, pattern }) => {
      const [found] = pattern.exec(text) ?? [];
      return kind === 'expression' ? found !== undefined : found === text;
    });
}

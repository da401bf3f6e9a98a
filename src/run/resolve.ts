import type { ConnectionsFile } from '../config/connections-file.ts';
import type { Entry } from '../model/entry.ts';
import { code, msg, type OptionName, option } from '../model/message.ts';
import { byLocation, type Problem, ProblemError } from '../model/problem.ts';
import type { Reporter } from '../model/report.ts';
import type { ParsedSecrets, Secret } from '../model/secret.ts';
import type { RunOptions } from '../options/run-options.ts';
import { OUTPUT_WORDS } from '../report/outputs.ts';
import {
  findIn,
  missingProblems,
  type PublicText,
  type Resolution,
  resolveSecrets,
} from '../secrets/resolve-secrets.ts';
import { sources } from '../source/catalogue.ts';
import { asType } from '../source/values.ts';
import type { Ports } from './ports.ts';

/** The options that say what is checked, and the run's own credentials. */
type Resolving = Pick<RunOptions, 'mode' | 'config'> &
  Partial<Pick<RunOptions, 'sandbox' | 'account' | 'githubToken'>>;

/**
 * Masks every secret that the file refers to, publishes the texts that must not be masked, and resolves the references
 * of the entries in scope to what was `given`. Returns everything that is wrong with the values. For example, masking a
 * value that is also ordinary text would hide that text. Throws a ProblemError if that is true of the run's own
 * credentials.
 */
export function resolve(
  options: Resolving,
  { entries, text }: Pick<ConnectionsFile, 'entries' | 'text'>,
  given: ParsedSecrets | undefined,
  { mask, publish }: Pick<Reporter, 'mask'> & Pick<Ports, 'publish'>,
): Resolution {
  const { config, sandbox, account, mode } = options;
  const visible: readonly PublicText[] = [
    { what: [code(config)], text },
    // The parsed text differs from the file where it has escapes or folded lines.
    { what: [code(config)], text: entries.map(shownOf).join('\n') },
    { what: msg`the path of the file`, text: config },
    { what: [option('adobe-org-id')], text: account?.orgId ?? '' },
    { what: [option('sandbox')], text: sandbox ?? '' },
    {
      what: msg`the fixed words of the comment`,
      text: 'aep-base-connections config= sandbox= plan of omitted= changes=',
    },
    { what: msg`the fixed words of the outputs`, text: `${OUTPUT_WORDS} ${[...sources.keys()].join(' ')}` },
  ];
  const inClear = secretInputs(options).flatMap(([input, secret]): Problem | [] => {
    const where = findIn(secret.reveal(), visible);
    if (where === undefined) return [];
    return {
      code: 'secret-visible',
      message: msg`${option(input)} has a value that appears in plain text in ${where}`,
      fix: msg`remove it there, and replace it at its source if it was a real secret`,
    };
  });
  if (inClear.length > 0) throw new ProblemError(inClear);
  for (const { text: shown } of visible) publish?.(shown);
  // Removing a connection needs no credentials, and they may no longer exist.
  const needed = inScope(entries, sandbox).filter(({ ensure }) => ensure === 'present');
  const resolution = resolveSecrets({ entries, needed, given, visible, mask });
  if (mode !== 'validate' || given === undefined) return resolution;
  // Without a plan, every reference is checked.
  const { missing, problems } = resolution;
  return { ...resolution, problems: [...problems, ...missingProblems(needed, missing)].sort(byLocation) };
}

/** Returns the entries in scope: all, or those of `sandbox` when the run is limited to it. */
export function inScope(entries: readonly Entry[], sandbox: string | undefined): readonly Entry[] {
  return sandbox === undefined ? entries : entries.filter((entry) => entry.sandbox === sandbox);
}

/** Returns the parts of an entry that are shown, as parsed. */
function shownOf({ key, name, description, sandbox, auth }: Entry): string {
  // A mapping of the file has no prototype, so `join` cannot convert it to text.
  const literals = Object.values(auth).map((given) =>
    given.kind === 'literal' ? asType(given.value, 'string') : '',
  );
  return [key, name, description ?? '', sandbox, ...literals].join('\n');
}

/** Masks the run's own credentials. This comes first, before anything can be printed. */
export function maskInputs(options: RunOptions, mask: (secret: string) => void): void {
  for (const [, secret] of secretInputs(options)) mask(secret.reveal());
}

function secretInputs({ account, githubToken }: Resolving): readonly (readonly [OptionName, Secret])[] {
  const credential = account?.credential;
  return [
    ...(credential?.kind === 'access-token' ? [['adobe-access-token', credential.token] as const] : []),
    ...(credential?.kind === 'client-secret' ? [['adobe-client-secret', credential.secret] as const] : []),
    ...(githubToken === undefined ? [] : [['github-token', githubToken] as const]),
  ];
}

import { placeholderIn } from '../model/placeholder.ts';

/** A reference to a secret in the syntax of another tool. */
export interface ForeignReference {
  /** The name of the secret, if the syntax identifies it and it looks like a secret's name. */
  readonly name?: string | undefined;
  /** Whether it may also be a password that happens to look like a template. */
  readonly mayBeValue: boolean;
}

/** Capitals, and at least two words. Such a password is very unlikely; any other name could be a password. */
const NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** A member of one of GitHub's contexts, with or without the braces of an expression. */
const CONTEXT =
  /^(?:\$\{\{\s*)?(?:secrets|vars|env|inputs)(?:\.|\[\s*['"])([A-Za-z_]\w*)(?:['"]\s*\])?(?:\s*\}\})?$/;

/** An environment variable, as Node.js, Spring and PowerShell write it. */
const VARIABLE = /^(?:process\.)?env[.:]([A-Z][A-Z0-9_]*)$/;

/** A name inside template delimiters, perhaps with a prefix that says where it comes from. */
const IN_SIGNS = /^[\s[{(<$#@%_-]*(?:(?:secrets?|env)[.:])?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[\s\]})>#@%_-]*s?$/;

/** Paths and URLs in secret stores, and encrypted text. */
const STORED: readonly RegExp[] = [
  // HashiCorp Vault, 1Password, vals, Doppler, Infisical, and the schemes of operators and plug-ins, followed by a path
  // with a slash.
  /^(?:vault|op|ssm|env|file|secret|secrets|keyvault|sm|gcpsm|awssm|azurekv|hashivault|doppler|infisical|bws|berglas|ref\+[\w+-]+):[\w.-]*\/\S+$/,
  // AWS.
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):\S+$/,
  /^\{\{resolve:(?:ssm|ssm-secure|secretsmanager):\S+\}\}$/,
  // Google Cloud.
  /^projects\/[\w.:-]+\/secrets\/\S+$/,
  // Azure, including its government and China clouds.
  /^https:\/\/[a-z0-9-]+\.(?:vault\.azure\.(?:net|cn)|vault\.usgovcloudapi\.net|managedhsm\.azure\.net)\/\S*$/i,
  /^@Microsoft\.KeyVault\(.*\)$/i,
  // sops, hiera-eyaml, Ansible Vault, PGP and age: encrypted text is useless to others.
  /^ENC\[[A-Z0-9_]+,[\s\S]*\]$/,
  /^\$ANSIBLE_VAULT;/,
  /^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----/,
];

/**
 * Inside delimiters, words of letters and what joins them. A password, generated or chosen, has digits or other
 * symbols.
 */
const WORDS = /^(?!<[^%<])[^A-Za-z]+[A-Za-z]+(?:[ ._/:|-]+[A-Za-z]+)*[^A-Za-z0-9]*s?$/;

/** Delimiters around a single word. Generated passwords can look like this too. */
const SIGNS = /^(?:\$|@@?|__|##|%%?|<)[A-Za-z0-9]+(?:@@?|__|##|%%?|>)?$/;

/** Returns what a text refers to if it is a reference in the syntax of another tool, otherwise `undefined`. */
export function foreignReference(text: string): ForeignReference | undefined {
  const plain = text.trim();
  if (SIGNS.test(plain) && /[a-z]/.test(plain)) return undefined;
  if (STORED.some((form) => form.test(plain))) return { mayBeValue: false };
  const isTemplate = placeholderIn(plain) === plain;
  const [, inContext] = CONTEXT.exec(plain) ?? [];
  const [, other] = VARIABLE.exec(plain) ?? (isTemplate ? IN_SIGNS.exec(plain) : null) ?? [];
  const name = [inContext, other].find((each) => each !== undefined && NAME.test(each));
  if (name !== undefined) return { name, mayBeValue: false };
  if (inContext !== undefined)
    return { mayBeValue: !plain.startsWith('${{') && !/^[A-Za-z]+(?:_[A-Za-z]+)+$/.test(inContext) };
  return isTemplate ? { mayBeValue: !WORDS.test(plain) } : undefined;
}

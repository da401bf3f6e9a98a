import { placeholderIn } from '../model/placeholder.ts';

/** A reference in the form of another tool. */
export interface ForeignReference {
  /** The name of a secret, where the form marks it as one and it looks like one. */
  readonly name?: string | undefined;
  /** Whether it may as well be a password that has the form of a template. */
  readonly mayBeValue: boolean;
}

/** Capitals and at least two words: hardly anybody has such a password, and any other name may be one. */
const NAME = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Members of GitHub's contexts, with the braces of an expression or without them. */
const CONTEXT =
  /^(?:\$\{\{\s*)?(?:secrets|vars|env|inputs)(?:\.|\[\s*['"])([A-Za-z_]\w*)(?:['"]\s*\])?(?:\s*\}\})?$/;

/** A variable of the environment, as Node.js, Spring and PowerShell write it. */
const VARIABLE = /^(?:process\.)?env[.:]([A-Z][A-Z0-9_]*)$/;

/** A name within the signs of a template, perhaps with a word for where it comes from. */
const IN_SIGNS = /^[\s[{(<$#@%_-]*(?:(?:secrets?|env)[.:])?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)[\s\]})>#@%_-]*s?$/;

/** Paths and URLs in stores of secrets, and cipher text. */
const STORED: readonly RegExp[] = [
  // HashiCorp Vault, 1Password, vals, Doppler, Infisical, and the schemes of operators and plug-ins, before a path with a slash.
  /^(?:vault|op|ssm|env|file|secret|secrets|keyvault|sm|gcpsm|awssm|azurekv|hashivault|doppler|infisical|bws|berglas|ref\+[\w+-]+):[\w.-]*\/\S+$/,
  // AWS.
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):\S+$/,
  /^\{\{resolve:(?:ssm|ssm-secure|secretsmanager):\S+\}\}$/,
  // Google Cloud.
  /^projects\/[\w.:-]+\/secrets\/\S+$/,
  // Azure, its government and Chinese clouds included.
  /^https:\/\/[a-z0-9-]+\.(?:vault\.azure\.(?:net|cn)|vault\.usgovcloudapi\.net|managedhsm\.azure\.net)\/\S*$/i,
  /^@Microsoft\.KeyVault\(.*\)$/i,
  // sops and hiera-eyaml, Ansible Vault, PGP and age: the text is of no use to others.
  /^ENC\[[A-Z0-9_]+,[\s\S]*\]$/,
  /^\$ANSIBLE_VAULT;/,
  /^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----/,
];

/** Within signs, letters with what joins words: a generated password has digits or other signs, one that people choose too. */
const WORDS = /^(?!<[^%<])[^A-Za-z]+[A-Za-z]+(?:[ ._/:|-]+[A-Za-z]+)*[^A-Za-z0-9]*s?$/;

/** Signs around one word, as generated passwords have them too. */
const SIGNS = /^(?:\$|@@?|__|##|%%?|<)[A-Za-z0-9]+(?:@@?|__|##|%%?|>)?$/;

/** Returns what a text refers to if it has the form of a reference of another tool; `undefined` for any other text. */
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

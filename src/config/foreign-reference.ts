import { placeholderIn } from '../model/placeholder.ts';

/** A reference in the form of another tool. `name` is the name of a secret, where the form itself marks it as one. */
export interface ForeignReference {
  readonly name?: string | undefined;
}

/** Forms that name a secret as GitHub and shells do: the text in the group is a name and no value. */
const NAMING: readonly RegExp[] = [
  /^(?:\$\{\{\s*)?secrets\.([A-Za-z_]\w*)(?:\s*\}\})?$/,
  /^(?:\$\{\{\s*)?secrets\[\s*['"]([A-Za-z_]\w*)['"]\s*\](?:\s*\}\})?$/,
  /^\$\{(?:env[.:])?([A-Za-z_]\w*)\}$/,
  /^\$([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/,
  /^(?:vars|inputs)\.([A-Za-z_]\w*)$/,
  // Signs of token replacers, around a name in capitals and of several words.
  /^(?:##|@@|%%|%|__)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:##|@@|%%|%|__)$/,
  /^\{\{-?\s*(?:secrets?\.|env\.)?([A-Za-z_]\w*)\s*-?\}\}$/,
  /^(?:process\.)?env[.:]([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)$/,
];

/** Paths and URLs in stores of secrets, and cipher text. */
const STORED: readonly RegExp[] = [
  // HashiCorp Vault, 1Password, vals, Doppler, Infisical, and the schemes of operators and plug-ins.
  /^(?:vault|op|ssm|env|file|secret|secrets|keyvault|sm|gcpsm|awssm|azurekv|hashivault|doppler|infisical|bws|berglas|ref\+[\w+-]+):[\w/.]\S*$/,
  // AWS.
  /^arn:aws[\w-]*:(?:secretsmanager|ssm|kms):\S+$/,
  /^\{\{resolve:(?:ssm|ssm-secure|secretsmanager):\S+\}\}$/,
  // Google Cloud.
  /^projects\/[\w.:-]+\/secrets\/\S+$/,
  // Azure, its government and Chinese clouds included.
  /^https:\/\/[a-z0-9-]+\.(?:vault\.azure\.(?:net|cn)|vault\.usgovcloudapi\.net|managedhsm\.azure\.net)\/\S*$/i,
  /^@Microsoft\.KeyVault\(.*\)$/i,
  // sops and hiera-eyaml, Ansible Vault, PGP and age: what stands there is of no use to others.
  /^ENC\[[A-Z0-9_]+,[\s\S]*\]$/,
  /^\$ANSIBLE_VAULT;/,
  /^-----BEGIN (?:PGP MESSAGE|AGE ENCRYPTED FILE)-----/,
];

/** Signs around one word, as generated passwords have them too. */
const SIGNS = /^(?:\$|@@?|__|##|%%?|<)[A-Za-z0-9]+(?:@@?|__|##|%%?|>)?$/;

/** Returns what a text refers to if it is plainly a reference of another tool; `undefined` for what may be a secret itself. */
export function foreignReference(text: string): ForeignReference | undefined {
  const plain = text.trim();
  const naming = NAMING.map((form) => form.exec(plain)).find((match) => match !== null);
  if (naming !== undefined) return { name: naming[1] };
  const mayBeSecret = SIGNS.test(plain) && /[a-z]/.test(plain);
  const isPlain = STORED.some((form) => form.test(plain)) || (placeholderIn(plain) === plain && !mayBeSecret);
  return isPlain ? {} : undefined;
}

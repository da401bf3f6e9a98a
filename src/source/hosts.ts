import type { AllowedHosts } from '../model/run.ts';

/** The form of the part that each word in capitals in the host of a record stands for. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  /** One label. */
  NAME: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?',
  /** A label and perhaps a second one, which Salesforce calls a partition: `acme.sandbox`. */
  DOMAIN: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z]+)?',
  /** A storage account of Azure. */
  ACCOUNT: '[a-z0-9]{3,24}',
  /** A namespace of Azure Service Bus. */
  NAMESPACE: '[a-z][a-z0-9-]{4,48}[a-z0-9]',
  /** A region of AWS, such as `eu-west-1`. */
  REGION: '[a-z]{2}(?:-[a-z]+)+-[0-9]',
  /** A region or data centre with digits at its end, such as `eu10` or `us-ashburn-1`. */
  SITE: '[a-z]{2}(?:-[a-z]+)*-?[0-9]{1,3}',
  /**
   * An account of Snowflake: `org-account`, or a locator with its region and cloud. Adobe's pages leave open whether a host
   * may be there, so what follows a dot must be nothing that could end one.
   */
  SNOWFLAKE:
    '[a-z0-9_]+(?:-[a-z0-9_]+)*(?:\\.(?!xn--)[a-z0-9]+(?:-[a-z0-9]+)+)?(?:\\.(?:aws|azure|gcp|privatelink))?',
  /** The host of such an account, which may have the label `privatelink` as well. */
  SNOWFLAKE_HOST: '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9-]+){0,3}',
  /** The label that Redshift gives to the clusters of an account. */
  CLUSTER_ID: '[a-z0-9]+',
  DIGITS: '[0-9]{1,20}',
  ACCOUNT_NUMBER: '[0-9]{12}',
};

const forms = new Map<string, RegExp>();

/**
 * Returns the form of a host in a record, in which words in capitals stand for labels of the vendor's customers:
 * `s3.REGION.amazonaws.com`. Throws for an unknown word.
 */
export function hostForm(pattern: string): RegExp {
  const known = forms.get(pattern);
  if (known !== undefined) return known;
  const source = pattern.replaceAll('.', '\\.').replace(/[A-Z][A-Z_]*/g, placeholder);
  const form = new RegExp(`^${source}$`);
  forms.set(pattern, form);
  return form;
}

/** Returns the form of the one placeholder in a host of a record, in either case: what people write for it. */
export function partForm(pattern: string): RegExp {
  return new RegExp(`^${placeholder(/[A-Z][A-Z_]*/.exec(pattern)?.[0] ?? '')}$`, 'i');
}

/** Returns the host that a part makes. */
export function hostWith(pattern: string, part: string): string {
  return pattern.replace(/[A-Z][A-Z_]*/, part.toLowerCase());
}

function placeholder(word: string): string {
  const form = PLACEHOLDERS[word];
  if (form === undefined) throw new Error(`${word} stands for no part of a host`);
  return form;
}

/** Whether a workflow allows a host in lower case: by name, or as `*.` and a domain for every host below it. */
export function isAllowed(host: string, allowed: AllowedHosts): boolean {
  return (
    allowed === undefined ||
    allowed.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each))
  );
}

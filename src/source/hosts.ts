import type { AllowedHosts } from '../model/run.ts';

/** The pattern for each placeholder (a word in capitals) in a record's host. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  /** One label. */
  NAME: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?',
  /** A label, optionally followed by a second one, which Salesforce calls a partition: `acme.sandbox`. */
  DOMAIN: '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z]+)?',
  /** An Azure storage account. */
  ACCOUNT: '[a-z0-9]{3,24}',
  /** An Azure Service Bus namespace. */
  NAMESPACE: '[a-z][a-z0-9-]{4,48}[a-z0-9]',
  /** An AWS region, such as `eu-west-1`. */
  REGION: '[a-z]{2}(?:-[a-z]+)+-[0-9]',
  /** A region or data centre that ends with digits, such as `eu10` or `us-ashburn-1`. */
  SITE: '[a-z]{2}(?:-[a-z]+)*-?[0-9]{1,3}',
  /**
   * A Snowflake account: `org-account`, or a locator with its region and cloud. Adobe's pages do not say whether a host
   * is also allowed, so the part after a dot must not be able to end a host.
   */
  SNOWFLAKE:
    '[a-z0-9_]+(?:-[a-z0-9_]+)*(?:\\.(?!xn--)[a-z0-9]+(?:-[a-z0-9]+)+)?(?:\\.(?:aws|azure|gcp|privatelink))?',
  /** The host of a Snowflake account, which may also have the label `privatelink`. */
  SNOWFLAKE_HOST: '[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\\.[a-z0-9-]+){0,3}',
  /** The label that Redshift assigns to an account's clusters. */
  CLUSTER_ID: '[a-z0-9]+',
  DIGITS: '[0-9]{1,20}',
  ACCOUNT_NUMBER: '[0-9]{12}',
};

const forms = new Map<string, RegExp>();

/**
 * Returns the pattern of a record's host, in which words in capitals are placeholders for customers' labels:
 * `s3.REGION.amazonaws.com`. Throws for an unknown placeholder.
 */
export function hostForm(pattern: string): RegExp {
  const known = forms.get(pattern);
  if (known !== undefined) return known;
  const source = pattern.replaceAll('.', '\\.').replace(/[A-Z][A-Z_]*/g, placeholder);
  const form = new RegExp(`^${source}$`);
  forms.set(pattern, form);
  return form;
}

/**
 * Returns the pattern of the only placeholder in a record's host, in either case, for what people write in its place.
 */
export function partForm(pattern: string): RegExp {
  return new RegExp(`^${placeholder(/[A-Z][A-Z_]*/.exec(pattern)?.[0] ?? '')}$`, 'i');
}

/** Returns the host with its placeholder replaced by `part`. */
export function hostWith(pattern: string, part: string): string {
  return pattern.replace(/[A-Z][A-Z_]*/, part.toLowerCase());
}

function placeholder(word: string): string {
  const form = PLACEHOLDERS[word];
  if (form === undefined) throw new Error(`${word} is not a known placeholder in hosts`);
  return form;
}

/** Whether a workflow allows a lower-case host: by name, or with `*.` and a domain for all hosts below it. */
export function isAllowed(host: string, allowed: AllowedHosts): boolean {
  return (
    allowed === undefined ||
    allowed.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each))
  );
}

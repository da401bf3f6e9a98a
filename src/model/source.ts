import { isRecord } from './is-record.ts';
import type { Message } from './message.ts';
import type { Location, Problem } from './problem.ts';
import type { Secret } from './secret.ts';

/** A value of `auth.params`, as JSON has it. */
export type ParameterValue = string | number | boolean | Readonly<Record<string, unknown>>;

/** Whether a value of the file, or of an answer, can be a parameter's. */
export function isParameterValue(value: unknown): value is ParameterValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || isRecord(value);
}

/** A value under an entry's `auth`: written out, or the name of a secret that the workflow passes. */
export type AuthValue =
  | {
      readonly kind: 'literal';
      readonly value: ParameterValue;
      readonly location: Location;
      /** The row of the preset that filled it in, where the file does not write the value itself. */
      readonly row?: string | undefined;
      /** Whether it is what the connection has in place of the preset's value, at a host of the same row. */
      readonly isKept?: boolean | undefined;
    }
  | { readonly kind: 'reference'; readonly name: string; readonly location: Location };

/** The values under an entry's `auth`, by parameter or preset. */
export type AuthValues = Readonly<Record<string, AuthValue>>;

/**
 * What a value is, and with which JSON type it is sent:
 * - `text`, `number`, `boolean`, `object`: as JSON has them. `number-text` and `boolean-text` are sent as text, although
 *   people write `5439` and `true`.
 * - `url`, `host`, `address` (where Adobe's page leaves open which) and `host-part` (a name that becomes a label of a host)
 *   decide where Adobe sends the credentials. So do `connection-string` and `signed-url`, which are secrets as well.
 * - `unknown`: a parameter that no record describes.
 */
export type ParameterKind =
  | 'text'
  | 'number'
  | 'boolean'
  | 'number-text'
  | 'boolean-text'
  | 'object'
  | 'url'
  | 'host'
  | 'address'
  | 'host-part'
  | 'connection-string'
  | 'signed-url'
  | 'unknown';

/** One member of `auth.params`. The functions in `source/parameters.ts` make them. */
export interface Parameter {
  readonly kind: ParameterKind;
  /** Whether Adobe requires it. The file may still leave out what a preset or the source's token endpoint provides. */
  readonly required: boolean;
  /** Given by reference only; never shown and never compared. */
  readonly secret: boolean;
  /** Decides where Adobe sends the credentials: given as a literal only, so that a review shows it, unless it is a secret. */
  readonly destination: boolean;
  /** A literal of it is never shown: no record describes it, or Adobe marks it as a secret. */
  readonly confidential?: boolean | undefined;
  /** The JSON type that the live spec wants, where it is known. */
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | undefined;
  /** What it is, in the words of a message: "must be …". */
  readonly what: string;
  /** A sentence for editors. */
  readonly description: string;
  /** A value as the file has it; a secret has none. */
  readonly example: ParameterValue;
  /** Every literal has this form: the schema enforces it. */
  readonly pattern?: RegExp | undefined;
  /** The form that the source is known to give it. Another form is worth a warning; it is compared only in a destination. */
  readonly usual?: { readonly pattern: RegExp; readonly problem: Advice } | undefined;
  /** Values that are known to be something else, and that people put in its place. */
  readonly pasted?: readonly Pasted[] | undefined;
  /** The values that Adobe's page names; no other is accepted when `isComplete`. */
  readonly values?: { readonly names: readonly string[]; readonly isComplete: boolean } | undefined;
  /** The vendor's hosts, in the notation of `source/hosts.ts`. The workflow may allow more, unless they are `only` these. */
  readonly hosts?: readonly string[] | undefined;
  readonly only?: boolean | undefined;
  /** What a URL may have: a path, a port, `http://`, no scheme at all. A host may have a port. */
  readonly path?: boolean | undefined;
  readonly port?: boolean | undefined;
  readonly http?: boolean | undefined;
  readonly bareHost?: boolean | undefined;
  /** Whether a secret may have several lines. */
  readonly lines?: boolean | undefined;
  /** Whether a secret may have white space in it: people choose passwords, and services issue tokens and keys. */
  readonly spaces?: boolean | undefined;
}

/** The form of a value, and what has that form. */
export interface Pasted {
  readonly pattern: RegExp;
  readonly what: string;
  /** What to say of a literal: it is in the file for everybody to see. */
  readonly literal?: Advice | undefined;
}

/** What a record says about a value: it follows the name of the parameter, or of the secret. */
export interface Advice {
  readonly message: Message;
  readonly fix: Message;
}

/** The parameters of one way to authenticate, by their API names, in the order in which they are sent. */
export type AuthSpec = Readonly<Record<string, Parameter>>;

/** What a row of a preset fills in for one parameter, and the hosts that belong to the row: that of the value is one of them. */
export interface PresetValue {
  readonly value: string;
  readonly hosts: readonly string[];
}

/** A short name that stands for the values of several parameters: a region for the URLs of its servers. */
export interface Preset {
  /** What people call one row of it, and whose it is: `region`, `Acme's`. */
  readonly label: string;
  readonly owner: string;
  /** What it must be, in the words of a message. */
  readonly what: string;
  readonly description: string;
  readonly example: string;
  /** What `init` asks. */
  readonly question: string;
  /** By parameter: what people should know of a value that it fills in. */
  readonly notes?: Readonly<Record<string, Message>> | undefined;
  /** Why values of two rows contradict each other. */
  readonly reason: string;
  /** By short name, then by parameter. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, PresetValue>>>>;
  /** By short name: what else people call it, and the endings by which they write its hosts, in lower case. */
  readonly words?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Labels by which a host is known to be meant as the vendor's: `acme` in `www.acme.co.uk`. */
  readonly vendorLabels?: readonly string[] | undefined;
}

/** A group of sources, as Adobe's catalogue has them. */
export type Category =
  | 'advertising'
  | 'analytics'
  | 'cloud storage'
  | 'consent and preferences'
  | 'crm'
  | 'customer success'
  | 'database'
  | 'e-commerce'
  | 'loyalty'
  | 'marketing automation'
  | 'payments'
  | 'protocols'
  | 'streaming'
  | 'other';

/**
 * A kind of system that Adobe Experience Platform connects to, as data. The schema, the plan, the request bodies, `init`,
 * `export` and the emulator all read it.
 */
export interface Source {
  /** As written in the connections file; the id of the connection spec for a custom source. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** What else people write for its name, in lower case. */
  readonly otherNames?: readonly string[] | undefined;
  /** Whether the file declares it by its connection spec, so that no record describes its parameters. */
  readonly isCustom?: boolean | undefined;
  readonly category: Category;
  /** The connection spec: its id, the version that is sent, and the name that Flow Service is known to give it. */
  readonly spec: { readonly id: string; readonly version: string; readonly name?: string };
  /** Adobe's page that the record comes from, and the month or year of the page as it was read. */
  readonly page: string;
  readonly seen: string;
  /** By `auth.specName`; the first is the one that examples use. */
  readonly auth: Readonly<Record<string, AuthSpec>>;
  /** Names that an auth spec had before, by the name that it has now: connections made then still have them. */
  readonly formerNames?: Readonly<Record<string, readonly string[]>> | undefined;
  /** `auth.type`, by `auth.specName`, where Adobe's page sends one. */
  readonly authTypes?: Readonly<Record<string, string>> | undefined;
  /** The member `providerId` of the body, where Adobe's page sends one. */
  readonly providerId?: string | undefined;
  /** Parameters that Flow Service adds by itself. */
  readonly added?: readonly string[] | undefined;
  /** Those of them that give access like a secret. */
  readonly addedSecrets?: readonly string[] | undefined;
  readonly presets?: Readonly<Record<string, Preset>> | undefined;
  /** The parameter that apply obtains at the source when an entry leaves it out, and the parameters that takes. */
  readonly mint?: { readonly parameter: string; readonly from: readonly string[] } | undefined;
  /** `false` where no page of Adobe's says that the tables or files at its root can be listed. */
  readonly explore?: false | undefined;
  /** What to check at the source when it rejects the credentials. */
  readonly check?: string | undefined;
  /** What Adobe has announced about its end. */
  readonly retirement?: string | undefined;
  /** Whether an organization needs a licence of its own for it: Real-Time CDP Ultimate, by Adobe's pages. */
  readonly licensed?: boolean | undefined;
  /** What Adobe's pages leave open or contradict, a sentence each. */
  readonly doubts?: readonly string[] | undefined;
  /** The key of a first entry, as `init` suggests it; the names of its secrets begin with it. */
  readonly key: string;
}

/** The parameters that a token is obtained from, with their values. */
export type Grant = Readonly<Record<string, string>>;

/** A token, where it can be used and what for, if the source says so. */
export interface Minted {
  readonly token: Secret;
  /** An origin. */
  readonly apiDomain?: string | undefined;
  readonly scope?: string | undefined;
  /** A warning about it: why it may not work for the entry. */
  readonly doubt?: Problem | undefined;
}

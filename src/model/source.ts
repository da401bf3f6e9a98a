import type { Message } from './message.ts';
import type { Location } from './problem.ts';
import type { Secret } from './secret.ts';

/** A value under an entry's `auth`: written out, or the name of a secret that the workflow hands in. */
export type AuthValue =
  | { readonly kind: 'literal'; readonly value: string; readonly location: Location }
  | { readonly kind: 'reference'; readonly name: string; readonly location: Location };

/** The values under an entry's `auth`, by parameter or preset. */
export type AuthValues = Readonly<Record<string, AuthValue>>;

/** One member of `auth.params`. The functions in `source/parameters.ts` make them. */
export interface Parameter {
  /** How a literal is checked and compared. */
  readonly kind: 'text' | 'url';
  /** Whether Adobe requires it. The file may still leave out what a preset or the source's token endpoint provides. */
  readonly required: boolean;
  /** Given by reference only; never shown and never compared. */
  readonly secret: boolean;
  /** Decides where Adobe sends the credentials: given as a literal only, so that a review shows it. */
  readonly destination: boolean;
  /** What it is, in the words of a message: "must be …". */
  readonly what: string;
  /** A sentence for editors. */
  readonly description: string;
  /** A value; a secret has none. */
  readonly example: string;
  /** Every literal has this form: the schema enforces it. */
  readonly pattern?: RegExp | undefined;
  /** The form that the source is known to give it. Text of another form is worth a warning, and is not compared. */
  readonly usual?: { readonly pattern: RegExp; readonly problem: Advice } | undefined;
  /** Secrets of the source that people paste in its place. */
  readonly pasted?: readonly { readonly pattern: RegExp; readonly problem: Advice }[] | undefined;
  /** The hosts that a URL may name: exact ones, or `*.` and a domain for every host below it. */
  readonly hosts?: readonly string[] | undefined;
  /** Whether a URL may have a path, and whether it may be a host without `https://`. */
  readonly path?: boolean | undefined;
  readonly bareHost?: boolean | undefined;
}

/** What a record says about a literal: it follows the parameter's name. */
export interface Advice {
  readonly message: Message;
  readonly fix: Message;
}

/** The parameters of one way to authenticate, by their API names, in the order in which they are sent. */
export type AuthSpec = Readonly<Record<string, Parameter>>;

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
  /** Why values of two rows contradict each other. */
  readonly reason: string;
  /** By short name, then by parameter: its hosts, the default first. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/**
 * A kind of system that Adobe Experience Platform connects to, as data. The schema, the plan, the request bodies, `init`,
 * `export` and the emulator all read it.
 */
export interface Source {
  /** As written in the connections file. */
  readonly name: string;
  /** As people call it. */
  readonly title: string;
  /** The connection spec: its id, and the version that is sent. */
  readonly spec: { readonly id: string; readonly version: string };
  /** Adobe's page that the record comes from, and the month in which it was read. */
  readonly page: string;
  readonly seen: string;
  /** By `auth.specName`; the first is the default where only one is needed. */
  readonly auth: Readonly<Record<string, AuthSpec>>;
  readonly presets?: Readonly<Record<string, Preset>> | undefined;
  /** The parameter that apply obtains at the source when an entry leaves it out, and the parameters that takes. */
  readonly mint?: { readonly parameter: string; readonly from: readonly string[] } | undefined;
  /** What to check at the source when it rejects the credentials. */
  readonly check: string;
  /** What Adobe has announced about its end. */
  readonly retirement?: string | undefined;
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
}

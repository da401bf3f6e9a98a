import { isRecord } from './is-record.ts';
import type { Message } from './message.ts';
import type { Location, Problem } from './problem.ts';
import type { Secret } from './secret.ts';

/** A JSON value in `auth.params`. */
export type ParameterValue = string | number | boolean | Readonly<Record<string, unknown>>;

/** Whether a value from the file or from an answer can be a parameter's value. */
export function isParameterValue(value: unknown): value is ParameterValue {
  return ['string', 'number', 'boolean'].includes(typeof value) || isRecord(value);
}

/** A value under an entry's `auth`: written out, or the name of a secret that the workflow passes. */
export type AuthValue =
  | {
      readonly kind: 'literal';
      readonly value: ParameterValue;
      readonly location: Location;
      /** The row of the preset that filled it in, if the file does not give the value itself. */
      readonly row?: string | undefined;
      /**
       * Whether it is the connection's existing value, which replaces the preset's value because it is at a host of the
       * same row.
       */
      readonly isKept?: boolean | undefined;
    }
  | { readonly kind: 'reference'; readonly name: string; readonly location: Location };

/** The values under an entry's `auth`, by parameter or preset. */
export type AuthValues = Readonly<Record<string, AuthValue>>;

/**
 * The kind of a value, which determines the JSON type that is sent:
 * - `text`, `number`, `boolean`, `object`: the same JSON type. `number-text` and `boolean-text` are sent as text,
 *   although people write `5439` and `true`.
 * - `url`, `host`, `address` (Adobe's page does not say which of the two) and `host-part` (a name that becomes a label
 *   of a host) decide where Adobe sends the credentials. So do `connection-string` and `signed-url`, which are also
 *   secrets.
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

/** One member of `auth.params`. Created by the functions in `source/parameters.ts`. */
export interface Parameter {
  readonly kind: ParameterKind;
  /** Whether Adobe requires it. The file may still omit it if a preset or the source's token endpoint provides it. */
  readonly required: boolean;
  /** Given only by reference, never shown and never compared. */
  readonly secret: boolean;
  /**
   * Whether it decides where Adobe sends the credentials. Unless it is a secret, it must then be a literal, so that
   * reviewers see it.
   */
  readonly destination: boolean;
  /** Whether a literal of it must not be shown, because no record describes it or Adobe marks it as a secret. */
  readonly confidential?: boolean | undefined;
  /** The JSON type that the live spec requires, if known. */
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | undefined;
  /** What the value must be, to complete the message "must be …". */
  readonly what: string;
  /** A sentence that editors show. */
  readonly description: string;
  /** An example as written in the file; empty for a secret. */
  readonly example: ParameterValue;
  /** The form of every literal, enforced by the schema. */
  readonly pattern?: RegExp | undefined;
  /**
   * The form that values from this source usually have. Any other form causes a warning. Comparing values uses it only
   * for destinations.
   */
  readonly usual?: { readonly pattern: RegExp; readonly problem: Advice } | undefined;
  /** Other values that people paste here by mistake. */
  readonly pasted?: readonly Pasted[] | undefined;
  /** The values that Adobe's page names. A parameter with a pattern accepts no others. */
  readonly values?: readonly string[] | undefined;
  /** The vendor's hosts, in the notation of `source/hosts.ts`. The workflow may allow more, unless `only` is set. */
  readonly hosts?: readonly string[] | undefined;
  readonly only?: boolean | undefined;
  /** What a URL may contain: a path, a port, `http://`, or no scheme at all. A host may have a port. */
  readonly path?: boolean | undefined;
  readonly port?: boolean | undefined;
  readonly http?: boolean | undefined;
  readonly bareHost?: boolean | undefined;
  /** Whether a secret may have several lines. */
  readonly lines?: boolean | undefined;
  /**
   * Whether a secret may contain white space. Passwords that people choose may; tokens and keys that services issue may
   * not.
   */
  readonly spaces?: boolean | undefined;
}

/** The form of a value, and what usually has it. */
export interface Pasted {
  readonly pattern: RegExp;
  readonly what: string;
  /** The advice for a literal, which everyone can see in the file. */
  readonly literal?: Advice | undefined;
}

/** What a record says about a value. The message continues after the name of the parameter or secret. */
export interface Advice {
  readonly message: Message;
  readonly fix: Message;
}

/** A problem of one value under `auth`. The message continues after the path of the value and never repeats it. */
export interface Misfit extends Advice, Pick<Problem, 'code' | 'severity'> {
  /** The parameter. */
  readonly name: string;
  /** The place in the file, unless it is that of the value. */
  readonly location?: Location | undefined;
}

/** The parameters of one authentication method, by their API names, in the order in which they are sent. */
export type AuthSpec = Readonly<Record<string, Parameter>>;

/** What a row of a preset fills in for one parameter, and all hosts that belong to the row, including the value's. */
export interface PresetValue {
  readonly value: string;
  readonly hosts: readonly string[];
}

/** A key under `auth` for the values of several parameters, such as a region for the URLs of its servers. */
export interface Preset {
  readonly name: string;
  /** What a row is called, and whose it is: `region`, `Acme's`. */
  readonly label: string;
  readonly owner: string;
  /** What the value must be, for messages. */
  readonly what: string;
  readonly description: string;
  readonly example: string;
  /** The question that `init` asks. */
  readonly question: string;
  /** Remarks on the values that it fills in, by parameter. */
  readonly notes?: Readonly<Record<string, Message>> | undefined;
  /** Why values of two rows cannot be combined. */
  readonly reason: string;
  /** The values by short name, then by parameter. */
  readonly rows: Readonly<Record<string, Readonly<Record<string, PresetValue>>>>;
  /** Other names by short name, in lower case: what people call the row, and the endings of its hosts. */
  readonly words?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Labels that identify a host as the vendor's, such as `acme` in `www.acme.co.uk`. */
  readonly vendorLabels?: readonly string[] | undefined;
}

/**
 * A kind of system that Adobe Experience Platform connects to, as data. The schema, the plan, the request bodies,
 * `init`, `export` and the emulator all use it.
 */
export interface Source {
  /** The name in the connections file; for a custom source, the id of the connection spec. */
  readonly name: string;
  /** The name that people know it by. */
  readonly title: string;
  /** Other names that people write, in lower case. */
  readonly otherNames?: readonly string[] | undefined;
  /** Whether the file declares it by its connection spec. Then no record describes its parameters. */
  readonly isCustom?: boolean | undefined;
  /** The category in Adobe's catalogue, such as `cloud storage`. */
  readonly category: string;
  /** The connection spec: its id, the version that is sent, and its name in Flow Service, if known. */
  readonly spec: { readonly id: string; readonly version: string; readonly name?: string };
  /** Adobe's page that the record is based on, and the month or year of its version. */
  readonly page: string;
  readonly seen: string;
  /** The auth specs by `auth.specName`. Examples use the first one. */
  readonly auth: Readonly<Record<string, AuthSpec>>;
  /** Former names of auth specs, by current name. Connections created earlier still use them. */
  readonly formerNames?: Readonly<Record<string, readonly string[]>> | undefined;
  /** `auth.type` by `auth.specName`, if Adobe's page sends one. */
  readonly authTypes?: Readonly<Record<string, string>> | undefined;
  /** The `providerId` in the request body, if Adobe's page sends one. */
  readonly providerId?: string | undefined;
  /** Parameters that Flow Service adds on its own. */
  readonly added?: readonly string[] | undefined;
  /** The added parameters that give access and must be treated as secrets. */
  readonly addedSecrets?: readonly string[] | undefined;
  readonly preset?: Preset | undefined;
  /** The parameter that apply obtains from the source if an entry omits it, and the parameters needed to obtain it. */
  readonly mint?: { readonly parameter: string; readonly from: readonly string[] } | undefined;
  /** `false` if none of Adobe's pages says that the tables or files at the root can be listed. */
  readonly explore?: false | undefined;
  /** What to check if the source rejects the credentials. */
  readonly check?: string | undefined;
  /** Adobe's announcement that the source will be retired. */
  readonly retirement?: string | undefined;
  /** Whether an organization needs a separate licence: Real-Time CDP Ultimate, according to Adobe's pages. */
  readonly licensed?: boolean | undefined;
  /** What Adobe's pages leave open or contradict, one sentence each. */
  readonly doubts?: readonly string[] | undefined;
  /** The key that `init` suggests for a first entry. The names of its secrets start with it. */
  readonly key: string;
}

/** The parameters used to obtain a token, with their values. */
export type Grant = Readonly<Record<string, string>>;

/** A token, with its API domain and scope if the source reports them. */
export interface Minted {
  readonly token: Secret;
  /** The origin of the API that accepts the token. */
  readonly apiDomain?: string | undefined;
  readonly scope?: string | undefined;
  /** A warning that the token may not work for the entry, and why. */
  readonly doubt?: Problem | undefined;
}

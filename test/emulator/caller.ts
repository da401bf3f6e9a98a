import { DEMO_ADOBE_CLIENT, type Emulator } from './emulator.ts';

export const platform = 'https://platform.adobe.io/data/foundation/flowservice';
export const zohoSpecId = '929e4450-0237-4ed2-9404-b7e1e0a00309';
export const zohoConnections = `/connections?property=connectionSpec.id==${zohoSpecId}`;

/** Options for an emulator that accepts the token of `adobeHeaders`. */
export const knownToken = { adobeTokens: ['given-token'] } as const;

export const adobeHeaders = {
  authorization: 'Bearer given-token',
  'x-api-key': DEMO_ADOBE_CLIENT.clientId,
  'x-gw-ims-org-id': DEMO_ADOBE_CLIENT.orgId,
  'x-sandbox-name': 'dev',
};

export const zohoParameters = {
  endpoint: 'https://www.zohoapis.eu',
  accountsUrl: 'https://accounts.zoho.eu',
  clientId: '1000.CLIENT',
  clientSecret: 'client-secret-of-zoho',
  accessToken: '1000.access',
  refreshToken: '1000.refresh',
};

/** Returns the body of a POST to `/connections`, with changes. */
export function connectionBody(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    name: 'Zoho EU',
    auth: { specName: 'Basic Authentication', params: zohoParameters },
    connectionSpec: { id: zohoSpecId, version: '1.0' },
    ...changes,
  };
}

export interface Call {
  readonly method?: string;
  /** Header values. `undefined` omits a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Returns a request to Flow Service with everything that it requires, apart from the given changes. */
export function flowRequest(path: string, { method, headers, body, signal }: Call = {}): Request {
  const wanted: Record<string, string | undefined> = {
    ...adobeHeaders,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  return new Request(platform + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
}

/** An answer of any of the three services, with the members that tests check. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

export interface Json {
  readonly id?: string;
  readonly items?: readonly { readonly id: string; readonly name: string }[];
  readonly _links?: { readonly next?: { readonly href: string } };
  readonly access_token?: string;
  readonly [member: string]: unknown;
}

/** Calls Flow Service and reads the answer. */
export async function call(emulator: Emulator, path: string, options: Call = {}): Promise<Answer> {
  return read(await emulator.fetch(flowRequest(path, options)));
}

/** Reads an answer. Without a body, `json` is an empty object. */
export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === '' ? {} : JSON.parse(text) };
}

/** Returns the names on a page of a listing and the path of the next page. */
export async function page(
  emulator: Emulator,
  path: string,
): Promise<{ readonly names: readonly string[]; readonly next: string | undefined }> {
  const { json } = await call(emulator, path);
  return { names: (json.items ?? []).map(({ name }) => name), next: json._links?.next?.href };
}

/** Returns the names of all pages in order. Follows the link of each page without changes. */
export async function everyName(emulator: Emulator, path: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const current = await page(emulator, next);
    names.push(...current.names);
    next = current.next;
  }
  return names;
}

/** Returns a request for a token with a form, for IMS or Zoho. */
export function formRequest(
  url: string,
  fields: Readonly<Record<string, string | undefined>>,
  contentType = 'application/x-www-form-urlencoded',
): Request {
  const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new Request(url, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body: new URLSearchParams(given).toString(),
  });
}

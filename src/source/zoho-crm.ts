import type { Location, Problem } from '../model/problem.ts';
import type { AuthParameter, AuthValue, Source } from '../model/source.ts';
import { type DataCentre, dataCentres } from './zoho-data-centres.ts';
import { normaliseUrl, type Refusal, readAccountsUrl, readEndpoint, type ZohoUrl } from './zoho-url.ts';

type Auth = Readonly<Record<string, AuthValue>>;

/** What Zoho's API console hands out: https://www.zoho.com/accounts/protocol/oauth/ */
const CLIENT_ID = /^1000\.[A-Z0-9]+$/;
const TOKEN = /^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/i;
const CLIENT_SECRET = /^[0-9a-f]{40,}$/;

const neverCompared = () => undefined;

const parameters: readonly AuthParameter[] = [
  { name: 'endpoint', secret: false, normalise: normaliseUrl },
  { name: 'accountsUrl', secret: false, normalise: normaliseUrl },
  { name: 'clientId', secret: false, normalise: normaliseClientId },
  { name: 'clientSecret', secret: true, normalise: neverCompared },
  { name: 'accessToken', secret: true, normalise: neverCompared },
  { name: 'refreshToken', secret: true, normalise: neverCompared },
];

/**
 * Zoho CRM. Ids and names are those of Adobe's tutorial:
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/crm/zoho
 */
export const zohoCrm: Source = {
  name: 'zoho-crm',
  title: 'Zoho CRM',
  connectionSpec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
  authSpec: 'Basic Authentication',
  parameters,
  minted: 'accessToken',
  resolveAuth,
};

function resolveAuth(auth: Auth, location: Location) {
  const { dataCenter, accountsUrl, endpoint, clientId } = auth;
  const declared = dataCentres.find(
    ({ code }) => dataCenter?.kind === 'literal' && code === dataCenter.value,
  );
  const accounts = read(accountsUrl, (text) => readAccountsUrl(text, declared));
  const crm = read(endpoint, (text) => readEndpoint(text, declared));
  const problems = [
    ...(dataCenter === undefined ? missing(auth, location) : []),
    ...refusals(accounts),
    ...refusals(crm),
    ...mismatches(declared, accounts, crm),
    ...clientIdProblems(clientId),
  ];
  const derived = (value: string): AuthValue => ({
    kind: 'literal',
    value,
    location: dataCenter?.location ?? location,
  });
  const complete: Readonly<Record<string, AuthValue | undefined>> = {
    ...auth,
    endpoint: literalOf(crm) ?? (declared && derived(`https://${declared.endpointHosts[0]}`)),
    accountsUrl: literalOf(accounts) ?? (declared && derived(`https://${declared.accountsHost}`)),
  };
  const sent: Record<string, AuthValue> = {};
  for (const { name } of parameters) {
    const value = complete[name];
    if (value !== undefined) sent[name] = value;
  }
  return { parameters: sent, problems };
}

interface Read {
  readonly result: ZohoUrl | Refusal;
  readonly location: Location;
}

function read(value: AuthValue | undefined, reader: (text: string) => ZohoUrl | Refusal): Read | undefined {
  // A reference would let a secret decide where secrets are sent.
  return value?.kind === 'literal' ? { result: reader(value.value), location: value.location } : undefined;
}

function literalOf(read: Read | undefined): AuthValue | undefined {
  if (read === undefined || 'fix' in read.result) return undefined;
  return { kind: 'literal', value: read.result.text, location: read.location };
}

function refusals(read: Read | undefined): Problem[] {
  return read !== undefined && 'fix' in read.result
    ? [{ code: 'host-refused', ...read.result, location: read.location }]
    : [];
}

function missing({ accountsUrl, endpoint }: Auth, location: Location): Problem[] {
  if (accountsUrl !== undefined && endpoint !== undefined) return [];
  const lacking =
    accountsUrl === undefined && endpoint === undefined
      ? '`dataCenter`'
      : `\`dataCenter\`, or \`${accountsUrl === undefined ? 'accountsUrl' : 'endpoint'}\``;
  const fix = `add \`dataCenter:\` with one of ${dataCentres.map(({ code }) => code).join(', ')}`;
  return [{ code: 'key-missing', message: `\`auth\` lacks ${lacking}`, fix, location }];
}

function mismatches(
  declared: DataCentre | undefined,
  accounts: Read | undefined,
  crm: Read | undefined,
): Problem[] {
  const stated: { readonly name: string; readonly dataCentre: DataCentre; readonly location?: Location }[] =
    [];
  if (declared !== undefined) stated.push({ name: 'dataCenter', dataCentre: declared });
  for (const [name, read] of [['accountsUrl', accounts] as const, ['endpoint', crm] as const]) {
    if (read === undefined || 'fix' in read.result) continue;
    stated.push({ name, dataCentre: read.result.dataCentre, location: read.location });
  }
  const [first, ...others] = stated;
  if (first === undefined) return [];
  return others
    .filter(({ dataCentre }) => dataCentre !== first.dataCentre)
    .map(({ name, dataCentre, location }) => ({
      code: 'data-centre-mismatch',
      message: `\`${name}\` belongs to Zoho's data centre ${dataCentre.code}, but \`${first.name}\` to ${first.dataCentre.code}`,
      fix: 'a Zoho account lives in one data centre: make all of them name that one, or give `dataCenter` alone',
      ...(location && { location }),
    }));
}

function clientIdProblems(clientId: AuthValue | undefined): Problem[] {
  if (clientId?.kind !== 'literal' || CLIENT_ID.test(clientId.value)) return [];
  const { location } = clientId;
  const isToken = TOKEN.test(clientId.value);
  if (isToken || CLIENT_SECRET.test(clientId.value)) {
    return [
      {
        code: 'literal-secret',
        message: `\`clientId\` holds what looks like a Zoho ${isToken ? 'token' : 'client secret'}, written out in the file`,
        fix: `put the client id there; treat the ${isToken ? 'token' : 'secret'} as leaked, and ${isToken ? 'revoke' : 'replace'} it in Zoho's API console`,
        location,
      },
    ];
  }
  return [
    {
      code: 'value-invalid',
      severity: 'warning',
      message:
        '`clientId` does not look like a client id of Zoho, which is `1000.` and capital letters and digits',
      fix: "compare it with Zoho's API console; a client secret must not be written there",
      location,
    },
  ];
}

/** Flow Service may show a mask or a hash in its place, which tells nothing. */
function normaliseClientId(text: string): string | undefined {
  const id = text.trim();
  return CLIENT_ID.test(id) && !/^1000\.(.)\1*$/.test(id) ? id : undefined;
}

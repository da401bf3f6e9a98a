import { code, msg } from '../model/message.ts';
import type { Pasted, Source } from '../model/source.ts';
import { secret, text, url } from './parameters.ts';

/**
 * The domains of accounts servers and APIs by data centre. An account exists in only one data centre. `words` are other
 * names for it: the country, and the endings of its hosts.
 * @see https://www.zoho.com/crm/developer/docs/api/v8/multi-dc.html
 * @see https://accounts.zoho.com/oauth/serverinfo
 */
export const DOMAINS = [
  { code: 'us', zoho: 'zoho.com', api: 'zohoapis.com', words: ['com', 'usa', 'united states', 'america'] },
  { code: 'eu', zoho: 'zoho.eu', api: 'zohoapis.eu', words: ['europe', 'european union'] },
  { code: 'in', zoho: 'zoho.in', api: 'zohoapis.in', words: ['co.in', 'india'] },
  { code: 'au', zoho: 'zoho.com.au', api: 'zohoapis.com.au', words: ['com.au', 'australia'] },
  { code: 'cn', zoho: 'zoho.com.cn', api: 'zohoapis.com.cn', words: ['com.cn', 'china'] },
  { code: 'jp', zoho: 'zoho.jp', api: 'zohoapis.jp', words: ['co.jp', 'japan'] },
  { code: 'ca', zoho: 'zohocloud.ca', api: 'zohoapis.ca', words: ['zohocloud', 'canada'] },
  { code: 'sa', zoho: 'zoho.sa', api: 'zohoapis.sa', words: ['com.sa', 'ksa', 'saudi arabia'] },
  { code: 'uk', zoho: 'zoho.uk', api: 'zohoapis.uk', words: ['co.uk', 'gb', 'united kingdom'] },
  { code: 'ae', zoho: 'zoho.ae', api: 'zohoapis.ae', words: ['uae', 'united arab emirates'] },
] as const;

/**
 * The exact hosts by data centre, the default first. Adobe sends the client secret and refresh token there, so hosts
 * are never matched by their ending: the owner of a look-alike domain would receive the credentials.
 */
const DATA_CENTRES = DOMAINS.map(({ code, zoho, api }) => ({
  code,
  accountsUrl: { value: `https://accounts.${zoho}`, hosts: [`accounts.${zoho}`] },
  // The only documented value is the one for the US, `crm.zoho.com/crm/private`, on the page of a connector with the
  // same parameters that adds the scheme itself: https://learn.microsoft.com/en-us/azure/data-factory/connector-zoho
  endpoint: {
    value: `crm.${zoho}/crm/private`,
    hosts: [`crm.${zoho}`, `www.${api}`, `sandbox.${api}`, `developer.${api}`],
  },
}));

/** The forms of values that Zoho's API console issues. Access tokens look like refresh tokens. */
const TOKEN = pasted(/^1000\.[0-9a-f]{32}\.[0-9a-f]{32}$/i, 'a Zoho token', 'token', 'revoke');
const CLIENT_SECRET = pasted(/^[0-9a-f]{40,}$/, 'a Zoho client secret', 'secret', 'replace');
const CLIENT_ID = { pattern: /^1000\.[A-Z0-9]+$/, what: 'a Zoho client id' };

function pasted(pattern: RegExp, what: string, noun: string, remedy: string): Pasted {
  const message = msg`contains what looks like ${what}, written out in the file`;
  const fix = msg`put the client id there; treat the ${noun} as leaked, and ${remedy} it in Zoho's API console`;
  return { pattern, what, literal: { message, fix } };
}

/** Ids and names come from Adobe's page. The forms of values are those in Zoho's API console */
export const zohoCrm: Source = {
  name: 'zoho-crm',
  title: 'Zoho CRM',
  category: 'crm',
  spec: { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' },
  page: 'https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/crm/zoho',
  seen: '2022',
  auth: {
    'Basic Authentication': {
      endpoint: url(
        DATA_CENTRES.flatMap(({ endpoint }) => endpoint.hosts),
        'The endpoint of the Zoho CRM server for Adobe: a host and an optional path, without a scheme. Must be a Zoho host in the same data centre as the other values.',
        'crm.zoho.eu/crm/private',
        {
          what: 'a Zoho CRM host, with or without a path',
          only: true,
          path: true,
          bareHost: true,
          usual: {
            pattern: /^(?!https?:)/i,
            problem: {
              message: msg`starts with a scheme, but no documented endpoint does`,
              fix: msg`write it without ${code('https://')}, or remove it: ${code('dataCenter')} fills it in`,
            },
          },
        },
      ),
      accountsUrl: url(
        DATA_CENTRES.flatMap(({ accountsUrl }) => accountsUrl.hosts),
        "The URL of Zoho's accounts server; dataCenter fills it in. Must be a Zoho host in the same data centre as the other values.",
        'https://accounts.zoho.eu',
        { what: 'the URL of a Zoho accounts server', only: true },
      ),
      // https://www.zoho.com/accounts/protocol/oauth/
      clientId: text("The client id, as Zoho's API console shows it.", '1000.ABCDEF', {
        pattern: /^[A-Za-z0-9._~-]{1,256}$/,
        usual: {
          pattern: CLIENT_ID.pattern,
          problem: {
            message: msg`does not look like a Zoho client id: ${code('1000.')} followed by capital letters and digits`,
            fix: msg`compare it with Zoho's API console; a client secret must not be written there`,
          },
        },
        pasted: [TOKEN, CLIENT_SECRET],
        what: "the client id from Zoho's API console",
      }),
      clientSecret: secret('The client secret of that client.', [TOKEN, CLIENT_ID]),
      accessToken: secret(
        'An access token for the account. Leave it out: apply obtains one with the refresh token.',
        [CLIENT_SECRET, CLIENT_ID],
      ),
      refreshToken: secret('A refresh token for the account.', [CLIENT_SECRET, CLIENT_ID]),
    },
  },
  preset: {
    name: 'dataCenter',
    label: 'data centre',
    owner: "Zoho's",
    what: "one of Zoho's data centres",
    description: "Zoho's data centre for the account. Fills in accountsUrl and endpoint.",
    example: 'eu',
    question: 'Zoho data centre of the account:',
    notes: {
      endpoint: msg`${code('dataCenter')} fills in ${code('endpoint')}, which Adobe does not document: set it if tables cannot be listed`,
    },
    reason: 'a Zoho account exists in only one data centre',
    rows: Object.fromEntries(DATA_CENTRES.map(({ code, ...hosts }) => [code, hosts])),
    words: Object.fromEntries(DOMAINS.map(({ code, words }) => [code, words])),
    vendorLabels: ['zoho', 'zohoapis', 'zohocloud'],
  },
  mint: { parameter: 'accessToken', from: ['accountsUrl', 'clientId', 'clientSecret', 'refreshToken'] },
  check: 'check the data centre, endpoint, client id, client secret and refresh token',
  // https://experienceleague.adobe.com/en/docs/experience-platform/sources/connectors/crm/zoho
  retirement: 'Adobe has announced that it will retire this source: ask Adobe for a replacement',
  doubts: [
    "Adobe's page lists Zoho's data centres US, AU, EU, IN and CN, but does not say whether its connector supports the others.",
  ],
  key: 'zoho',
};

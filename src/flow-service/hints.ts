const NO_PATCH =
  'Adobe does not let connections of this source be changed. Declare a new one under another key and name, move the dataflows to it, and retire this one with `ensure: absent`';

/** What to do, by the code that the gateway or Flow Service gives; the ones of Flow Service without their status. */
const HINTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // https://experienceleague.adobe.com/en/docs/experience-platform/landing/troubleshooting
    '401013': 'check `adobe-access-token`: it is expired or not one of this credential',
    '403010': 'check `adobe-access-token` or `adobe-client-secret`: no token reached Adobe',
    '403000': 'check `adobe-client-id`: no API key reached Adobe',
    '403003':
      'check `adobe-client-id`: Adobe does not know this API key, or it is not subscribed to the Experience Platform API',
    '400003': 'check `adobe-org-id`: Adobe misses a header',
    '403025': 'add the credential to the product profile AEP-Default-All-Users in the Admin Console',
    '403027':
      'check `adobe-org-id`, and add the credential to the product profile AEP-Default-All-Users in the Admin Console',
    // https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
    '1100': 'check `adobe-org-id`: this organization is not entitled to sources',
    '1300': NO_PATCH,
    '1302': 'Adobe no longer takes this kind of authentication for the source',
    '1304': 'Adobe asks for a parameter that this version does not send: its connection spec has changed',
    '1308':
      'the source refused the credentials: check data centre, client id, client secret and refresh token at Zoho',
    '1339': 'check `adobe-org-id`: its form is not accepted',
    '1336': "Adobe can't do this for connections of this source",
    '1413': 'Adobe no longer knows the connection spec of this source',
    '1415': 'Adobe no longer knows this kind of authentication for the source',
    '1416':
      'the state of the base connection allows no change: look at it in Adobe Experience Platform, and run again',
    '1418': 'delete the dataflows on it in Adobe Experience Platform first',
    '1445': NO_PATCH,
    '2000': 'check `adobe-access-token`, or the credential behind `adobe-client-id`',
    '2001': 'check `adobe-access-token`, or the credential behind `adobe-client-id`',
    '2002': 'check `adobe-org-id`',
    '2100':
      'check the name of the sandbox (the name, not the title), and that the role of the credential holds it',
    '2101': 'check the name of the sandbox, and that the role of the credential holds it',
    '2103': 'check the name of the sandbox, and that the role of the credential holds it',
    '2118':
      'add View Sources and Manage Sources, and the sandbox, to the role of the API credential (Permissions → Roles)',
    '2120': 'add Manage Sources to the role of the API credential (Permissions → Roles → API credentials)',
    '2121': 'add View Sources to the role of the API credential (Permissions → Roles → API credentials)',
    invalid_client:
      'check `adobe-client-id` and `adobe-client-secret`: they do not belong together, or the secret was rotated',
    invalid_scope:
      'check `adobe-scopes` against the list that the Developer Console shows for the credential',
  }),
);

/** Returns what to do about an error of Adobe's, when its code or status is known. */
export function hintFor(code: string | undefined, status: number): string | undefined {
  const known = code === undefined ? undefined : (HINTS.get(code) ?? HINTS.get(code.replace(/-\d+$/, '')));
  if (known !== undefined) return known;
  if (status === 401) return 'check the Adobe credential: client id, client secret or access token';
  if (status === 403) {
    return 'check that the role of the API credential holds the sandbox, View Sources and Manage Sources';
  }
  if (status === 429)
    return 'Adobe asks to slow down: run again later, or give the run more time with `timeout`';
  if (status >= 500) return 'Adobe had trouble: run again later';
  if (status >= 300 && status < 400) return 'redirects are not followed: check `platform-url` and `ims-url`';
  return undefined;
}

import type { BaseConnection } from '../model/connection.ts';
import { defaultSource } from '../source/catalogue.ts';
import { type DataCentre, dataCentres } from '../source/zoho-data-centres.ts';
import type { WrittenEntry } from './connections-yaml.ts';

type Parameters = BaseConnection['authParams'];

/** Returns `auth` for what Adobe shows of it: secrets as references, whose names begin with `prefix`. */
export function exportedAuth(shown: Parameters, prefix: string): Pick<WrittenEntry, 'auth' | 'comment'> {
  const location = placeOf(shown);
  const clientId = normalised('clientId', shown);
  return {
    auth: {
      ...location.auth,
      clientId: clientId ?? { secret: `${prefix}_CLIENT_ID` },
      clientSecret: { secret: `${prefix}_CLIENT_SECRET` },
      refreshToken: { secret: `${prefix}_REFRESH_TOKEN` },
    },
    ...(location.comment === undefined ? {} : { comment: location.comment }),
  };
}

/** A data centre says it all when both URLs are its own. What Adobe does not show can't be known, nor is it compared. */
function placeOf(shown: Parameters): {
  readonly auth: Readonly<Record<string, string>>;
  readonly comment?: string;
} {
  const endpoint = normalised('endpoint', shown);
  const accountsUrl = normalised('accountsUrl', shown);
  if (endpoint === undefined && accountsUrl === undefined) {
    return { auth: { dataCenter: 'us' }, comment: 'Adobe does not show the data centre: correct it.' };
  }
  const centre = dataCentres.find((each) => isIn(each, endpoint, accountsUrl));
  const own =
    centre === undefined
      ? undefined
      : { endpoint: `https://${centre.endpointHosts[0]}`, accountsUrl: `https://${centre.accountsHost}` };
  return {
    auth: {
      ...(centre === undefined ? {} : { dataCenter: centre.code }),
      ...(endpoint === undefined || endpoint === own?.endpoint ? {} : { endpoint }),
      ...(accountsUrl === undefined || accountsUrl === own?.accountsUrl ? {} : { accountsUrl }),
    },
  };
}

function isIn(
  { accountsHost, endpointHosts }: DataCentre,
  endpoint: string | undefined,
  accountsUrl: string | undefined,
): boolean {
  if (accountsUrl === `https://${accountsHost}`) return true;
  return endpointHosts.some((host) => `${endpoint}/`.startsWith(`https://${host}/`));
}

/** Returns what is shown in the form in which it is compared; `undefined` for what is none, such as a mask. */
function normalised(name: string, shown: Parameters): string | undefined {
  const parameter = defaultSource.parameters.find((each) => each.name === name);
  const text = shown[name];
  return text === undefined ? undefined : parameter?.normalise(text);
}

// A minimal client that creates and tests connections. It sends the same requests as the action in the same order and
// with the same concurrency. It reads no file, checks no answer, waits for nothing and prints nothing.
import { DEMO_ADOBE_CLIENT } from '../../src/emulator/stored-connection.ts';
import { manyConnections, SECRETS } from './many-connections.ts';

const variable = (name: string) => process.env[name] ?? '';
const url = variable('URL');
const flowService = '/data/foundation/flowservice';
const concurrency = Number(variable('CONCURRENCY'));
const connections = Object.values(manyConnections(Number(variable('COUNT'))).connections);
const connectionSpec = { id: '929e4450-0237-4ed2-9404-b7e1e0a00309', version: '1.0' };

async function send(path: string, init: RequestInit = {}) {
  const response = await fetch(`${url}${path}`, init);
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  return JSON.parse(await response.text());
}

async function mint(path: string, form: Readonly<Record<string, string>>): Promise<string> {
  const { access_token: token } = await send(path, { method: 'POST', body: new URLSearchParams(form) });
  return token;
}

async function forEachConcurrent<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker));
}

async function list(): Promise<void> {
  const first = `/connections?property=connectionSpec.id==${connectionSpec.id}&limit=100`;
  for (let next: string | undefined = first; next !== undefined; ) {
    const page = await send(`${flowService}${next}`, { headers });
    const href: string | undefined = page._links.next?.href;
    next = href === undefined ? undefined : `${first}&${href.split('?')[1]}`;
  }
}

const adobeToken = await mint('/ims/token/v3', {
  grant_type: 'client_credentials',
  client_id: DEMO_ADOBE_CLIENT.clientId,
  client_secret: DEMO_ADOBE_CLIENT.clientSecret,
  scope: 'openid,AdobeID',
});
const headers = {
  Authorization: `Bearer ${adobeToken}`,
  'Content-Type': 'application/json',
  'x-api-key': DEMO_ADOBE_CLIENT.clientId,
  'x-gw-ims-org-id': DEMO_ADOBE_CLIENT.orgId,
  'x-sandbox-name': 'dev',
};
await list();
await send(`${flowService}/connectionSpecs/${connectionSpec.id}`, { headers });
const accessToken = await mint('/oauth/v2/token', {
  grant_type: 'refresh_token',
  client_id: '1000.BENCH',
  client_secret: SECRETS.CLIENT_SECRET,
  refresh_token: SECRETS.REFRESH_TOKEN,
});
const ids: string[] = [];
await forEachConcurrent(connections, async ({ name, auth: { endpoint, accountsUrl, clientId } }) => {
  const params = {
    endpoint,
    accountsUrl,
    clientId,
    clientSecret: SECRETS.CLIENT_SECRET,
    accessToken,
    refreshToken: SECRETS.REFRESH_TOKEN,
  };
  const auth = { specName: 'Basic Authentication', params };
  const body = JSON.stringify({ name, auth, connectionSpec });
  const { id } = await send(`${flowService}/connections`, { method: 'POST', headers, body });
  ids.push(id);
});
await list();
await forEachConcurrent(ids, async (id) => {
  await send(`${flowService}/connections/${id}/test`, { headers });
});
process.exit();

import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { asLines, existingUs, fiveEntries, fiveSecrets } from './five-entries.ts';
import { createWorkspace } from './dist/workspace.ts';
import { startAdobe } from './pictures/adobe.ts';
import { runInTerminal } from './pictures/pty.ts';
import { DEMO_ADOBE_CLIENT } from '../src/emulator/emulator.ts';
it('x', async () => {
  const adobe = await startAdobe();
  adobe.seed(existingUs);
  adobe.seed({ sandbox: 'dev', name: 'Zoho CRM EU', description: 'Leads of the EU team', auth: { params: { endpoint: 'https://www.zohoapis.eu', accountsUrl: 'https://accounts.zoho.eu', clientId: '1000.EXAMPLEEU' } } });
  const folder = await createWorkspace({ 'connections.yaml': fiveEntries, '.secrets': asLines(fiveSecrets) });
  const out = await runInTerminal({ columns: 100, rows: 50, folder, environment: { ...adobe.environment,
    ADOBE_CLIENT_ID: DEMO_ADOBE_CLIENT.clientId, ADOBE_CLIENT_SECRET: DEMO_ADOBE_CLIENT.clientSecret, ADOBE_ORG_ID: DEMO_ADOBE_CLIENT.orgId },
    typed: [
      { after: /\$ $/, keys: 'aep-base-connections plan --secrets-file .secrets\n' },
      { after: /\n\$ $/, keys: 'aep-base-connections apply --secrets-file .secrets\n' },
      { after: /Apply this plan/, keys: 'y' },
      { after: /\n\$ $/, keys: 'exit\n' },
    ] });
  writeFileSync('/tmp/out.raw', out);
  expect(1).toBe(1);
});

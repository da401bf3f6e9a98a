import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../dist/workspace.ts';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';

/** The script of an example needs two tools that GitHub's runners have. */
const hasTools = ['curl', 'jq', 'bash'].every((tool) => spawnSync(tool, ['--version']).status === 0);

it.runIf(hasTools)(
  'the script of explore.yml lists the tables and shows no secret to other processes',
  async () => {
    const emulator = createEmulator();
    const { id } = emulator.seed({ sandbox: 'dev', name: 'Zoho CRM' });
    const served = await serveEmulator(emulator);
    try {
      const { jobs } = parse(readFileSync(join(repository, 'examples/workflows/explore.yml'), 'utf8'));
      const script = jobs.explore.steps.find(({ run }: { run?: string }) => run !== undefined).run;
      const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
      // `-x` prints every command line that other processes could see.
      const child = spawn('bash', ['-x', '-e', '-o', 'pipefail', '-c', script], {
        env: {
          PATH: process.env['PATH'],
          IMS_URL: served.url,
          PLATFORM_URL: served.url,
          SCOPES: 'openid,AdobeID',
          CLIENT_ID: clientId,
          CLIENT_SECRET: clientSecret,
          ORG_ID: orgId,
          SANDBOX: 'dev',
          CONNECTION_ID: id,
        },
      });
      const [stdout, stderr, [exitCode]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'close'),
      ]);
      expect(exitCode).toBe(0);
      expect(stdout.replace(/^::add-mask::.*\n/, '')).toBe('Accounts\nContacts\nLeads\n');
      const commands = stderr.split('\n').filter((line) => / (?:curl|jq) /.test(line));
      expect(commands).toHaveLength(4);
      for (const secret of [clientSecret, ...emulator.mintedTokens])
        expect(commands.join()).not.toContain(secret);
    } finally {
      await served.close();
    }
  },
);

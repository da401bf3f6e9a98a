import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';
import { EXIT } from './exit-code.ts';
import { readExample } from './files.ts';
import { type ActionRun, asShown, runBuiltAction, withoutMasks } from './run-action.ts';
import type { Terminal } from './terminal.ts';

/** Long enough to be masked, and nobody's. */
const SECRETS = {
  ZOHO_EU_CLIENT_SECRET: 'demo-eu-client-secret',
  ZOHO_EU_REFRESH_TOKEN: '1000.demo-eu-refresh-token',
  ZOHO_US_CLIENT_ID: '1000.DEMOUSCLIENT',
  ZOHO_US_CLIENT_SECRET: 'demo-us-client-secret',
  ZOHO_US_REFRESH_TOKEN: '1000.demo-us-refresh-token',
  ZOHO_IN_CLIENT_SECRET: 'demo-in-client-secret',
  ZOHO_IN_REFRESH_TOKEN: '1000.demo-in-refresh-token',
};

/**
 * Shows the action at work without an Adobe organization: runs the built action twice, as GitHub's runner would, on an
 * example and against an emulator on this machine. Returns a code other than 0 when anything is not as it should be.
 */
export async function demo({
  output,
  cancel,
  home: repository,
}: Pick<Terminal, 'output' | 'cancel' | 'home'>): Promise<number> {
  await readExample(repository, 'connections.yaml', 'demo');
  const faults: string[] = [];
  const expectThat = (isTrue: boolean, what: string) => {
    if (isTrue) return;
    output.write(`NOT AS IT SHOULD BE: ${what}\n`);
    faults.push(what);
  };
  const show = (title: string, run: ActionRun) => {
    const outputs = [...run.outputs].map(([name, value]) => `${name} = ${value}`).join('\n');
    output.write(
      `\n=== ${title} ===\n\n--- log ---\n${asShown(run.log)}\n--- outputs ---\n${outputs}\n\n--- job summary ---\n${run.summary}\n`,
    );
  };

  const emulator = createEmulator();
  emulator.seed({
    sandbox: 'dev',
    name: 'Zoho CRM US',
    auth: { params: { endpoint: 'https://www.zohoapis.com', accountsUrl: 'https://accounts.zoho.com' } },
  });
  const served = await serveEmulator(emulator);
  try {
    output.write(
      'The built action on examples/connections.yaml, against an emulator of Adobe and Zoho on this machine.\n' +
        'Five connections are declared, in two sandboxes; one of them exists already.\n',
    );
    const inputs = {
      config: 'examples/connections.yaml',
      mode: 'apply',
      secrets: Object.entries(SECRETS)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
      'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
      'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
      'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
      'platform-url': served.url,
      'ims-url': served.url,
      'zoho-accounts-url': served.url,
    };
    const creations = () =>
      emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));

    const first = await runBuiltAction({ repository, workspace: repository, inputs });
    if (cancel.aborted) return EXIT.cancelled;
    show('First run', first);
    expectThat(first.exitCode === 0, `the first run ended with ${first.exitCode}`);
    expectThat(first.outputs.get('created') === '4', 'the first run was to create four connections');
    expectThat(creations().length === 4, `the first run sent ${creations().length} creations`);

    const second = await runBuiltAction({ repository, workspace: repository, inputs });
    if (cancel.aborted) return EXIT.cancelled;
    show('Second run: nothing left to do', second);
    expectThat(second.exitCode === 0, `the second run ended with ${second.exitCode}`);
    expectThat(second.outputs.get('result') === 'in-sync', 'the second run was to find nothing to do');
    expectThat(creations().length === 4, 'the second run was to create nothing');
    expectThat(first.outputs.get('ids') === second.outputs.get('ids'), 'both runs were to give the same ids');

    const printed = [first, second].map(({ log, summary, outputs }) =>
      [withoutMasks(log), summary, ...outputs.values()].join('\n'),
    );
    const hidden = [...Object.values(SECRETS), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens];
    expectThat(
      !hidden.some((secret) => printed.some((text) => text.includes(secret))),
      'a secret was printed',
    );

    output.write(
      faults.length > 0
        ? '\nThe demo found something wrong.\n'
        : '\nAs it should be: four created, one found; the second run created nothing, and no secret was printed.\n',
    );
  } finally {
    await served.close();
  }
  return faults.length > 0 ? EXIT.failed : EXIT.done;
}

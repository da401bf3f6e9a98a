import { readConnectionsFile } from '../config/connections-file.ts';
import { createEmulator, serveEmulator } from '../emulator/emulator.ts';
import { DEMO_ADOBE_CLIENT } from '../emulator/stored-connection.ts';
import type { Entry } from '../model/entry.ts';
import { OPTION_NAMES, OPTIONS } from '../options/options.ts';
import { EXIT } from './exit-code.ts';
import { readExample } from './files.ts';
import { type ActionRun, asShown, runBuiltAction, withoutMasks } from './run-action.ts';
import type { Terminal } from './terminal.ts';

/**
 * Shows the action at work without an Adobe organization: runs the built action twice, as GitHub's runner
 * would, on an example and against an emulator on this machine. Returns `EXIT.failed` when a run does not do
 * what it must.
 */
export async function demo({
  output,
  cancel,
  home: repository,
}: Pick<Terminal, 'output' | 'cancel' | 'home'>): Promise<number> {
  const text = await readExample(repository, 'connections.yaml', 'demo');
  const { entries, references } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
  const secrets = new Map(references.map(({ name }) => [name, `1000.demo-value-of-${name}`]));
  let isFailed = false;
  const expectThat = (isTrue: boolean, what: string) => {
    if (isTrue) return;
    output.write(`FAILED: ${what}\n`);
    isFailed = true;
  };
  const show = (title: string, run: ActionRun) => {
    const outputs = [...run.outputs].map(([name, value]) => `${name} = ${value}`).join('\n');
    output.write(
      `\n=== ${title} ===\n\n--- log ---\n${asShown(run.log)}\n--- outputs ---\n${outputs}\n\n--- job summary ---\n${run.summary}\n`,
    );
  };

  const emulator = createEmulator();
  const [, existing] = entries;
  if (existing !== undefined) emulator.seed(seedOf(existing));
  const served = await serveEmulator(emulator);
  try {
    output.write(
      `The built action on examples/connections.yaml, against an emulator of Adobe and the sources on this machine.
The file declares ${entries.length} connections in two sandboxes. One of them exists already.
`,
    );
    const inputs = {
      config: 'examples/connections.yaml',
      mode: 'apply',
      secrets: [...secrets].map(([name, value]) => `${name}=${value}\n`).join(''),
      'adobe-client-id': DEMO_ADOBE_CLIENT.clientId,
      'adobe-client-secret': DEMO_ADOBE_CLIENT.clientSecret,
      'adobe-org-id': DEMO_ADOBE_CLIENT.orgId,
      ...Object.fromEntries(
        OPTION_NAMES.filter((name) => OPTIONS[name].emulated === true).map((name) => [name, served.url]),
      ),
    };
    const creations = () =>
      emulator.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/connections'));

    const first = await runBuiltAction({ repository, workspace: repository, inputs });
    if (cancel.aborted) return EXIT.cancelled;
    show('First run', first);
    expectThat(first.exitCode === 0, `the first run ended with exit code ${first.exitCode}, not 0`);
    expectThat(first.outputs.get('created') === '4', 'the first run did not create four connections');
    expectThat(creations().length === 4, `the first run sent ${creations().length} creations, not 4`);

    const second = await runBuiltAction({ repository, workspace: repository, inputs });
    if (cancel.aborted) return EXIT.cancelled;
    show('Second run: nothing left to do', second);
    expectThat(second.exitCode === 0, `the second run ended with exit code ${second.exitCode}, not 0`);
    expectThat(second.outputs.get('result') === 'in-sync', 'the second run found something to do');
    expectThat(creations().length === 4, 'the second run created something');
    expectThat(first.outputs.get('ids') === second.outputs.get('ids'), 'the runs returned different ids');

    const printed = [first, second].map(({ log, summary, outputs }) =>
      [withoutMasks(log), summary, ...outputs.values()].join('\n'),
    );
    const hidden = [...secrets.values(), DEMO_ADOBE_CLIENT.clientSecret, ...emulator.mintedTokens];
    const isLeaked = hidden.some((secret) => printed.some((each) => each.includes(secret)));
    expectThat(!isLeaked, 'a secret was printed');
    if (!isFailed) {
      output.write(
        '\nOK: 4 created, 1 already there; second run: no changes. Next: aep-base-connections init\n',
      );
    }
  } finally {
    await served.close();
  }
  return isFailed ? EXIT.failed : EXIT.done;
}

/** Returns a connection that equals an entry in everything that the file shows. */
function seedOf({ sandbox, name, auth }: Entry) {
  const params = Object.entries(auth).flatMap(([parameter, value]) =>
    value.kind === 'literal' ? [[parameter, value.value] as const] : [],
  );
  return { sandbox, name, auth: { params: Object.fromEntries(params) } };
}

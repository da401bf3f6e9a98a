import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEmulator, DEMO_ADOBE_CLIENT } from '../emulator/emulator.ts';
import { serveEmulator } from '../emulator/serve.ts';
import type { Bench, Figure, Row } from './figure.ts';
import { mediansOf } from './interleaved.ts';
import { manyConnections, SECRETS } from './many-connections.ts';
import { inputsFor, runAction, runToEnd } from './processes.ts';
import { LATENCY_MS } from './wall-time.ts';

/** How long the action takes beside a script that does what Adobe's tutorial says. */
export async function measureTutorial(bench: Bench): Promise<Figure> {
  const title = "Against Adobe's tutorial";
  const missing = await missingPrograms();
  if (missing.length > 0)
    return { title, note: `Not measured: there is no ${missing.join(', no ')} here.`, rows: [] };

  const rows: Row[] = [];
  for (const count of bench.short ? [10] : [10, 100]) {
    // JSON is YAML too: both read one file.
    await writeFile(join(bench.folder, 'connections.yaml'), JSON.stringify(manyConnections(count)));
    const sent = { action: 0, script: 0 };
    const medians = await mediansOf(bench.short ? 3 : 5, {
      action: () =>
        timeCreations(count, (url) => runAction(bench, { ...inputsFor(url), mode: 'apply' }), sent, 'action'),
      script: () => timeCreations(count, (url) => runScript(bench, url), sent, 'script'),
    });
    rows.push({
      what: `${count} creations`,
      unit: 'milliseconds',
      measured: medians.action,
      against: medians.script,
      bound: 1,
      detail: `${sent.action} requests against ${sent.script}: the action tests what it made`,
    });
  }
  return {
    title,
    note: `The built action, as it is set without inputs (4 requests at once, every connection tested), against test/bench/tutorial.sh, which lists, compares by name and posts one by one with curl and jq: the same file, the same emulator, ${LATENCY_MS} ms a request.`,
    rows,
  };
}

async function missingPrograms(): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const program of ['bash', 'curl', 'jq']) {
    await runToEnd(program, ['--version']).catch(() => missing.push(program));
  }
  return missing;
}

async function timeCreations<Name extends string>(
  count: number,
  run: (url: string) => Promise<{ readonly milliseconds: number }>,
  sent: Record<Name, number>,
  name: Name,
): Promise<number> {
  const emulator = createEmulator({ latency: LATENCY_MS });
  const served = await serveEmulator(emulator);
  try {
    const { milliseconds } = await run(served.url);
    const made = emulator.connections.length;
    if (made !== count)
      throw new Error(`${made} connections were created by the ${name} instead of ${count}`);
    sent[name] = emulator.requests.length;
    return milliseconds;
  } finally {
    await served.close();
  }
}

function runScript({ repository, folder }: Bench, url: string) {
  const script = join(repository, 'test/bench/tutorial.sh');
  return runToEnd('bash', [script, join(folder, 'connections.yaml')], {
    PLATFORM_URL: url,
    IMS_URL: url,
    ZOHO_URL: url,
    ADOBE_CLIENT_ID: DEMO_ADOBE_CLIENT.clientId,
    ADOBE_CLIENT_SECRET: DEMO_ADOBE_CLIENT.clientSecret,
    ADOBE_ORG_ID: DEMO_ADOBE_CLIENT.orgId,
    ...SECRETS,
  });
}

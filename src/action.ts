import { dirname } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { toolkit } from './github/reporter.ts';
import { runAction } from './github/run-action.ts';
import { systemClock } from './machine/clock.ts';
import { removeUnsafeVariables } from './machine/unsafe-variables.ts';
import { fetchAs } from './machine/user-agent.ts';

const environment = process.env;
removeUnsafeVariables(environment);

const cancel = new AbortController();
// Both listeners stay, so that a second signal does not kill the run while it writes its results.
process.on('SIGINT', () => cancel.abort());
process.on('SIGTERM', () => cancel.abort());
// A closed log must not end the run before the ids are written.
process.stdout.on('error', () => {});

process.exitCode = await runAction(manifest.version, {
  environment,
  clock: systemClock,
  random: Math.random,
  fetch: fetchAs(`aep-base-connections/${manifest.version}`, fetch),
  cancel: cancel.signal,
  toolkit,
  folder: process.cwd(),
  // This file is bundled as `dist/index.js`.
  home: dirname(dirname(process.argv[1] ?? '')),
});
// An open connection, or a proxy that does not close one, must not keep the process alive.
process.stdout.write('', () => process.exit());

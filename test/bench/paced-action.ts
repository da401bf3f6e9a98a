// The action with another pace, built as its own bundle. With `PACE=fixed`, it always sends as many concurrent requests
// as `concurrency` allows.
import { readFile } from 'node:fs/promises';
import { githubReporter } from '../../src/github/reporter.ts';
import { loadWorkflowEvent } from '../../src/github/workflow-event.ts';
import { systemClock } from '../../src/machine/clock.ts';
import { readInputs, readOptions } from '../../src/options/read-options.ts';
import { run } from '../../src/run/run.ts';
import { secretsIn } from '../../src/secrets/parse-secrets.ts';
import { FIXED } from '../fixtures/fixed-pace.ts';

const quiet = () => {};
const toolkit = { info: quiet, debug: quiet, annotate: quiet, setOutputs: quiet, mask: quiet };
const event = await loadWorkflowEvent(process.env, (path) => readFile(path, 'utf8'));
const read = readOptions(readInputs(process.env), event, undefined);
if ('problems' in read) throw new Error(JSON.stringify(read.problems));
const options = { ...read.options, secrets: read.secrets && secretsIn(read.secrets) };
process.exitCode = await run(options, {
  clock: systemClock,
  random: Math.random,
  fetch,
  pace: process.env['PACE'] === 'fixed' ? FIXED : undefined,
  cancel: new AbortController().signal,
  readFile: (path) => readFile(path),
  reporter: githubReporter({ ...toolkit, writeSummary: async () => {} }, undefined),
  door: (result) => result,
});
process.exit();

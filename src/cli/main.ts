#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { systemClock } from '../machine/clock.ts';
import { removeUnsafeVariables } from '../machine/unsafe-variables.ts';
import { fetchAs } from '../machine/user-agent.ts';
import { runProgram } from './program.ts';
import { openTerminal } from './terminal.ts';

const environment = process.env;
removeUnsafeVariables(environment);

const cancel = new AbortController();
// The handlers stay, so that a second signal does not kill the run while it reports its results.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => cancel.abort());
let isLost = false;
/**
 * Records that output was lost, such as on a full disk. If the reader closed the pipe, as `head` does, nothing was
 * lost.
 */
function noteLoss(error: Error | null | undefined): void {
  if (!error) return;
  const code = 'code' in error ? error.code : undefined;
  isLost ||= code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED';
}
process.stdout.on('error', noteLoss);
process.stderr.on('error', () => {});

// This file is bundled as `dist/cli/index.js`, and the command is a symbolic link to it.
const home = dirname(dirname(dirname(realpathSync(process.argv[1] ?? '.'))));
const { stdin: input, stdout: output, stderr: error } = process;
// A terminal with an unknown size reports 0, and prompts would write one character per line.
for (const stream of [output, error]) {
  if (stream.columns === 0) stream.columns = 80;
  if (stream.rows === 0) stream.rows = 24;
}
const identified = fetchAs(`aep-base-connections/${manifest.version}`, fetch);
const terminal = openTerminal({
  environment,
  clock: systemClock,
  random: Math.random,
  fetch: identified,
  home,
  folder: process.cwd(),
  input,
  output,
  error,
  cancel: cancel.signal,
  interrupt: () => cancel.abort(),
});

const exitCode = await runProgram(process.argv.slice(2), manifest.version, terminal);
// Everything has been written, and an open connection must not keep the process alive.
process.stdout.write('', (error) => {
  noteLoss(error);
  if (isLost) process.stderr.write('The standard output could not be written.\n');
  process.exit(isLost ? 1 : exitCode);
});

#!/usr/bin/env node
import { readFileSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { CommanderError } from 'commander';
import { systemClock } from '../clock.ts';
import { problemsIn } from '../problem.ts';
import { problemText } from '../report/words.ts';
import type { Desk } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { program } from './program.ts';

const environment = process.env;
// The YAML parser prints every token of the file, secrets included, when these happen to be set.
for (const name of ['LOG_STREAM', 'LOG_TOKENS']) delete environment[name];
// Secrets go to nobody who can't show who they are.
delete environment['NODE_TLS_REJECT_UNAUTHORIZED'];

const cancel = new AbortController();
// Both stay in place: a second signal must not kill the run while it tells what it knows.
process.on('SIGINT', () => cancel.abort());
process.on('SIGTERM', () => cancel.abort());
// Whoever reads along may have had enough.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

// This file is bundled as `dist/cli/index.js`, to which a link of that name may lead.
const home = dirname(dirname(dirname(realpathSync(process.argv[1] ?? '.'))));
const desk: Desk = {
  environment,
  input: process.stdin,
  output: process.stdout,
  error: process.stderr,
  clock: systemClock,
  random: Math.random,
  fetch,
  cancel: cancel.signal,
  home,
};

/** The version of this package, which is what `--version` says. */
function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}

let exitCode: number = EXIT.done;
try {
  await program(desk, version(), (code) => {
    exitCode = code;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and the version are what was asked for; the rest was said already.
    exitCode = error.exitCode === 0 ? EXIT.done : EXIT.invalid;
  } else {
    for (const problem of problemsIn(error)) process.stderr.write(`${problemText(problem)}\n`);
    exitCode = EXIT.failed;
  }
}
process.exitCode = exitCode;
// A connection that does not let go must not keep the process: all is written.
process.stdout.write('', () => process.exit());

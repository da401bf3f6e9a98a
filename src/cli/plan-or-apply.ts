import { confirm, isCancel } from '@clack/prompts';
import { MAX_FILE_BYTES, readConnectionsFile } from '../config/connections-file.ts';
import { doorOf } from '../http/result.ts';
import { useProxy } from '../machine/proxy.ts';
import { readNamedFile } from '../machine/read-file.ts';
import { msg } from '../model/message.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import type { Row } from '../model/report.ts';
import { totals } from '../report/statuses.ts';
import { failEarly, run } from '../run/run.ts';
import { createRedactor, redactingReporter } from '../secrets/redactor.ts';
import { readText } from './files.ts';
import { lookUpAll, readSecrets } from './read-secrets.ts';
import { cliReporter } from './reporter.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { isInteractive, type Terminal } from './terminal.ts';

/** Plans or applies a connections file, as the action does, and reports to the terminal. Returns the exit code. */
export async function planOrApply(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  const isJson = flags.json === true;
  let text = '';
  const redactor = createRedactor();
  const { redact } = redactor;
  const inner = cliReporter(terminal, {
    mode,
    json: isJson,
    debug: flags.debug === true,
    exitCode: flags.exitCode === true,
    text: () => text,
    redact,
  });
  const reporter = redactingReporter(inner, redactor);
  try {
    const isAsked = mode === 'apply' && flags.yes !== true;
    if (isAsked && (isJson || !isInteractive(terminal))) throw new ProblemError(NOT_INTERACTIVE);
    const { environment, clock, random, fetch, cancel } = terminal;
    await useProxy(environment);
    const secrets = await readSecrets(flags, terminal, redactor.add);
    const credentials =
      flags.adobeCredentials === undefined ? undefined : await readText(flags.adobeCredentials, terminal);
    const read = readRunOptions({ mode, config, flags, environment, credentials, secrets });
    if ('problems' in read) return await failEarly(read, reporter);
    return await run(read.options, {
      clock,
      random,
      fetch,
      cancel,
      reporter,
      door: doorOf(redactor.add, redact),
      readFile: async (path) => {
        const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
        text = new TextDecoder().decode(bytes);
        // Lines of a file with errors are shown, and its references are not resolved.
        if (flags.secretsFromEnv === true) lookUpAll(secrets, readConnectionsFile(bytes, path).references);
        return bytes;
      },
      approve: isAsked
        ? (rows) => {
            inner.clear();
            return askToApply(rows, terminal);
          }
        : undefined,
    });
  } catch (error) {
    return failEarly({ problems: problemsIn(error), config, docsUrl: undefined }, reporter);
  }
}

const NOT_INTERACTIVE = {
  code: 'input-missing',
  message: msg`not a terminal: cannot ask for approval`,
  fix: msg`use \`--yes\` after a look at the plan; \`--expected-plan-hash\` makes sure that it is that one`,
} as const;

/** Asks whether the plan that was just shown is to be applied. Ctrl-C ends the run. */
async function askToApply(rows: readonly Row[], terminal: Terminal): Promise<boolean> {
  const { input, error, cancel, interrupt } = terminal;
  const answer = await confirm({
    message: `Apply this plan (${totals(rows)})?`,
    initialValue: false,
    input,
    output: error,
    signal: cancel,
  });
  if (!isCancel(answer)) return answer;
  interrupt();
  throw new ProblemError({ code: 'run-ended', message: msg`the run was cancelled` });
}

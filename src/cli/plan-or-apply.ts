import { MAX_FILE_BYTES } from '../config/connections-file.ts';
import { useProxy } from '../machine/proxy.ts';
import { ProblemError, problemsIn } from '../model/problem.ts';
import { headline } from '../report/headline.ts';
import type { Publish } from '../report/publish.ts';
import { hasChanges } from '../report/result.ts';
import { problemsOf, type RunReport } from '../report/run-report.ts';
import { refuse, run } from '../run/run.ts';
import { askToApply } from './ask.ts';
import { atTheDesk } from './at-the-desk.ts';
import { codeFrames } from './code-frame.ts';
import { paintFor } from './colors.ts';
import { displayFor } from './display.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { readNamedFile, readText } from './files.ts';
import { printRun } from './json.ts';
import { compilerText } from './problem-text.ts';
import { entriesOf, hideAll, readSecrets } from './read-secrets.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { isInteractive, printError, type Terminal } from './terminal.ts';

/** Plans or applies a connections file, as the action does, and tells of it at the desk. Returns the exit code. */
export async function planOrApply(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  terminal: Terminal,
): Promise<number> {
  const isJson = flags.json === true;
  const display = displayFor(terminal, mode === 'plan' && !isJson, flags.debug === true);
  let text = '';
  let secrets: string | undefined;
  const publish: Publish = async (report) => {
    display.rest();
    const exitCode = exitCodeOf(report, flags.exitCode === true);
    const hide = hideAll(secrets);
    const redact = (line: string) => report.redact(hide(line));
    tellEnd({ ...report, redact }, text, exitCode, terminal);
    if (isJson) printRun(mode, { ...report, redact }, exitCode, terminal);
    return exitCode;
  };

  try {
    const isAsked = mode === 'apply' && flags.yes !== true;
    if (isAsked && (isJson || !isInteractive(terminal))) throw new ProblemError(NOT_INTERACTIVE);
    const { environment, clock, random, fetch, cancel } = terminal;
    await useProxy(environment);
    const secretsFor = await readSecrets(flags, terminal);
    // Only what is taken from the environment goes by what the file refers to.
    secrets = secretsFor?.(flags.secretsFromEnv === true ? await entriesOf(config) : []);
    const credentials =
      flags.adobeCredentials === undefined ? undefined : await readText(flags.adobeCredentials, terminal);
    const read = readRunOptions({ mode, config, flags, environment, credentials, secrets });
    if ('problems' in read) return await refuse(read, display.sinks, publish);
    return await run(read.options, {
      clock,
      random,
      fetch,
      cancel,
      readFile: async (path) => {
        const bytes = await readNamedFile(path, MAX_FILE_BYTES + 1);
        text = new TextDecoder().decode(bytes);
        return bytes;
      },
      sinks: display.sinks,
      publish,
      ...(isAsked ? { approve: (report) => askBelow(display.rest, report, terminal) } : {}),
    });
  } catch (error) {
    return refuse({ problems: problemsIn(error), config }, display.sinks, publish);
  }
}

const NOT_INTERACTIVE = {
  code: 'input-missing',
  message: 'there is nobody here to ask whether the plan is to be applied',
  fix: 'give `--yes`, after a look at the plan; `--expected-plan-hash` makes sure that it is that one',
} as const;

function askBelow(rest: () => void, report: RunReport, terminal: Terminal): Promise<boolean> {
  rest();
  return askToApply(report, terminal);
}

/** Says what is wrong, each with its line of the file, and what the run came to. */
function tellEnd(report: RunReport, text: string, exitCode: number, terminal: Terminal): void {
  const paint = paintFor(terminal.error);
  const problems = problemsOf(report);
  const frames = codeFrames(text, problems, report.redact);
  for (const problem of problems) {
    for (const line of compilerText(problem, frames, paint)) printError(terminal, report.redact(line));
  }
  const sentence = `${atTheDesk(headline(report))}.`;
  printError(
    terminal,
    exitCode === EXIT.done || exitCode === EXIT.changes ? paint.good(sentence) : paint.bad(sentence),
  );
  // For whoever wants this very plan applied, and no other.
  if (report.mode === 'plan' && hasChanges(report))
    printError(terminal, paint.dim(`hash ${report.planHash ?? ''}`));
}

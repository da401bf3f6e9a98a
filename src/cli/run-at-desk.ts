import { LARGEST_FILE } from '../config/connections-file.ts';
import { useProxy } from '../github/proxy.ts';
import { ProblemError, problemsIn } from '../problem.ts';
import type { Publish } from '../report/publish.ts';
import { problemsOf, type RunReport } from '../report/run-report.ts';
import { headline } from '../report/words.ts';
import { refuse, run } from '../run.ts';
import { askToApply } from './ask.ts';
import { atTheDesk } from './at-the-desk.ts';
import { type CodeFrames, codeFrames } from './code-frame.ts';
import { type Desk, isInteractive, say, tell } from './desk.ts';
import { displayFor } from './display.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import { readNamedFile, readText } from './files.ts';
import { runJson } from './json.ts';
import { paintFor } from './paint.ts';
import { compilerText } from './problem-text.ts';
import { readSecrets } from './read-secrets.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';

/** Plans or applies a connections file, as the action does, and tells of it at the desk. Returns the exit code. */
export async function runAtDesk(
  mode: 'plan' | 'apply',
  config: string,
  flags: RunFlags,
  desk: Desk,
): Promise<number> {
  const isJson = flags['json'] === true;
  const display = displayFor(desk, mode === 'plan' && !isJson, flags['debug'] === true);
  let frames: CodeFrames | undefined;
  const publish: Publish = async (report) => {
    display.rest();
    const exitCode = exitCodeOf(report, flags['exitCode'] === true);
    const paint = paintFor(desk.error);
    for (const problem of problemsOf(report)) {
      for (const line of compilerText(problem, frames, paint)) tell(desk, report.redact(line));
    }
    const sentence = `${atTheDesk(headline(report))}.`;
    tell(
      desk,
      exitCode === EXIT.done || exitCode === EXIT.changes ? paint.good(sentence) : paint.bad(sentence),
    );
    if (isJson) say(desk, runJson(mode, report, exitCode));
    return exitCode;
  };

  try {
    if (mode === 'apply' && flags['yes'] !== true && (isJson || !isInteractive(desk))) {
      throw new ProblemError({
        code: 'input-missing',
        message: 'there is nobody here to ask whether the plan is to be applied',
        fix: 'give `--yes`, after a look at the plan; `--expected-plan-hash` makes sure that it is that one',
      });
    }
    const { environment, input, cancel } = desk;
    await useProxy(environment);
    const sources = {
      ...pick(flags, 'secretsFile'),
      ...(flags['secretsFromEnv'] === true ? { secretsFromEnv: true } : {}),
    };
    const secrets = await readSecrets(sources, config, environment, input);
    const { adobeCredentials } = flags;
    const credentials =
      typeof adobeCredentials === 'string' ? await readText(adobeCredentials, input) : undefined;
    const read = readRunOptions({
      mode,
      config,
      flags,
      environment,
      ...(credentials === undefined ? {} : { credentials }),
      ...(secrets === undefined ? {} : { secrets }),
    });
    if ('problems' in read) return await refuse(read, display.sinks, publish);
    return await run(read.options, {
      clock: desk.clock,
      random: desk.random,
      fetch: desk.fetch,
      cancel,
      readFile: async (path) => {
        const bytes = await readNamedFile(path, LARGEST_FILE + 1);
        frames = codeFrames(new TextDecoder().decode(bytes));
        return bytes;
      },
      sinks: display.sinks,
      publish,
      ...(mode === 'apply' && flags['yes'] !== true
        ? {
            approve: (report: RunReport) => {
              display.rest();
              return askToApply(report, desk);
            },
          }
        : {}),
    });
  } catch (error) {
    return refuse({ problems: problemsIn(error), config }, display.sinks, publish);
  }
}

function pick(flags: RunFlags, name: 'secretsFile'): { readonly secretsFile?: string } {
  const value = flags[name];
  return typeof value === 'string' ? { secretsFile: value } : {};
}

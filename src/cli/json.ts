import type { Problem } from '../problem.ts';
import { connectionData } from '../report/outputs.ts';
import { logStyle, render } from '../report/plan-details.ts';
import { resultOf } from '../report/result.ts';
import { isError, problemsOf, type RunReport, rowsOf } from '../report/run-report.ts';
import { atTheDesk, inDeskWords } from './at-the-desk.ts';
import { type Desk, say } from './desk.ts';

/** The version of what `--json` prints; `schema/cli-output.schema.json` describes it. */
const VERSION = 1;

/** Prints what a command has to say as data: `redact` sees every text of it. */
export function sayJson(
  command: 'validate' | 'plan' | 'apply' | 'export' | 'emulator',
  members: object,
  desk: Desk,
  redact: (text: string) => string = (text) => text,
): void {
  const document = { schemaVersion: VERSION, command, ...members };
  say(
    desk,
    JSON.stringify(document, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value), 2),
  );
}

/** A problem as data. */
export function problemJson(problem: Problem): object {
  const { severity = 'error', code, message, fix, entry, place } = inDeskWords(problem);
  return {
    severity,
    code,
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(entry === undefined ? {} : { entry }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Prints what `plan --json` and `apply --json` do: an allow-list of fields. */
export function sayRun(command: 'plan' | 'apply', report: RunReport, exitCode: number, desk: Desk): void {
  const members = {
    exitCode,
    file: report.config,
    result: resultOf(report).result,
    planHash: report.planHash ?? '',
    connections: rowsOf(report).map((row) => ({
      ...connectionData(row),
      details: row.details.map((phrase) => atTheDesk(render(phrase, logStyle))),
    })),
    errors: problemsOf(report).filter(isError).length,
    problems: problemsOf(report).map(problemJson),
  };
  sayJson(command, members, desk, report.redact);
}

import { textOf } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { logStyle, render } from '../report/change-details.ts';
import { connectionData } from '../report/outputs.ts';
import { resultOf } from '../report/result.ts';
import { isError, problemsOf, type RunReport, rowsOf } from '../report/run-report.ts';
import { atTheDesk, inDeskWords } from './at-the-desk.ts';
import { print, type Terminal } from './terminal.ts';

/** The version of what `--json` prints; `schema/cli-output.schema.json` describes it. */
const VERSION = 1;

/** Prints what a command has to say as data: `redact` sees every text of it. */
export function printJson(
  command: 'validate' | 'plan' | 'apply' | 'export' | 'emulator',
  members: object,
  terminal: Terminal,
  redact: (text: string) => string = (text) => text,
): void {
  const document = { schemaVersion: VERSION, command, ...members };
  print(
    terminal,
    JSON.stringify(document, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value), 2),
  );
}

/** A problem as data. */
export function problemJson(problem: Problem): object {
  const { severity = 'error', code, message, fix, entry, location } = inDeskWords(problem);
  return {
    severity,
    code,
    message: textOf(message),
    ...(fix === undefined ? {} : { fix: textOf(fix) }),
    ...(entry === undefined ? {} : { entry }),
    ...(location === undefined ? {} : { place: location }),
  };
}

/** Prints what `plan --json` and `apply --json` do: an allow-list of fields. */
export function printRun(
  command: 'plan' | 'apply',
  report: RunReport,
  exitCode: number,
  terminal: Terminal,
): void {
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
  printJson(command, members, terminal, report.redact);
}

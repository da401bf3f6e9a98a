import type { Problem } from '../model/problem.ts';
import { isError } from '../model/problem.ts';
import type { Report } from '../model/report.ts';
import { connectionData } from '../report/outputs.ts';
import { cliText } from './surface.ts';
import { print, type Terminal } from './terminal.ts';

/** The version of the JSON that `--json` prints; `schema/cli-output.schema.json` describes it. */
const VERSION = 1;

/** Prints the result of a command as JSON. */
export function printJson(
  command: 'validate' | 'plan' | 'apply' | 'export' | 'emulator',
  members: object,
  terminal: Terminal,
): void {
  print(terminal, JSON.stringify({ schemaVersion: VERSION, command, ...members }, null, 2));
}

/** Returns a problem as data. */
export function problemJson({ severity, code, message, fix, entry, location }: Problem): object {
  return {
    severity: severity ?? 'error',
    code,
    message: cliText(message),
    fix: fix === undefined ? undefined : cliText(fix),
    entry,
    place: location,
  };
}

/** Returns what `plan --json` and `apply --json` print of a run: an allow-list of fields. */
export function reportJson({ config, result, plan, rows, problems }: Report, exitCode: number): object {
  return {
    exitCode,
    file: config,
    result,
    planHash: plan?.hash ?? '',
    connections: rows.map((row) => ({ ...connectionData(row), details: row.details.map(cliText) })),
    errors: problems.filter(isError).length,
    problems: problems.map(problemJson),
  };
}

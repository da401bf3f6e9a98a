import type { Problem } from '../problem.ts';
import { logStyle, render } from '../report/plan-details.ts';
import { resultOf } from '../report/result.ts';
import { isError, problemsOf, type RunReport, rowsOf } from '../report/run-report.ts';
import { atTheDesk } from './at-the-desk.ts';

/** The version of what `--json` prints; `schema/cli-output.schema.json` describes it. */
export const JSON_VERSION = 1;

/** A problem as data. */
export function problemJson({ severity, code, message, fix, entry, place }: Problem): object {
  return {
    severity: severity ?? 'error',
    code,
    message: atTheDesk(message),
    ...(fix === undefined ? {} : { fix: atTheDesk(fix) }),
    ...(entry === undefined ? {} : { entry }),
    ...(place === undefined ? {} : { place }),
  };
}

/** Returns what `plan --json` and `apply --json` print: an allow-list of fields, each through the run's redactor. */
export function runJson(command: 'plan' | 'apply', report: RunReport, exitCode: number): string {
  const document = {
    schemaVersion: JSON_VERSION,
    command,
    file: report.config,
    result: resultOf(report).result,
    exitCode,
    planHash: report.planHash ?? '',
    connections: rowsOf(report).map(
      ({ key, name, sandbox, source, change, outcome, id, state, health, details }) => ({
        key,
        name,
        sandbox,
        source,
        change,
        outcome,
        id,
        state,
        health,
        details: details.map((phrase) => render(phrase, logStyle)),
      }),
    ),
    errors: problemsOf(report).filter(isError).length,
    problems: problemsOf(report).map(problemJson),
  };
  return JSON.stringify(
    document,
    (_, value: unknown) => (typeof value === 'string' ? report.redact(value) : value),
    2,
  );
}

import { readConnectionsFile } from '../config/connections-file.ts';
import type { Entry } from '../model/entry.ts';
import { nearest } from '../model/nearest.ts';
import { type Problem, ProblemError } from '../model/problem.ts';
import type { RunOptions } from '../options/run-options.ts';
import { listUpTo } from '../report/headline.ts';
import { isError } from '../report/run-report.ts';
import type { Scene } from './scene.ts';

/** Reads and checks the file; throws all that is wrong with it. Returns its text. */
export async function loadConnections({ options, world, report }: Scene): Promise<string> {
  const { config, sandbox } = options;
  const bytes = await world.readFile(config);
  const file = readConnectionsFile(bytes, config, sandbox === undefined ? {} : { sandbox });
  if (file.problems.some(isError)) throw new ProblemError(file.problems);
  report.problems.push(...file.problems);
  report.entries = file.entries;
  report.problems.push(...checkRotated(file.entries, options));
  if (sandbox !== undefined && file.entries.every((entry) => entry.sandbox !== sandbox)) {
    report.problems.push({
      code: 'sandbox-unused',
      severity: 'warning',
      message: `no entry of the file is for the sandbox \`${sandbox}\` that the input \`sandbox\` names, so all are skipped`,
      fix: 'correct the input, or leave it out to work on every sandbox of the file',
    });
  }
  return file.text;
}

/** Throws for keys of the input `rotate` that name nothing to rotate; returns warnings for those that are out of reach. */
function checkRotated(
  entries: readonly Entry[],
  { rotate, sandbox }: Pick<RunOptions, 'rotate' | 'sandbox'>,
): readonly Problem[] {
  if (typeof rotate === 'string') return [];
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const problems = rotate.flatMap((key): readonly Problem[] => {
    const entry = byKey.get(key);
    if (entry === undefined) {
      const meant = nearest(key, [...byKey.keys()]);
      const fix =
        meant === undefined
          ? `use keys of the file: ${listUpTo([...byKey.keys()], 10)}`
          : `did you mean \`${meant}\`?`;
      const message = `the input \`rotate\` names \`${key}\`, which is no key of the file`;
      return [{ code: 'rotate-unknown', message, fix }];
    }
    const about = { entry: key, location: entry.location };
    if (entry.ensure === 'absent') {
      const message = 'the input `rotate` names this entry, which is to be absent';
      return [{ code: 'rotate-unknown', message, fix: 'leave its key out of the input', ...about }];
    }
    if (sandbox === undefined || entry.sandbox === sandbox) return [];
    return [
      {
        code: 'rotate-skipped',
        severity: 'warning',
        message: `the input \`rotate\` names this entry, which is of another sandbox than the input \`sandbox\` names and so is skipped`,
        fix: 'run without the input `sandbox`, or with the sandbox of the entry',
        ...about,
      },
    ];
  });
  if (problems.some(isError)) throw new ProblemError(problems);
  return problems;
}

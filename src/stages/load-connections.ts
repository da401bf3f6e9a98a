import { readConnectionsFile } from '../config/connections-file.ts';
import { ProblemError } from '../problem.ts';
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

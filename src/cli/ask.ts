import { confirm, isCancel } from '@clack/prompts';
import type { RunReport } from '../report/run-report.ts';
import { totals } from '../report/words.ts';
import type { Desk } from './desk.ts';

/** Asks whether the plan that was just shown is to be applied; who goes away says no. */
export async function askToApply(report: RunReport, { input, error, cancel }: Desk): Promise<boolean> {
  const answer = await confirm({
    message: `Apply this plan (${totals(report)})?`,
    initialValue: false,
    input,
    output: error,
    signal: cancel,
  });
  return !isCancel(answer) && answer;
}

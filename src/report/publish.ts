import { problemsIn } from '../model/problem.ts';
import { type Comment, renderComment } from './comment.ts';
import { listUpTo, problemText, withFix } from './headline.ts';
import { closingLine } from './log.ts';
import { outputsOf } from './outputs.ts';
import type { Sinks } from './reporter.ts';
import { resultOf } from './result.ts';
import { isError, problemsOf, type RunReport, rowsOf } from './run-report.ts';
import { renderSummary } from './summary.ts';

/** Tells of a run that has ended, and returns the exit code. */
export type Publish = (
  report: RunReport,
  sinks: Sinks,
  keepComment?: (comment: Comment) => Promise<void>,
) => Promise<number>;

/**
 * Writes everything there is to say of a run that has ended; the ids come first. Returns the exit code: that of the
 * report, or 1 when the outputs could not be written, since later steps would go on without the ids.
 */
export async function publish(
  report: RunReport,
  sinks: Sinks,
  keepComment?: (comment: Comment) => Promise<void>,
): Promise<number> {
  const { result, exitCode } = resultOf(report);
  const outputsFault = await faultOf(async () => sinks.setOutputs(outputsOf(report)));
  if (report.notice !== undefined) {
    sinks.annotate({ severity: 'notice', title: TITLE, message: report.notice });
  }
  for (const problem of problemsOf(report)) {
    sinks.annotate({
      severity: isError(problem) ? 'error' : 'warning',
      title: problem.entry === undefined ? TITLE : `${TITLE}: ${problem.entry}`,
      message: problemText(problem),
      ...(problem.location === undefined ? {} : { location: problem.location }),
    });
  }
  const drift = driftWords(report);
  if (drift !== undefined) sinks.annotate({ severity: 'warning', title: TITLE, message: drift });
  if (result === 'planned' && exitCode !== 0) {
    sinks.annotate({ severity: 'error', title: TITLE, message: closingLine(report) });
  }
  sinks.info(closingLine(report));
  const summaryFault = await faultOf(() => sinks.writeSummary(renderSummary(report)));
  if (summaryFault !== undefined) {
    const message = `the job summary could not be written: ${summaryFault}`;
    sinks.annotate({ severity: 'warning', title: TITLE, message });
  }
  const commentFault = await faultOfComment(report, keepComment);
  if (commentFault !== undefined)
    sinks.annotate({ severity: 'warning', title: TITLE, message: commentFault });
  if (outputsFault === undefined) return exitCode;
  const message = `the outputs could not be written: ${outputsFault}. The log names every id; a further run finds them`;
  sinks.annotate({ severity: 'error', title: TITLE, message });
  return exitCode === 0 ? 1 : exitCode;
}

const TITLE = 'Base connections';

/** One annotation for all: the runner shows few, and errors must not be crowded out. */
function driftWords(report: RunReport): string | undefined {
  const keys = rowsOf(report)
    .filter((row) => row.isDrifted)
    .map(({ key }) => `\`${key}\``);
  if (keys.length === 0) return undefined;
  return `what Adobe has differs from the file, and is left as it is: ${listUpTo(keys, 5)}. The job summary shows in what`;
}

/** Shows the plan on its pull request. What keeps it from being there changes nothing of the run. */
async function faultOfComment(
  report: RunReport,
  keepComment: ((comment: Comment) => Promise<void>) | undefined,
): Promise<string | undefined> {
  const comment = renderComment(report);
  // GitHub kills a cancelled run before long, and the run that takes its place has a comment of its own.
  if (comment === undefined || keepComment === undefined || report.stopped === 'cancelled') return undefined;
  try {
    await keepComment(comment);
    return undefined;
  } catch (error) {
    const problems = problemsIn(error);
    const why = problems.map(withFix).join('. ');
    const codes = problems.map(({ code }) => ` [${code}]`).join('');
    return `the plan is not in a comment on pull request #${comment.pullRequest.number}, but in the job summary: ${why}${codes}`;
  }
}

/** The runner's files may be missing or full: what else there is to say is to be said all the same. */
async function faultOf(write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'for a reason that is not told';
  }
}

import * as core from '@actions/core';
import { code, listUpTo, type Message, msg, option, textOf } from '../model/message.ts';
import { isError, type Location, type Problem, ProblemError, problemsIn } from '../model/problem.ts';
import type { Progress, Report, Reporter } from '../model/report.ts';
import { type Comment, renderComment } from '../report/comment.ts';
import { forLog } from '../report/escape.ts';
import { problemLine, withFix } from '../report/headline.ts';
import { outcomeLine, planLines } from '../report/log.ts';
import { type Outputs, outputsOf } from '../report/outputs.ts';
import { renderSummary } from '../report/summary.ts';

const TITLE = 'Base connections';

/** The usual exit code after SIGINT: 128 plus the number of the signal. */
const CANCELLED = 130;

export type KeepComment = (comment: Comment) => Promise<void>;

/**
 * Returns a reporter for the log, annotations, outputs, job summary and pull request comment of a workflow run. It
 * writes the outputs first. If that fails, the exit code is 1, since later steps would continue without the ids.
 */
export function githubReporter(toolkit: Toolkit, keepComment: KeepComment | undefined): Reporter {
  const warn = (message: string) => toolkit.annotate({ severity: 'warning', title: TITLE, message });
  return {
    mask: toolkit.mask,
    progress: (event) => {
      if (event.kind === 'debug') toolkit.debug(event.line);
      else for (const line of linesOf(event)) toolkit.info(textOf(line));
    },
    finish: async (report) => {
      const outputsFault = await faultOf(async () => toolkit.setOutputs(outputsOf(report)));
      annotate(report, toolkit);
      toolkit.info(`${textOf(report.headline)}.`);
      const summaryFault = await faultOf(() => toolkit.writeSummary(renderSummary(report)));
      if (summaryFault !== undefined) warn(`the job summary could not be written: ${summaryFault}`);
      const commentFault = await faultOfComment(report, keepComment);
      if (commentFault !== undefined) warn(commentFault);
      const exitCode = !report.isFailure ? 0 : report.stopped === 'cancelled' ? CANCELLED : 1;
      if (outputsFault === undefined) return exitCode;
      const message = `the outputs could not be written: ${outputsFault}. The log lists every id; another run finds the connections`;
      toolkit.annotate({ severity: 'error', title: TITLE, message });
      return exitCode === 0 ? 1 : exitCode;
    },
  };
}

function linesOf(event: Exclude<Progress, { kind: 'debug' }>): readonly Message[] {
  if (event.kind === 'info') return [event.message];
  if (event.kind === 'plan') return planLines(event);
  return [outcomeLine(event)];
}

/** Writes all annotations of the report. */
function annotate(report: Report, toolkit: Toolkit): void {
  const { notice, problems, rows, result, isFailure, headline } = report;
  const note = (severity: Annotation['severity'], message: Message) =>
    toolkit.annotate({ severity, title: TITLE, message: textOf(message) });
  if (notice !== undefined) note('notice', notice);
  for (const problem of problems) toolkit.annotate(annotationOf(problem));
  // One annotation for all, because the runner shows only a few, and errors must be among them.
  const drifted = rows.filter(({ isDrifted }) => isDrifted).map(({ key }) => [code(key)]);
  const differ = msg`connections differ from the file and were not changed: ${listUpTo(drifted, 5)}; set ${option('on-drift', 'update')} to apply the file`;
  if (drifted.length > 0) note('warning', differ);
  if (result === 'planned' && isFailure) note('error', msg`${headline}.`);
}

function annotationOf(problem: Problem): Annotation {
  return {
    severity: isError(problem) ? 'error' : 'warning',
    title: problem.entry === undefined ? TITLE : `${TITLE}: ${problem.entry}`,
    message: textOf(problemLine(problem)),
    location: problem.location,
  };
}

/** Shows the plan on its pull request. If that fails, returns the reason and lets the run continue. */
async function faultOfComment(report: Report, keepComment: KeepComment | undefined) {
  const comment = renderComment(report);
  // GitHub soon kills a cancelled run, and the run that replaces it writes its own comment.
  if (comment === undefined || keepComment === undefined || report.stopped === 'cancelled') return undefined;
  try {
    await keepComment(comment);
    return undefined;
  } catch (error) {
    const problems = problemsIn(error);
    const why = problems.map((problem) => textOf(withFix(problem))).join('. ');
    const codes = problems.map((problem) => ` [${problem.code}]`).join('');
    return `the plan is only in the job summary, not in a comment on pull request #${comment.pullRequest.number}: ${why}${codes}`;
  }
}

/**
 * Returns why writing failed, if it did. The runner's files may be missing or full, and the rest must still be
 * reported.
 */
async function faultOf(write: () => Promise<void>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'for an unknown reason';
  }
}

/** A message on a line of a file. */
export interface Annotation {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly location?: Location | undefined;
}

/** The runner's log, annotations, outputs and job summary. */
export const toolkit = {
  info: core.info,
  debug: core.debug,
  annotate: ({ severity, title, message, location }: Annotation) => {
    const { file, line: startLine, column: startColumn } = location ?? {};
    const annotate = { error: core.error, warning: core.warning, notice: core.notice }[severity];
    annotate(message, { title, file, startLine, startColumn });
  },
  setOutputs: (outputs: Outputs) => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  },
  writeSummary: async (markdown: string): Promise<void> => {
    await core.summary.addRaw(markdown).write({ overwrite: true });
  },
  mask: core.setSecret,
};

export type Toolkit = Readonly<typeof toolkit>;

/**
 * Returns a toolkit whose lines cannot contain commands to the runner. `clean` removes secrets from whole lines, since
 * one may be spread over two texts. Outputs are not cleaned again, since that could break their JSON.
 */
export function guarded(inner: Toolkit, clean: (text: string) => string): Toolkit {
  const line = (text: string) => forLog(clean(text));
  return {
    ...inner,
    info: (text) => inner.info(line(text)),
    debug: (text) => inner.debug(line(text)),
    annotate: (annotation) =>
      inner.annotate({ ...annotation, title: line(annotation.title), message: line(annotation.message) }),
    writeSummary: (markdown) => inner.writeSummary(clean(markdown)),
  };
}

/**
 * Returns `keepComment` for bodies that `clean` does not change. Their values were cleaned before they were drawn, so
 * a secret that is found now is spread over several texts or equals markup. Hiding that could break the marker, the
 * record or what reviewers see, so there is no comment instead.
 */
export function guardedComment(keepComment: KeepComment, clean: (text: string) => string): KeepComment {
  return async (comment) => {
    if (clean(comment.body) === comment.body) return keepComment(comment);
    const message = msg`it would contain text that is masked as a secret`;
    const fix = msg`read the plan in the job summary`;
    throw new ProblemError({ code: 'comment-impossible', message, fix });
  };
}

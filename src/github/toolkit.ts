import * as core from '@actions/core';
import type { Sinks } from '../report/reporter.ts';

/** The runner's log, annotations, outputs and job summary. */
export const githubSinks: Sinks = {
  info: core.info,
  plan: (lines) => {
    for (const line of lines) core.info(line);
  },
  progress: (done, total, line) => core.info(`[${done}/${total}] ${line}`),
  debug: core.debug,
  annotate: ({ severity, title, message, location }) => {
    const properties = {
      title,
      ...(location === undefined
        ? {}
        : { file: location.file, startLine: location.line, startColumn: location.column }),
    };
    if (severity === 'error') core.error(message, properties);
    else if (severity === 'warning') core.warning(message, properties);
    else core.notice(message, properties);
  },
  setOutputs: (outputs) => {
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  },
  writeSummary: async (markdown) => {
    await core.summary.addRaw(markdown).write({ overwrite: true });
  },
  mask: core.setSecret,
};

import * as core from '@actions/core';
import type { Sinks } from '../report/sinks.ts';

/** The runner's log, annotations, outputs and job summary. */
export const githubSinks: Sinks = {
  info: core.info,
  plan: (lines) => {
    for (const line of lines) core.info(line);
  },
  progress: (done, total, line) => core.info(`[${done}/${total}] ${line}`),
  debug: core.debug,
  annotate: ({ severity, title, message, place }) => {
    const properties = {
      title,
      ...(place === undefined ? {} : { file: place.file, startLine: place.line, startColumn: place.column }),
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

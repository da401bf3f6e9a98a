import * as core from '@actions/core';
import type { Location } from '../model/problem.ts';
import { forLog } from '../report/escape.ts';
import type { Outputs } from '../report/outputs.ts';

/** A message on a line of a file. */
export interface Annotation {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly location?: Location | undefined;
}

/** The runner's log, annotations, outputs and job summary. */
export interface Toolkit {
  readonly info: (line: string) => void;
  readonly debug: (line: string) => void;
  readonly annotate: (annotation: Annotation) => void;
  readonly setOutputs: (outputs: Outputs) => void;
  readonly writeSummary: (markdown: string) => Promise<void>;
  readonly mask: (secret: string) => void;
}

export const toolkit: Toolkit = {
  info: core.info,
  debug: core.debug,
  annotate: ({ severity, title, message, location }) => {
    const properties = {
      title,
      file: location?.file,
      startLine: location?.line,
      startColumn: location?.column,
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

/**
 * Returns a toolkit in whose lines the runner finds no command, and nothing that `redact` takes out of whole lines: a secret may
 * be spread over two texts of one line. Outputs were redacted one text at a time, so that they stay JSON.
 */
export function guarded(inner: Toolkit, redact: (text: string) => string): Toolkit {
  const line = (text: string) => forLog(redact(text));
  return {
    ...inner,
    info: (text) => inner.info(line(text)),
    debug: (text) => inner.debug(line(text)),
    annotate: (annotation) =>
      inner.annotate({ ...annotation, title: line(annotation.title), message: line(annotation.message) }),
    writeSummary: (markdown) => inner.writeSummary(redact(markdown)),
  };
}

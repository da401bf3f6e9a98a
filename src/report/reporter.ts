import type { Location } from '../model/problem.ts';
import type { Redactor } from '../secrets/redactor.ts';
import { forLog } from './escape.ts';
import type { Outputs } from './outputs.ts';

/** An annotation: a message on a line of a file. */
export interface Annotation {
  readonly severity: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly location?: Location;
}

/** Where a run's words go. */
export interface Sinks {
  readonly info: (line: string) => void;
  /** The plan, a line each. */
  readonly plan: (lines: readonly string[]) => void;
  /** A change that is over, of how many it is which, and what became of it. */
  readonly progress: (done: number, total: number, line: string) => void;
  readonly debug: (line: string) => void;
  readonly annotate: (annotation: Annotation) => void;
  readonly setOutputs: (outputs: Outputs) => void;
  readonly writeSummary: (markdown: string) => Promise<void>;
  /** Hides a text from now on, in whatever this process and later steps print. */
  readonly mask: (secret: string) => void;
}

/** Returns `sinks` behind `redactor`: no secret passes, and nothing is taken for a command of the runner. */
export function guarded(sinks: Sinks, redactor: Redactor): Sinks {
  const { redact } = redactor;
  return {
    info: (line) => sinks.info(forLog(redact(line))),
    plan: (lines) => sinks.plan(lines.map((line) => forLog(redact(line)))),
    progress: (done, total, line) => sinks.progress(done, total, forLog(redact(line))),
    debug: (line) => sinks.debug(forLog(redact(line))),
    annotate: (annotation) =>
      sinks.annotate({
        ...annotation,
        title: forLog(redact(annotation.title)),
        message: forLog(redact(annotation.message)),
      }),
    setOutputs: (outputs) => {
      const entries = Object.entries(outputs).map(([name, value]) => [name, redactOutput(value, redact)]);
      sinks.setOutputs({ ...outputs, ...Object.fromEntries(entries) });
    },
    writeSummary: (markdown) => sinks.writeSummary(redact(markdown)),
    mask: (secret) => {
      redactor.add(secret);
      sinks.mask(secret);
    },
  };
}

/** In JSON, each text by itself: in the whole, a match could take a quote or a bracket along. */
function redactOutput(value: string, redact: (text: string) => string): string {
  if (!/^[[{]/.test(value)) return redact(value);
  try {
    return JSON.stringify(JSON.parse(value), (_, member: unknown) =>
      typeof member === 'string' ? redact(member) : member,
    );
  } catch {
    return redact(value);
  }
}

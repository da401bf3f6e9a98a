import { joinMessages, type Message, msg, textOf } from './message.ts';

/** A position in a file of the repository. Lines and columns start at 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The problem codes of individual sources. Each source declares its own next to the code that reports them. */
// biome-ignore lint/suspicious/noEmptyInterface: it is merged with what the sources declare.
export interface SourceProblemCodes {}

/** The stable codes of all problems. Code decides by these, never by message text. */
export type ProblemCode =
  // action inputs
  | 'input-invalid'
  | 'input-missing'
  | 'input-unknown'
  | 'mode-refused'
  | 'event-unreadable'
  | 'proxy-invalid'
  // GitHub
  | 'github-refused'
  | 'github-unreachable'
  | 'comment-impossible'
  // the connections file
  | 'file-missing'
  | 'file-outside-workspace'
  | 'file-unreadable'
  | 'file-too-large'
  | 'file-empty'
  | 'file-encoding'
  | 'file-holds-secrets'
  | 'other-format'
  | 'file-exists'
  | 'not-exported'
  | 'nothing-to-export'
  | 'yaml-syntax'
  | 'yaml-duplicate-key'
  | 'yaml-alias'
  | 'yaml-tag'
  | 'yaml-too-complex'
  | 'key-unknown'
  | 'key-missing'
  | 'key-invalid'
  | 'value-invalid'
  | 'literal-secret'
  | 'reference-misplaced'
  | 'reference-shared'
  | 'too-many-entries'
  | 'nothing-declared'
  | 'host-refused'
  | 'data-centre-mismatch'
  | 'identity-duplicate'
  | 'sandbox-missing'
  | 'sandbox-unused'
  // secrets
  | 'secrets-format'
  | 'secrets-duplicate'
  | 'secret-unknown'
  | 'secret-empty'
  | 'secret-white-space'
  | 'secret-line-break'
  | 'secret-too-short'
  | 'secret-quoted'
  | 'secret-wrong-form'
  | 'secret-placeholder'
  | 'secret-visible'
  // Adobe and the sources
  | 'adobe-unreachable'
  | 'adobe-refused'
  | 'adobe-token-refused'
  | 'listing-incomplete'
  | 'spec-gone'
  | 'spec-changed'
  | keyof SourceProblemCodes
  // plan and apply
  | 'name-conflict'
  | 'near-duplicate'
  | 'pin-not-found'
  | 'pin-other-spec'
  | 'pin-other-sandbox'
  | 'pin-other-name'
  | 'other-auth-spec'
  | 'value-not-kept'
  | 'plan-hash-differs'
  | 'plan-not-reviewed'
  | 'review-missing'
  | 'plan-superseded'
  | 'may-exist'
  | 'changed-meanwhile'
  | 'may-be-changed'
  | 'may-be-removed'
  | 'in-use'
  | 'deletion-not-allowed'
  | 'rotate-unknown'
  | 'rotate-skipped'
  | 'connection-failing'
  | 'connection-untested'
  | 'connection-state'
  | 'twin'
  | 'twin-unchecked'
  | 'name-altered'
  | 'not-there'
  | 'out-of-time'
  | 'run-ended'
  | 'cancelled'
  | 'internal';

/** An error or a warning for people to read. It never contains a secret or a value from under `auth`. */
export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong, and what to do about it. Sentences without the final full stop. */
  readonly message: Message;
  readonly fix?: Message | undefined;
  readonly location?: Location | undefined;
  /** The key of the entry that the problem is about, and the parameter in its `auth`, or the key that is missing. */
  readonly entry?: string | undefined;
  readonly parameter?: string | undefined;
  /** An error unless set. A warning never changes the result. */
  readonly severity?: 'warning' | undefined;
}

/** A problem without its place: what is wrong, and what to do. */
export type Finding = Pick<Problem, 'code' | 'message' | 'fix' | 'severity'>;

/** Thrown by a stage of the run that cannot continue, with its problems. */
export class ProblemError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = 'code' in problems ? [problems] : problems;
    super(list.map((problem) => textOf(problem.message)).join('; '), options);
    this.name = 'ProblemError';
    this.problems = list;
  }

  /** All problems as one message. */
  get text(): Message {
    const messages = this.problems.map(({ message }) => message);
    return joinMessages(messages, '; ');
  }
}

/** Returns the problem for an unexpected error, which is a bug in this program. The stack trace is omitted. */
export function internalProblem(error: unknown): Problem {
  const what =
    error instanceof Error ? `${error.name}: ${error.message}` : 'something that is not an error was thrown';
  const fix = msg`please report it with the version and this message`;
  return { code: 'internal', message: msg`internal error (${what})`, fix };
}

/** Returns the problems of a thrown error. */
export function problemsIn(error: unknown): readonly Problem[] {
  return error instanceof ProblemError ? error.problems : [internalProblem(error)];
}

/** Orders problems by location in the file. Those without a location come first. */
export function byLocation({ location: a }: Problem, { location: b }: Problem): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

/** Whether a problem is an error, not a warning. */
export function isError(problem: Problem): boolean {
  return problem.severity !== 'warning';
}

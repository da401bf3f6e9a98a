import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import type { Clock } from '../machine/clock.ts';
import type { Entry } from '../model/entry.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Credentials } from './credentials.ts';

/** What applying a plan needs. */
export interface ApplyContext extends Credentials {
  readonly flowService: Pick<
    FlowService,
    | 'createConnection'
    | 'updateConnection'
    | 'deleteConnection'
    | 'listConnections'
    | 'findConnection'
    | 'listDependents'
  >;
  readonly clock: Clock;
  readonly stop: Deadline;
  /** Entries that are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection when the answer to its creation was lost or ambiguous. */
  readonly settlingTime: number;
  /** Receives the outcome of each entry as soon as it is known; again when the check for twins changes it. */
  readonly record: (entry: Entry, outcome: Outcome) => void;
  /** Receives a sentence about what the run waits for. */
  readonly info: (line: string) => void;
  /** Called when a change is over: the `done`th of `total`. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

import type { FlowService } from '../flow-service/flow-service.ts';
import type { Deadline } from '../http/deadline.ts';
import type { Clock } from '../machine/clock.ts';
import type { Entry } from '../model/entry.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Credentials } from './credentials.ts';

/** What applying a plan takes. */
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
  readonly random: () => number;
  readonly stop: Deadline;
  readonly pause: (milliseconds: number, everyone: boolean) => Promise<void>;
  /** Entries that are worked on at once. */
  readonly concurrency: number;
  /** Milliseconds to keep looking for a connection whose creation got no clear answer. */
  readonly settlingTime: number;
  readonly redact: (text: string) => string;
  /** Told what became of each entry as soon as it is known; again when the check for twins tells more. */
  readonly record: (entry: Entry, outcome: Outcome) => void;
  /** Told what the run is waiting for. */
  readonly info: (line: string) => void;
  /** Told about each change that is over, and of how many it is which. */
  readonly progress: (done: number, total: number, entry: Entry, outcome: Outcome) => void;
}

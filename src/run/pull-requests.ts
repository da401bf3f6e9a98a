import type { Comment } from '../report/comment.ts';

/** The pull request that brought a commit to its branch. */
export interface MergedPullRequest {
  readonly number: number;
  /** Its last commit, which was merged. */
  readonly head: string;
  /** The texts of its comments, of those only that the holder of the run's token wrote, the oldest first. */
  readonly comments: readonly string[];
}

/** The pull requests of the repository, as far as a run has to do with them. Both throw a ProblemError when GitHub refuses. */
export interface PullRequests {
  /** Shows a comment on the pull request that it names, in place of the one with the same marker. */
  readonly keepComment: (comment: Comment) => Promise<void>;
  /** Looks up the merged pull request of the commit that is checked out; `undefined` when it came another way. */
  readonly findMerged: (stopped: AbortSignal) => Promise<MergedPullRequest | undefined>;
}

/** What speaks to GitHub says things too: these keep secrets out of them. */
export interface Guards {
  readonly debug: (line: string) => void;
  readonly info: (line: string) => void;
  readonly redact: (text: string) => string;
}

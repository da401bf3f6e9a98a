import type { Scene } from './scene.ts';

/** Notes why the run was broken off, if it was. What that broke off further is told here, and nowhere else. */
export function noteEnd({ stop, report }: Scene): void {
  const reason = stop.reason();
  if (reason === undefined) return;
  report.stopped = reason;
  const nothing = report.outcomes.size === 0 ? '; nothing was changed' : '';
  report.problems.push(
    reason === 'cancelled'
      ? {
          code: 'cancelled',
          message: `the run was cancelled${nothing}`,
          fix: 'run again: what exists is found',
        }
      : {
          code: 'out-of-time',
          message: `the run took longer than the input \`timeout\` allows${nothing}`,
          fix: 'run again: what exists is found; raise `timeout` when there is much to do',
        },
  );
}

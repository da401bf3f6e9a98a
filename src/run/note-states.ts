import type { Problem } from '../model/problem.ts';
import { listUpTo } from '../report/headline.ts';
import { rowsOf } from '../report/run-report.ts';
import type { Scene } from './scene.ts';

/** What a state means for whoever wants to use the connection. */
const MEANINGS: ReadonlyMap<string, Required<Pick<Problem, 'message' | 'fix'>>> = new Map([
  [
    'disabled',
    {
      message: 'the base connection is disabled',
      fix: 'look at the account in Adobe Experience Platform: Flow Service offers no way to enable it from here',
    },
  ],
  [
    'initializing',
    {
      message: 'the base connection is not ready yet: its state is initializing',
      fix: 'use it when its state is enabled; a later run shows it',
    },
  ],
  [
    'draft',
    {
      message: 'the base connection is a draft, which was never published',
      fix: 'finish it in Adobe Experience Platform, or remove it there and run again to have it created',
    },
  ],
]);

/** Notes the connections that are in another state than `enabled`, once for each state. */
export function noteStates({ report }: Scene): void {
  const places = new Map(report.entries.map(({ key, location }) => [key, location]));
  const byState = new Map<string, string[]>();
  for (const { key, state } of rowsOf(report)) {
    if (state !== '' && state !== 'enabled') byState.set(state, [...(byState.get(state) ?? []), key]);
  }
  for (const [state, [first = '', ...others]] of byState) {
    const { message, fix } = MEANINGS.get(state) ?? {
      message: `the base connection is in the state \`${state}\`, and this version does not know what that means`,
      fix: 'look at it in Adobe Experience Platform',
    };
    const more =
      others.length === 0 ? '' : ` (so ${others.length === 1 ? 'is' : 'are'} ${listUpTo(others, 5)})`;
    const location = places.get(first);
    report.problems.push({
      code: 'connection-state',
      severity: 'warning',
      message: `${message}${more}`,
      fix,
      entry: first,
      ...(location === undefined ? {} : { location }),
    });
  }
}

import { describe, expect, test } from 'vitest';
import { textOf } from '../../../src/model/message.ts';
import { chooseMode, type WorkflowEvent } from '../../../src/options/run-options.ts';
import { plain } from '../../plain-problem.ts';

function event(name: string, changes: Partial<WorkflowEvent> = {}): WorkflowEvent {
  return { name, onDefaultBranch: false, origin: 'here', byDependabot: false, ...changes };
}

/** Returns the mode that a run gets, with `!` if a notice explains why, or `refused`. */
function outcome(...[asked, of, hasCredentials]: Parameters<typeof chooseMode>): string {
  const choice = chooseMode(asked, of, hasCredentials);
  if ('problem' in choice) return 'refused';
  return `${choice.mode}${choice.notice === undefined ? '' : '!'}`;
}

const fork = { origin: 'elsewhere' } as const;
const nowhere = { origin: 'unknown' } as const;
const dependabot = { byDependabot: true };

/** Each outcome is given with credentials, then without. */
const table: readonly (readonly [
  story: string,
  event: WorkflowEvent,
  auto: string,
  plan: string,
  apply: string,
])[] = [
  [
    'a push to the default branch',
    event('push', { onDefaultBranch: true }),
    'apply apply',
    'plan plan',
    'apply apply',
  ],
  ['a push to another branch or a tag', event('push'), 'plan plan', 'plan plan', 'apply apply'],
  ['a pull request', event('pull_request'), 'plan plan', 'plan plan', 'apply apply'],
  [
    'a pull request from a fork',
    event('pull_request', fork),
    'validate! validate!',
    'plan validate!',
    'refused refused',
  ],
  [
    'pull_request_target',
    event('pull_request_target'),
    'validate! validate!',
    'refused refused',
    'refused refused',
  ],
  [
    'pull_request_target from a fork',
    event('pull_request_target', fork),
    'validate! validate!',
    'refused refused',
    'refused refused',
  ],
  ['a dispatch by hand', event('workflow_dispatch'), 'plan plan', 'plan plan', 'apply apply'],
  [
    'a dispatch by hand on the default branch',
    event('workflow_dispatch', { onDefaultBranch: true }),
    'plan plan',
    'plan plan',
    'apply apply',
  ],
  ['a schedule', event('schedule', { onDefaultBranch: true }), 'plan plan', 'plan plan', 'apply apply'],
  ['a merge queue', event('merge_group'), 'plan plan', 'plan plan', 'apply apply'],
  [
    'a workflow run',
    event('workflow_run', { onDefaultBranch: true }),
    'plan plan',
    'plan plan',
    'apply apply',
  ],
  [
    'a workflow run for a fork',
    event('workflow_run', { onDefaultBranch: true, ...fork }),
    'validate! validate!',
    // Without credentials a plan is an error here, because GitHub gives such runs their secrets.
    'plan plan',
    'refused refused',
  ],
  [
    'a pull request by Dependabot',
    event('pull_request', dependabot),
    'plan validate!',
    'plan validate!',
    'apply apply',
  ],
  ['a push by Dependabot', event('push', dependabot), 'plan validate!', 'plan validate!', 'apply apply'],
  [
    'a merge by Dependabot',
    event('push', { onDefaultBranch: true, ...dependabot }),
    'apply validate!',
    'plan validate!',
    'apply apply',
  ],
  [
    'pull_request_target by Dependabot',
    event('pull_request_target', dependabot),
    'validate! validate!',
    'refused refused',
    'refused refused',
  ],
  [
    'a comment on a pull request, which may be a fork’s',
    event('issue_comment', { onDefaultBranch: true, ...nowhere }),
    'validate! validate!',
    'plan plan',
    'refused refused',
  ],
  [
    'a schedule that Dependabot is said to have set off',
    event('schedule', dependabot),
    'plan plan',
    'plan plan',
    'apply apply',
  ],
  [
    'a pull request whose event does not say where its code comes from',
    event('pull_request', nowhere),
    'validate! validate!',
    'plan validate!',
    'refused refused',
  ],
  [
    'a push whose event does not name the default branch',
    event('push', { onDefaultBranch: undefined }),
    'plan plan',
    'plan plan',
    'apply apply',
  ],
  ['no event at all', event(''), 'plan plan', 'plan plan', 'apply apply'],
];

describe('the mode of a run on', () => {
  test.each(table)('%s', (_, of, auto, plan, apply) => {
    for (const [asked, expected] of [
      ['auto', auto],
      ['plan', plan],
      ['apply', apply],
      ['validate', 'validate validate'],
    ] as const) {
      expect([asked, `${outcome(asked, of, true)} ${outcome(asked, of, false)}`]).toEqual([asked, expected]);
    }
  });

  test.each<readonly [asked: 'auto' | 'plan', event: WorkflowEvent, hasCredentials: boolean, why: string]>([
    [
      'auto',
      event('pull_request', fork),
      false,
      'the code comes from another repository, and gets no credentials',
    ],
    [
      'auto',
      event('pull_request_target'),
      true,
      'on `pull_request_target` the checkout is not what will be merged',
    ],
    ['plan', event('pull_request', dependabot), false, 'Dependabot started this run'],
    [
      'auto',
      event('pull_request', nowhere),
      true,
      'the event does not say where the code comes from, so it is treated as code from another repository',
    ],
  ])('a run that only validates says why: %s on %j', (asked, of, hasCredentials, why) => {
    const choice = chooseMode(asked, of, hasCredentials);
    if ('problem' in choice) throw new Error('it was refused');
    expect(choice.mode).toBe('validate');
    expect(textOf(choice.notice ?? [])).toContain(`not compared with Adobe: ${why}`);
  });

  test('a rejection says what was rejected and what to do instead', () => {
    const choice = chooseMode('apply', event('pull_request', fork), true);
    if (!('problem' in choice)) throw new Error('it was not refused');
    expect(plain(choice.problem)).toEqual({
      code: 'mode-refused',
      message: '`mode: apply` is refused: the code comes from another repository, and was not reviewed here',
      fix: 'use `mode: auto` or `mode: validate` there, and `mode: apply` on a push to a branch of this repository',
    });
  });

  test('a rejection says if the origin of the code is unknown', () => {
    const choice = chooseMode('apply', event('pull_request', nowhere), true);
    expect('problem' in choice && plain(choice.problem).message).toContain('does not say where the code');
  });

  test.each<readonly [WorkflowEvent, string]>([
    [event('push', { onDefaultBranch: true }), 'a push to the default branch'],
    [event('push'), 'not a push to the default branch, so nothing is changed'],
    [
      event('push', { onDefaultBranch: undefined }),
      'the event does not name the default branch, so nothing is changed; set `mode: apply` to apply',
    ],
    ...[
      'pull_request',
      'schedule',
      'workflow_dispatch',
      'repository_dispatch',
      'merge_group',
      'release',
      'workflow_run',
    ].map(
      (name) =>
        [
          event(name, { onDefaultBranch: undefined }),
          `${name} is not a push to the default branch, so nothing is changed`,
        ] as const,
    ),
    [event(''), 'the event is unknown, so nothing is changed'],
  ])('the reason for a default mode fits the event: %j', (of, reason) => {
    expect(chooseMode('auto', of, true)).toMatchObject({ reason: `auto: ${reason}` });
  });

  test('no combination applies code from a fork, or an event that only looks like a merge', () => {
    for (const name of ['push', 'pull_request', 'pull_request_target', 'workflow_run', 'merge_group', 'x']) {
      for (const asked of ['auto', 'apply', 'plan', 'validate'] as const) {
        for (const flags of Array.from({ length: 32 }, (_, bits) => bits)) {
          const of = event(name, {
            onDefaultBranch: (flags & 1) > 0,
            origin: (['here', 'elsewhere', 'unknown', 'unknown'] as const)[(flags >> 1) & 3] ?? 'unknown',
            byDependabot: (flags & 8) > 0,
          });
          if (of.origin === 'here' && name !== 'pull_request_target') continue;
          expect(outcome(asked, of, (flags & 16) > 0)).not.toMatch(/^apply/);
        }
      }
    }
  });
});

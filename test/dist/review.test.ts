import { expect, it } from 'vitest';
import { withoutMasks } from '../../src/cli/demo.ts';
import { GITHUB_TOKEN } from '../emulator/github.ts';
import { existingUs, fiveSecrets } from '../fixtures/examples.ts';
import { MERGE, runOn, type Start } from '../fixtures/workflow.ts';
import { runAction, startEmulator, startGitHubFake } from './workspace.ts';

const inItsOwnProcess: Start = (job) => runAction(job);

it('shows the plan on the pull request, updates it there, and applies it after the merge', async () => {
  const services = { github: await startGitHubFake(), emulator: await startEmulator() };
  const { github, emulator } = services;
  const bodies = () => github.pullRequest.comments.map(({ body }) => body);
  const first = await runOn('pull_request', services, {}, inItsOwnProcess);
  expect([first.exitCode, first.outputs.get('result')]).toEqual([0, 'planned']);
  expect(bodies()).toEqual([expect.stringContaining('### Base connections: 5 to create\n')]);

  emulator.seed(existingUs);
  await runOn('pull_request', services, {}, inItsOwnProcess);
  expect(bodies()).toEqual([expect.stringContaining('4 to create, 1 unchanged\n')]);

  github.pullRequest.mergedAs = MERGE;
  const inputs = { 'require-reviewed-plan': 'true' };
  const merged = await runOn('push', services, { inputs }, inItsOwnProcess);
  expect([merged.exitCode, merged.outputs.get('created')]).toEqual([0, '4']);
  expect(merged.log).toContain('reviewed on pull request #12');
  const printed = [first, merged].map(({ log, summary }) => withoutMasks(log) + summary).join('');
  for (const secret of [...Object.values(fiveSecrets), GITHUB_TOKEN]) expect(printed).not.toContain(secret);
});

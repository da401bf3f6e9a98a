import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { firstWorkflow } from '../../../src/cli/first-workflow.ts';
import { COPY } from '../../../src/cli/uses.ts';
import { repository } from '../../dist/workspace.ts';

const example = readFileSync(join(repository, 'examples/workflows/connections.yml'), 'utf8');
const needs = {
  key: 'zoho',
  secrets: ['ZOHO_CLIENT_SECRET', 'ZOHO_REFRESH_TOKEN'],
  lines: [],
  hosts: [],
};
const setting = {
  path: 'connections.yaml',
  branch: { name: 'main', isKnown: true },
  uses: COPY,
  sandbox: undefined,
};

describe('the first workflow', () => {
  it('is the example with its file, branch and action replaced', () => {
    expect(firstWorkflow(example, needs, setting)).toBe(example);
  });

  it.each([
    ['develop', '[develop]', 'develop'],
    ['release/1.x', '[release/1.x]', 'release/1.x'],
    ['1.0', '["1.0"]', '1.0'],
    ['null', '["null"]', 'null'],
    ['on', '["on"]', 'on'],
    ['a,b', '["a,b"]', 'a,b'],
    ['#1', '["#1"]', '#1'],
    ['it"s', '[it"s]', 'it"s'],
    ['$&', '[$&]', '$&'],
    ['v1+x', '[v1\\+x]', 'v1\\+x'],
    ['!x', '[\\!x]', '\\!x'],
  ])('names the branch %s as YAML and as a pattern', (name, list, pattern) => {
    const workflow = firstWorkflow(example, needs, { ...setting, branch: { name, isKnown: true } });
    expect(workflow).toContain(`branches: ${list} # the default branch\n`);
    expect(parse(workflow).on.push.branches).toEqual([pattern]);
  });

  it('names the path of the file as a pattern in the triggers and unchanged in the step', () => {
    const path = 'teams/a+b/[x] "y".yaml';
    const { on, jobs } = parse(firstWorkflow(example, { ...needs, hosts: ['a.b'] }, { ...setting, path }));
    expect([on.push.paths, on.pull_request.paths]).toEqual(Array(2).fill(['teams/a\\+b/\\[x] "y".yaml']));
    expect(jobs.connections.steps[1].with).toMatchObject({ config: path, 'allowed-hosts': 'a.b\n' });
  });

  it('passes no secrets if the file has none', () => {
    const { jobs } = parse(firstWorkflow(example, { ...needs, secrets: [] }, setting));
    expect(Object.keys(jobs.connections.steps[1].with)).toEqual([
      'adobe-client-id',
      'adobe-client-secret',
      'adobe-org-id',
    ]);
  });
});

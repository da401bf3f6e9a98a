import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConnectionsFile } from '../../src/config/connections-file.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: object;
}

interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, { readonly permissions?: object; readonly steps: readonly Step[] }>>;
}

const folder = new URL('../../examples/', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, folder), 'utf8');
const action: { readonly inputs: object; readonly outputs: object } = parse(textOf('../action.yml'));
const workflows = readdirSync(new URL('workflows/', folder)).map((name) => `workflows/${name}`);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

describe.each(files)('the connections file examples/%s', (path) => {
  it('is valid', () => {
    const { entries, problems } = readConnectionsFile(new TextEncoder().encode(textOf(path)), path);
    expect(problems).toEqual([]);
    expect(entries).not.toEqual([]);
  });

  it('points an editor to the schema', () => {
    expect(textOf(path)).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/schema\/connections\.schema\.json\n/,
    );
  });
});

const read = { contents: 'read' };
const showPlan = { ...read, 'pull-requests': 'write' };

/** The permissions by workflow and job: to check out, to comment on pull requests, to find the reviewed plan. */
const PERMISSIONS: Readonly<Record<string, object>> = {
  'workflows/connections.yml': { connections: showPlan, each: undefined },
  'workflows/drift.yml': { watch: read },
  'workflows/explore.yml': { explore: read },
  'workflows/minimal.yml': { connections: showPlan },
  'workflows/promote.yml': { plan: showPlan, promote: { ...read, 'pull-requests': 'read' } },
  'workflows/reviewed.yml': { connections: showPlan },
  'workflows/rotate.yml': { rotate: read },
  'workflows/sources.yml': { connections: showPlan },
};

describe.each(workflows)('the workflow examples/%s', (path) => {
  const text = textOf(path);
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('uses only inputs and outputs that exist', () => {
    const ours = steps.filter(({ uses }) => uses?.includes('aep-base-connections'));
    expect(ours).not.toEqual([]);
    for (const step of ours) {
      for (const name of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(name);
    }
    for (const [, name] of text.matchAll(/steps\.connections\.outputs\.([\w-]+)/g)) {
      expect(Object.keys(action.outputs)).toContain(name);
    }
  });

  it('queues all runs of a concurrency group, and says where that does not work', () => {
    const groups = [...text.matchAll(/^ *group: .*\n(?<next>.*)/gm)].map(
      ({ groups: found }) => found?.['next'],
    );
    for (const next of groups) expect(next).toMatch(/^ +queue: max # .*GitHub Enterprise Server/);
    expect(text.match(/^ *concurrency:/gm) ?? []).toHaveLength(groups.length);
  });

  it('has minimal permissions, pins its actions, and interpolates nothing into a script', () => {
    expect(workflow.permissions).toEqual({});
    const asked = Object.entries(workflow.jobs).map(([job, { permissions }]) => [job, permissions]);
    expect(Object.fromEntries(asked)).toEqual(PERMISSIONS[path]);
    for (const { uses, run } of steps) {
      if (uses !== undefined) expect(uses).toMatch(/^\.\/|@[0-9a-f]{40}$/);
      expect(run ?? '').not.toContain('${{');
    }
  });
});

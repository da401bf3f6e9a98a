import { describe, expect, it, vi } from 'vitest';
import { pathWithin } from '../../src/cli/git-repository.ts';
import { schemaOf } from '../../src/cli/uses.ts';
import { docsUrlOf } from '../../src/github/repository.ts';
import { readInputs } from '../../src/options/read-options.ts';

// These tests use Windows paths on every system.
vi.mock('node:path', async (importActual) => {
  const { win32 } = await importActual<typeof import('node:path')>();
  return { ...win32, default: win32 };
});

const WORKSPACE = 'D:\\a\\crm\\crm';

describe('on Windows', () => {
  it.each([
    ['crm\\connections.yaml', 'crm/connections.yaml'],
    ['.\\connections.yaml', 'connections.yaml'],
    ['crm/connections.yaml', 'crm/connections.yaml'],
    [`${WORKSPACE}\\connections.yaml`, 'connections.yaml'],
    ['d:\\A\\crm\\crm\\connections.yaml', 'connections.yaml'],
    ['..\\connections.yaml', '..\\connections.yaml'],
    ['C:\\connections.yaml', 'C:\\connections.yaml'],
  ])('annotations and comments name the file %s as %s', (config, shown) => {
    const { given } = readInputs({ INPUT_CONFIG: config, GITHUB_WORKSPACE: WORKSPACE });
    expect(given.get('config')).toBe(shown);
  });

  it.each([
    ['connections.yaml', '.github/actions/aep-base-connections/schema/connections.schema.json'],
    ['crm/connections.yaml', '../.github/actions/aep-base-connections/schema/connections.schema.json'],
    [
      'crm\\eu\\connections.yaml',
      '../../.github/actions/aep-base-connections/schema/connections.schema.json',
    ],
  ])('the first line of %s contains forward slashes', (path, schema) => {
    expect(schemaOf('./.github/actions/aep-base-connections', path)).toBe(schema);
  });

  it.each([
    [`${WORKSPACE}\\crm\\connections.yaml`, 'crm/connections.yaml'],
    ['D:\\a\\crm\\connections.yaml', undefined],
    ['E:\\a\\crm\\crm\\connections.yaml', undefined],
  ])('a workflow finds %s as %s', (path, found) => {
    expect(pathWithin(WORKSPACE, path)).toBe(found);
  });

  it('the summary links to the page of a copy of the action', () => {
    const environment = {
      GITHUB_REPOSITORY: 'acme/crm',
      GITHUB_SHA: 'c0ffee',
      GITHUB_WORKSPACE: WORKSPACE,
    };
    expect(docsUrlOf(environment, `${WORKSPACE}\\.github\\actions\\aep-base-connections`)).toBe(
      'https://github.com/acme/crm/blob/c0ffee/.github/actions/aep-base-connections/docs/troubleshooting.md',
    );
  });

  it('validate accepts a pattern with backslashes', async () => {
    const asked: string[] = [];
    vi.doMock('tinyglobby', () => ({
      glob: async (pattern: string) => {
        asked.push(pattern);
        return [];
      },
    }));
    const { validate } = await import('../../src/cli/validate.ts');
    const { terminalOf } = await import('../unit/cli/at-terminal.ts');
    const { terminal } = terminalOf({ folder: WORKSPACE });
    await validate(['teams\\*\\connections.yaml'], { format: 'text' }, terminal);
    expect(asked).toEqual(['teams/*/connections.yaml']);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cliText } from '../../../src/cli/problem-text.ts';
import { adviceOnMissing } from '../../../src/machine/missing-file.ts';
import { textOf } from '../../../src/model/message.ts';

/**
 * Makes a folder with these files. Returns what the action and the command line advise if the file at the
 * path is missing.
 */
async function advise(path: string, files: readonly string[], from = '.') {
  const top = await mkdtemp(join(tmpdir(), 'workspace-'));
  onTestFinished(() => rm(top, { recursive: true }));
  // The search ends at the top of a repository. Otherwise it would see what lies in the machine's own folders.
  await mkdir(join(top, '.git'));
  const folder = join(top, 'workspace');
  await mkdir(folder);
  for (const file of files) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  const [ofAction, ofCli] = await Promise.all(
    [false, true].map((isAnywhere) => adviceOnMissing(path, join(folder, from), isAnywhere)),
  );
  return { action: textOf(ofAction ?? []), cli: cliText(ofCli ?? []) };
}

const INIT = 'check the path; `init` writes a first connections file';

describe('the advice on a missing file', () => {
  it('is to check out the repository if the workspace is empty', async () => {
    expect(await advise('connections.yaml', [])).toEqual({
      action: 'check the repository out before this step',
      cli: INIT,
    });
  });

  it('is to check the path if the workspace contains other files', async () => {
    expect(await advise('connections.yaml', ['README.md', 'crm/other.yaml'])).toEqual({
      action: 'check the path in the input `config`, which is relative to the root of the repository',
      cli: INIT,
    });
  });

  it.each<readonly [string, string, readonly string[], string]>([
    ['with the other extension', 'connections.yaml', ['connections.yml'], '`connections.yml`'],
    ['without an extension', 'crm/connections', ['crm/connections.yaml'], '`crm/connections.yaml`'],
    ['in a different case', 'Connections.yaml', ['connections.yaml'], '`connections.yaml`'],
    [
      'in a subfolder',
      'connections.yaml',
      ['teams/eu/crm/connections.yaml'],
      '`teams/eu/crm/connections.yaml`',
    ],
    ['in a parent folder', 'crm/connections.yaml', ['connections.yaml', 'crm/x'], '`connections.yaml`'],
    ['in the same folder rather than another', 'a/c.yaml', ['a/c.yml', 'b/c.yaml'], '`a/c.yml`'],
    ['in several folders', 'c.yaml', ['b/c.yaml', 'a/c.yaml'], '`a/c.yaml` or `b/c.yaml`'],
    [
      'in many folders, of which three are named',
      'c.yaml',
      ['a/c.yaml', 'b/c.yaml', 'd/c.yaml', 'e/c.yaml'],
      '`a/c.yaml` or `b/c.yaml` or `d/c.yaml`',
    ],
  ])('names a similar file %s', async (_, path, files, names) => {
    const advice = `did you mean ${names}?`;
    expect(await advise(path, files)).toEqual({ action: advice, cli: advice });
  });

  it.each(['.github/actions/x/c.yaml', 'node_modules/x/c.yaml', 'a/b/c/d/c.yaml'])(
    'does not name a file that is hidden, installed or too deep: %s',
    async (file) => {
      expect((await advise('c.yaml', [file])).cli).toBe(INIT);
    },
  );

  it.each<readonly [string, readonly string[], string]>([
    ['in the folder above', ['connections.yml', 'a/b/x', '.git/x'], '../../connections.yml'],
    [
      'in the nearest folder above',
      ['connections.yaml', 'a/connections.yaml', 'a/b/x'],
      '../connections.yaml',
    ],
  ])('names a similar file %s on the command line, but not in the action', async (_, files, found) => {
    const { action, cli } = await advise('connections.yaml', files, 'a/b');
    expect(cli).toBe(`did you mean \`${found}\`?`);
    expect(action).not.toContain('did you mean');
  });

  it('does not look above the top of a repository', async () => {
    const files = ['connections.yaml', 'a/b/x', 'a/.git/x'];
    expect((await advise('connections.yaml', files, 'a/b')).cli).toBe(INIT);
    expect((await advise('connections.yaml', files, 'a')).cli).toBe(INIT);
  });

  it('says that only one file is read at a time if the path is a pattern', async () => {
    expect(await advise('teams/*/connections.yaml', ['teams/eu/connections.yaml'])).toEqual({
      action:
        'the input `config` accepts only one file: use a separate step or job for each file, for example with a matrix',
      cli: '`plan` and `apply` accept one file; `validate` accepts globs',
    });
  });

  it('names the absolute path of a similar file if the path was absolute', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'c.yml'), '');
    const advice = await adviceOnMissing(join(folder, 'c.yaml'), '/nowhere', true);
    expect(cliText(advice)).toBe(`did you mean \`${join(folder, 'c.yml')}\`?`);
  });
});

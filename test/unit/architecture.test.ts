import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** Small things that any folder may use. */
const ANYWHERE = ['at-once.ts', 'clock.ts', 'problem.ts', 'nearest.ts', 'is-record.ts'];

/** Who may import whom: folders of src, and packages. Types of another folder count like the rest of it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // Pure: no files, no network, no clock of their own.
  sources: [],
  config: ['sources', 'yaml', 'ajv'],
  secrets: ['config', 'http', 'node:util'],
  plan: ['config', 'flow-service', 'node:crypto'],
  report: ['config', 'flow-service', 'plan', 'apply', 'http', 'secrets'],
  // The network, by the `fetch` that they are handed.
  http: ['node:events'],
  'flow-service': ['config', 'http', 'plan', 'secrets', 'sources'],
  zoho: ['http', 'secrets'],
  apply: ['config', 'flow-service', 'http', 'plan', 'secrets', 'sources', 'zoho'],
  // Bind the above to one run; run.ts strings them together.
  stages: ['apply', 'config', 'flow-service', 'http', 'plan', 'report', 'secrets', 'sources', 'zoho'],
  // The edges.
  github: [
    'flow-service',
    'http',
    'report',
    'secrets',
    'stages',
    '@actions/core',
    '@actions/github',
    'node:path',
    'undici',
  ],
  emulator: ['hono', '@hono/node-server', 'node:crypto', 'node:http', 'node:net', 'node:timers/promises'],
  cli: [
    'config',
    'emulator',
    'flow-service',
    'github',
    'http',
    'plan',
    'report',
    'run.ts',
    'secrets',
    'sources',
    'stages',
    'read-workspace-file.ts',
    '..',
    'yaml',
    'commander',
    'tinyglobby',
    '@clack/prompts',
    'node:child_process',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:stream',
    'node:stream/consumers',
    'node:util',
  ],
};

/** Of other folders, only what holds no I/O: a stage that is handed its collaborators may know their types. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  plan: ['flow-service/base-connection.ts'],
  report: ['flow-service/base-connection.ts'],
  // Of the edge to GitHub, only what reads inputs; of the plan, only what two connections differ in; and the version.
  cli: [
    '../package.json',
    'github/inputs.ts',
    'github/parse-input.ts',
    'github/proxy.ts',
    'github/workflow-event.ts',
    'plan/compare.ts',
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const textOf = (path: string) => readFileSync(join(source, path), 'utf8');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.generated.ts') && !path.endsWith('in-one-piece.ts'),
);

const imports: readonly Import[] = files.flatMap((path) => {
  const text = textOf(path);
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)[^;]*? from '([^']+)'|import\([^'"]*['"]([^'"]+)['"]\)/g,
  );
  return [...found].map(([, quoted, dynamic]) => {
    const target = quoted ?? dynamic ?? '';
    const to = target.startsWith('.') ? relative(source, join(source, dirname(path), target)) : target;
    return { from: path, to };
  });
});

/** The folder of a file, or the package of a specifier such as `yaml/util`. */
const ownerOf = (path: string) => {
  const [first = '', second = ''] = path.split('/');
  return first.startsWith('@') ? `${first}/${second}` : path.startsWith('node:') ? path : first;
};

describe('who imports whom', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports what it may, and nothing else', (folder, allowed) => {
    const taken = imports.filter(({ from, to }) => ownerOf(from) === folder && ownerOf(to) !== folder);
    const others = taken.filter(({ to }) => !ANYWHERE.includes(to) && !allowed.includes(ownerOf(to)));
    expect(others).toEqual([]);
    const only = ONLY[folder] ?? [];
    const wrongFiles = taken.filter(
      ({ to }) => only.some((path) => ownerOf(path) === ownerOf(to)) && !only.includes(to),
    );
    expect(wrongFiles).toEqual([]);
  });

  it('every folder has its rule, and every rule its folder', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('only main.ts, read-workspace-file.ts and the edges touch the machine', () => {
    const touching = files.filter((path) => {
      const text = textOf(path);
      return /\bprocess\.\w|\bconsole\.|Math\.random|Date\.now|setTimeout|setInterval|globalThis/.test(text);
    });
    expect(touching.filter((path) => !/^(?:emulator|cli)\//.test(path)).sort()).toEqual([
      'clock.ts',
      'main.ts',
    ]);
    const reading = new Set(imports.filter(({ to }) => to.startsWith('node:fs')).map(({ from }) => from));
    expect([...reading].filter((path) => !path.startsWith('cli/')).sort()).toEqual([
      'main.ts',
      'read-workspace-file.ts',
    ]);
  });

  it('what is a piece of its own in the bundle is named by in-one-piece.ts, or its licence would be missing', () => {
    const later = files.flatMap((path) =>
      [...textOf(path).matchAll(/await import\('([^']+)'\)/g)].map(([, target = '']) => target),
    );
    const named = (path: string) =>
      [...textOf(path).matchAll(/ from '([^']+)'/g)].map(([, target = '']) => target);
    expect(later.sort()).toEqual(['@actions/github', 'undici']);
    expect(named('in-one-piece.ts').sort()).toEqual(later);
    // Octokit is no part of the command line.
    expect(named('cli/in-one-piece.ts')).toEqual(['undici']);
  });
});

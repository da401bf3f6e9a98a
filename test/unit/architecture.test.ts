import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sources } from '../../src/source/catalogue.ts';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/**
 * The other folders and packages that each folder of src may import. Every folder may also import `model`.
 * Folders are listed from the bottom up: none may import a folder listed below it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  // Pure: these folders use no files, no network and no clock.
  model: ['node:util', 'leven'],
  machine: [
    'node:fs',
    'node:fs/promises',
    'node:path',
    'node:stream/consumers',
    'node:timers/promises',
    'undici',
  ],
  secrets: ['http'],
  source: ['http', 'secrets'],
  config: ['source', 'yaml', 'ajv'],
  // These folders use the network, through the `fetch` that they receive.
  http: ['machine', 'node:events'],
  'flow-service': ['http', 'machine', 'secrets', 'source'],
  plan: ['config', 'source', 'node:crypto'],
  apply: ['flow-service', 'http', 'machine', 'plan', 'secrets', 'source'],
  report: ['http', 'plan', 'secrets', 'source', 'apply'],
  options: ['node:path'],
  run: [
    'apply',
    'config',
    'flow-service',
    'http',
    'machine',
    'options',
    'plan',
    'report',
    'secrets',
    'source',
  ],
  // The edges.
  github: [
    'config',
    'http',
    'machine',
    'options',
    'report',
    'run',
    'secrets',
    'source',
    '@actions/core',
    '@actions/github',
    'node:fs',
    'node:fs/promises',
    'node:path',
  ],
  emulator: ['machine', 'source', 'hono', '@hono/node-server', 'node:http'],
  cli: [
    'config',
    'emulator',
    'flow-service',
    'github',
    'http',
    'machine',
    'options',
    'plan',
    'report',
    'run',
    'secrets',
    'source',
    '..',
    'yaml',
    'commander',
    'fast-string-width',
    'tinyglobby',
    '@clack/prompts',
    'node:child_process',
    'node:events',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:stream',
    'node:stream/consumers',
    'node:util',
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const textOf = (path: string) => readFileSync(join(source, path), 'utf8');

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts'))
  .map((path) => path.replaceAll('\\', '/'));

const imports: readonly Import[] = files.flatMap((path) => {
  const found = textOf(path).matchAll(
    /(?:^|\n)(?:import|export)[^;]*? from '([^']+)'|import\([^'"]*['"]([^'"]+)['"]\)/g,
  );
  return [...found].map(([, quoted, dynamic]) => {
    const target = quoted ?? dynamic ?? '';
    const to = target.startsWith('.') ? relative(source, join(source, dirname(path), target)) : target;
    return { from: path, to: to.replaceAll('\\', '/') };
  });
});

/** Returns the folder of a file, or the package of a specifier such as `yaml/util`. */
const ownerOf = (path: string) => {
  const [first = '', second = ''] = path.split('/');
  return first.startsWith('@') ? `${first}/${second}` : path.startsWith('node:') ? path : first;
};

/** Returns one import cycle as a path, or `undefined` if there is none. */
function findCycle(): readonly string[] | undefined {
  const targets = new Map(files.map((path) => [path, imports.filter(({ from }) => from === path)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const { to } of targets.get(path) ?? []) {
      const cycle = visit(to, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  return files.map((path) => visit(path, [])).find((cycle) => cycle !== undefined);
}

describe('imports', () => {
  it.each(Object.entries(MAY_IMPORT))(
    'of %s go only to the folders and packages allowed',
    (folder, allowed) => {
      const others = imports.filter(
        ({ from, to }) => ownerOf(from) === folder && ![folder, 'model', ...allowed].includes(ownerOf(to)),
      );
      expect(others).toEqual([]);
    },
  );

  it('have one rule for each folder', () => {
    const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('form no cycle', () => {
    expect(findCycle()).toBeUndefined();
  });
});

describe('a file', () => {
  it('has at most 250 lines', () => {
    const linesOf = (path: string) => textOf(path).trimEnd().split('\n').length;
    expect(files.filter((path) => linesOf(path) > 250)).toEqual([]);
  });
});

describe('process, console, clock, chance and files', () => {
  it('are used only by the edges', () => {
    const touching = files.filter((path) =>
      /\bprocess\.\w|\bconsole\.|Math\.random|Date\.now|setTimeout|setInterval|globalThis/.test(textOf(path)),
    );
    expect(touching.filter((path) => !/^(?:emulator|cli)\//.test(path)).sort()).toEqual([
      'action.ts',
      'machine/clock.ts',
    ]);
    const reading = new Set(imports.filter(({ to }) => to.startsWith('node:fs')).map(({ from }) => from));
    expect([...reading].filter((path) => !path.startsWith('cli/')).sort()).toEqual([
      'github/run-action.ts',
      'machine/missing-file.ts',
      'machine/read-file.ts',
    ]);
  });
});

describe('the sources', () => {
  it('are named only in their records; Zoho also in its option and its token endpoint', () => {
    const names = [...sources.keys()].filter((name) =>
      /[a-z]-[a-z]|^(?:salesforce|snowflake|hubspot)$/.test(name),
    );
    const naming = files.filter((path) => {
      const text = textOf(path);
      return !path.startsWith('source/') && names.some((name) => text.includes(name));
    });
    expect(naming).toEqual([]);
    const zoho = files.filter((path) => !path.startsWith('source/') && /zoho/i.test(textOf(path)));
    expect(zoho.sort()).toEqual([
      'emulator/token-endpoints.ts',
      'options/options.ts',
      'options/read-options.ts',
    ]);
  });
});

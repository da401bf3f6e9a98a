import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledPackages } from './licences.ts';
import { repository } from './workspace.ts';

/** Licences that allow a package in the bundle if its notice is included. */
const LICENCE = /^(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/;

const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  dist: [
    '@actions/core',
    '@actions/exec',
    '@actions/github',
    '@actions/http-client',
    '@actions/io',
    '@octokit/auth-token',
    '@octokit/core',
    '@octokit/endpoint',
    '@octokit/graphql',
    '@octokit/plugin-paginate-rest',
    '@octokit/plugin-rest-endpoint-methods',
    '@octokit/request',
    '@octokit/request-error',
    'ajv',
    'before-after-hook',
    'content-type',
    'json-with-bigint',
    'leven',
    'tunnel',
    'undici',
    'universal-user-agent',
    'yaml',
  ],
  'dist/cli': [
    '@clack/core',
    '@clack/prompts',
    '@hono/node-server',
    'ajv',
    'commander',
    'fast-string-truncated-width',
    'fast-string-width',
    'fast-wrap-ansi',
    'fdir',
    'hono',
    'leven',
    'picomatch',
    'sisteransi',
    'tinyglobby',
    'undici',
    'yaml',
  ],
};

describe.each(Object.entries(PACKAGES))('the bundle in %s', (folder, packages) => {
  it('contains exactly these packages, each under an allowed licence', () => {
    const bundled = bundledPackages(folder);
    expect(bundled.map(({ name }) => name).sort()).toEqual(packages);
    for (const { name, licence, notice } of bundled) {
      expect([name, licence]).toEqual([name, expect.stringMatching(LICENCE)]);
      expect([name, notice]).toEqual([name, expect.stringMatching(/\w/)]);
    }
  });

  it('is one file next to the licences, which also name the authors of parts of packages', () => {
    const files = readdirSync(join(repository, folder), { withFileTypes: true });
    const names = files.filter((entry) => entry.isFile()).map(({ name }) => name);
    expect(names.sort()).toEqual(['index.js', 'licenses.txt', 'package.json']);
    const text = readFileSync(join(repository, folder, 'licenses.txt'), 'utf8');
    for (const owner of ['Matteo Collina and Undici contributors', 'Ethan Arrowood', 'Fedor Indutny'])
      expect(text).toContain(owner);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { descriptionOf, OPTION_NAMES, OPTIONS } from '../../../src/options/options.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Declared {
  readonly description: string;
  readonly default?: string;
}

describe('the table of options', () => {
  test('is what action.yml declares: names, defaults and descriptions, in this order', () => {
    const { inputs } = parseYaml(read('action.yml')) as { readonly inputs: Record<string, Declared> };
    const declared = Object.entries(inputs).map(([name, { description, default: standard = '' }]) => [
      name,
      name === 'github-token' ? '' : standard,
      description,
    ]);
    expect(declared).toEqual(OPTION_NAMES.map((name) => [name, OPTIONS[name].default, descriptionOf(name)]));
    // Only the runner knows the token of the job.
    expect(inputs['github-token']?.default).toBe('${{ github.token }}');
  });

  test('is what the README shows', () => {
    const rows = read('README.md')
      .match(/<!-- inputs -->\n[\s\S]*?\n<!-- end -->/)?.[0]
      .split('\n')
      .slice(3, -1);
    const expected = OPTION_NAMES.map((name) => {
      const standard = name === 'github-token' ? '${{ github.token }}' : OPTIONS[name].default;
      return `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${descriptionOf(name)} |`;
    });
    expect(rows).toEqual(expected);
  });

  test('has defaults that its parsers accept', () => {
    for (const name of OPTION_NAMES) expect(() => OPTIONS[name].parse(OPTIONS[name].default)).not.toThrow();
  });

  test('has no flag for a secret: other processes can see arguments', () => {
    const secrets = OPTION_NAMES.filter((name) => /secret|token/.test(name));
    expect(secrets).toEqual(['secrets', 'adobe-client-secret', 'adobe-access-token', 'github-token']);
    expect(secrets.filter((name) => OPTIONS[name].flag !== undefined)).toEqual([]);
  });
});

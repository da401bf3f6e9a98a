import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { OPTION_NAMES, OPTIONS } from '../../../src/options/options.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

interface Declared {
  readonly description: string;
  readonly default?: string;
}

const { inputs } = parseYaml(read('action.yml')) as { readonly inputs: Readonly<Record<string, Declared>> };

describe('the table of options', () => {
  test('matches action.yml: names and defaults, in this order', () => {
    const declared = Object.entries(inputs).map(([name, { default: standard = '' }]) => [
      name,
      name === 'github-token' ? '' : standard,
    ]);
    expect(declared).toEqual(OPTION_NAMES.map((name) => [name, OPTIONS[name].default]));
    // Only the runner knows the token of the job, so the table has no default for it.
    expect(inputs['github-token']?.default).toBe('${{ github.token }}');
  });

  test('describes each flag with the first sentence of its input in action.yml', () => {
    const flagged = OPTION_NAMES.filter((name) => OPTIONS[name].flag !== undefined);
    expect(OPTION_NAMES.filter((name) => OPTIONS[name].help !== undefined)).toEqual(flagged);
    for (const name of flagged) {
      const help = OPTIONS[name].help ?? '';
      const sentence = `${help.charAt(0).toUpperCase()}${help.slice(1)}.`;
      expect(`${inputs[name]?.description} `.slice(0, sentence.length + 1)).toBe(`${sentence} `);
    }
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

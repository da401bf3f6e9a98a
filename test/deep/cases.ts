/** Returns the number of random cases: `count` times the environment variable `CASES`. */
export function cases(count: number): number {
  const times = Number(process.env['CASES'] ?? '1');
  return Math.ceil(count * (times > 0 ? times : 1));
}

/**
 * Returns the least number of cases of a kind among `count` random cases: `part` of them, less what chance may take away.
 * With few cases, a rare kind may be missing.
 */
export function leastOf(count: number, part: number): number {
  const expected = part * count;
  return Math.floor(expected - 2 * Math.sqrt(expected));
}

/** The seed of tests with their own random cases: the environment variable `SEED`, or a different number each time. */
export function seed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

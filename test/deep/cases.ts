/** Returns the number of random cases: `count` times the environment variable `CASES`. */
export function cases(count: number): number {
  const times = Number(process.env['CASES'] ?? '1');
  return Math.ceil(count * (times > 0 ? times : 1));
}

/** The seed of tests with their own random cases: the environment variable `SEED`, or a different number each time. */
export function seed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

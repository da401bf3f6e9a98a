/** How many cases a test draws: `count`, times what the environment variable `CASES` says. */
export function cases(count: number): number {
  const times = Number(process.env['CASES'] ?? '1');
  return Math.ceil(count * (times > 0 ? times : 1));
}

/** What a test that draws by itself begins with: another each time, unless the environment variable `SEED` says which. */
export function seed(): number {
  return Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}

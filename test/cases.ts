/** How many cases a test draws: `count`, times what the environment variable `CASES` says. */
export function cases(count: number): number {
  const times = Number(process.env['CASES'] ?? '1');
  return Math.ceil(count * (times > 0 ? times : 1));
}

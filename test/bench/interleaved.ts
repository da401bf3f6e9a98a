/**
 * Measures several things by turns, each so many times, and returns the median of each: what else the machine does
 * meanwhile falls on all of them alike.
 */
export async function mediansOf<Name extends string | number>(
  times: number,
  measured: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(measured) as Name[];
  const found = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < times; round++) {
    for (const name of names) found.get(name)?.push(await measured[name]());
  }
  const entries = names.map((name) => [name, median(found.get(name) ?? [])] as const);
  return Object.fromEntries(entries) as Record<Name, number>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('a median of nothing');
  return (low + high) / 2;
}

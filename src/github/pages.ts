/** The most items that GitHub returns per page. */
const PER_PAGE = 100;

interface Page<T> {
  readonly data: readonly T[];
  readonly headers: { readonly link?: string | undefined };
}

/**
 * Returns what `pick` returns for each item of a listing. Octokit's own pagination would follow the link to the next
 * page to any server, and read an object or a conflict (409) as an empty page.
 */
export async function pickFromPages<T, U>(
  get: (page: { readonly per_page: number; readonly page: number }) => Promise<Page<T>>,
  pick: (item: T) => readonly U[],
): Promise<readonly U[]> {
  const picked: U[] = [];
  for (let page = 1; ; page++) {
    const { data, headers } = await get({ per_page: PER_PAGE, page });
    if (!Array.isArray(data)) throw new TypeError('the answer is not a list');
    for (const item of data) picked.push(...pick(item));
    if (!/;\s*rel="?next"?/.test(headers.link ?? '')) return picked;
  }
}

import type { HttpResult } from '../http/result.ts';
import { isRecord } from '../model/is-record.ts';

/** Lists the sandboxes that the caller may use; no right of an administrator is needed. */
export const SANDBOXES = '/data/foundation/sandbox-management/';

export interface Sandbox {
  readonly name: string;
  /** As the user interface calls it. */
  readonly title: string;
  /** Missing where Adobe shows none. */
  readonly state?: string | undefined;
}

export interface SandboxList {
  readonly sandboxes: readonly Sandbox[];
  /** Whether there are no others: Adobe does not document how this listing is paged. */
  readonly isWhole: boolean;
}

/** Reads the answer to the listing of sandboxes; `undefined` when it is none. Items without a name are left out. */
export function parseSandboxes(result: HttpResult): SandboxList | undefined {
  if (result.kind !== 'answer' || result.status !== 200 || !isRecord(result.json)) return undefined;
  const { sandboxes: items, _links: links } = result.json;
  if (!Array.isArray(items)) return undefined;
  const sandboxes = items.flatMap((item): Sandbox | [] => {
    const { name, title, state } = isRecord(item) ? item : {};
    if (typeof name !== 'string' || !/^[a-z][a-z0-9-]{0,255}$/.test(name)) return [];
    const shown = typeof state === 'string' && /^[\w -]{1,40}$/.test(state) ? state : undefined;
    return { name, title: typeof title === 'string' ? title : '', state: shown };
  });
  const hasMore = isRecord(links) && isRecord(links['next']) && typeof links['next']['href'] === 'string';
  return { sandboxes, isWhole: !hasMore && sandboxes.length === items.length };
}

import { type HttpResult, objectIn } from '../http/result.ts';
import { textAt } from '../model/is-record.ts';

/** The path that lists the sandboxes that the caller may use. It needs no administrator rights. */
export const SANDBOXES = '/data/foundation/sandbox-management/';

export interface Sandbox {
  readonly name: string;
  /** The name in Adobe's user interface. */
  readonly title: string;
  /** Absent when Adobe does not return it. */
  readonly state?: string | undefined;
}

export interface SandboxList {
  readonly sandboxes: readonly Sandbox[];
  /** Whether the list is complete. Adobe does not document how it is paged. */
  readonly isWhole: boolean;
}

/** Reads the answer that lists the sandboxes; `undefined` for any other answer. Items without a name are omitted. */
export function parseSandboxes(result: HttpResult): SandboxList | undefined {
  const json = objectIn(result);
  const items = json?.['sandboxes'];
  if (!Array.isArray(items)) return undefined;
  const sandboxes = items.flatMap((item): Sandbox | [] => {
    const name = textAt(item, 'name');
    const state = textAt(item, 'state') ?? '';
    if (name === undefined || !/^[a-z][a-z0-9-]{0,255}$/.test(name)) return [];
    const shown = /^[\w -]{1,40}$/.test(state) ? state : undefined;
    return { name, title: textAt(item, 'title') ?? '', state: shown };
  });
  const hasMore = textAt(json, '_links', 'next', 'href') !== undefined;
  return { sandboxes, isWhole: !hasMore && sandboxes.length === items.length };
}

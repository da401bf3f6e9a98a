/** One way to show an item: the texts that it consists of, each on lines of its own. */
export type Form = readonly string[];

/**
 * Fits items, the most important first, into `room` bytes. Each item comes in its forms, from the shortest to the
 * longest. As many items as possible get their first form, then as many of these as possible their next one, so no
 * item is left out because another is large. Returns the form of each item; `undefined` if there is no room for it.
 */
export function fitInto(items: readonly (readonly Form[])[], room: number): readonly (Form | undefined)[] {
  const shown = items.map((): Form | undefined => undefined);
  const steps = Math.max(0, ...items.map(({ length }) => length));
  let left = room;
  for (let step = 0; step < steps; step++) {
    for (const [index, forms] of items.entries()) {
      const form = forms[step];
      const before = shown[index];
      if (form === undefined || (step > 0 && before === undefined)) continue;
      const more = sizeOf(form) - sizeOf(before ?? []);
      if (more > left) continue;
      left -= more;
      shown[index] = form;
    }
  }
  return shown;
}

/** Returns the size in bytes, with a line break after each text. */
export function sizeOf(texts: Form): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, 0);
}

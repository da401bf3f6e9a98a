import type { Location } from '../model/problem.ts';

/** Returns the place of each offset into `text`. Lines end with LF (a CR before it belongs to the line); columns count UTF-16 units. */
export function textPlaces(text: string, file: string): (offset: number) => Location {
  const lineStarts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lineStarts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { file, line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}

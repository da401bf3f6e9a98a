import type { Preset, PresetValue } from '../model/source.ts';

/**
 * Returns the row of a preset that a text means: its short name, another word for it, or a URL or host of the vendor
 * with its ending, such as `EU`, `USDataCenter`, `com.au` or `https://accounts.zoho.in`. Returns nothing for text that
 * names no row or several. A row decides where secrets are sent, so similar spellings are not guessed.
 */
export function rowMeant(preset: Preset, text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const host = plain.replace(/^https?:\/\//, '').replace(/[/:?#].*$/s, '');
  const labels = host.split('.');
  const vendor = labels.findLastIndex((label) => preset.vendorLabels?.includes(label));
  if (vendor < 0) return rowNamed(preset, wordIn(plain));
  const ending = rowNamed(preset, labels.slice(vendor + 1).join('.'));
  const others = labels.slice(0, vendor + 1).map((label) => rowNamed(preset, label));
  return others.every((other) => other === undefined || other === ending) ? ending : undefined;
}

/** Returns a name without common additions: `.eu`, `USDataCenter` and `EU DC`. */
function wordIn(plain: string): string {
  return plain.replace(/[\s_-]*(?:data[\s_-]*cent(?:er|re)|dc)$/, '').replace(/^\./, '');
}

function rowNamed({ rows, words = {} }: Preset, word: string): string | undefined {
  return Object.keys(rows).find((row) => row === word || words[row]?.includes(word));
}

/** Returns the row of a preset that a host of a parameter belongs to. */
export function rowAt(
  preset: Preset | undefined,
  parameter: string,
  host: string | undefined,
): string | undefined {
  if (host === undefined) return undefined;
  return Object.entries(preset?.rows ?? {}).find(([, row]) => row[parameter]?.hosts.includes(host))?.[0];
}

/** Returns the value that a preset fills in, followed by its other hosts in the same form. */
export function examplesOf(filled: PresetValue | undefined): readonly string[] {
  if (filled === undefined) return [];
  const { value, hosts } = filled;
  const scheme = /^https:\/\//.exec(value)?.[0] ?? '';
  const others = hosts.map((host) => `${scheme}${host}`);
  return [value, ...others.filter((each) => !`${value}/`.startsWith(`${each}/`))];
}

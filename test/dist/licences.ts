import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './workspace.ts';

interface BundledPackage {
  readonly name: string;
  /** As SPDX abbreviates it. */
  readonly licence: string;
  /** The first line of its licence's text. */
  readonly notice: string;
}

/** The packages that a bundle holds, by the file of licences that ncc writes beside it: name, licence and text of each. */
export function bundledPackages(folder: string): readonly BundledPackage[] {
  const lines = readFileSync(join(repository, folder, 'licenses.txt'), 'utf8').split('\n');
  return lines.flatMap((name, index) => {
    const [licence = '', notice = ''] = lines.slice(index + 1);
    const isFirst = index === 0 || lines[index - 1] === '';
    const isPackage = /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) && /^[\w.-]+$/.test(licence);
    return isFirst && isPackage && name !== 'aep-base-connections' ? [{ name, licence, notice }] : [];
  });
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './workspace.ts';

interface BundledPackage {
  readonly name: string;
  /** The SPDX identifier of the licence. */
  readonly licence: string;
  /** The first line of the licence text. */
  readonly notice: string;
}

/** Returns the packages of a bundle according to the licence file that ncc writes next to it. */
export function bundledPackages(folder: string): readonly BundledPackage[] {
  const lines = readFileSync(join(repository, folder, 'licenses.txt'), 'utf8').split('\n');
  return lines.flatMap((name, index) => {
    const [licence = '', notice = ''] = lines.slice(index + 1);
    const isFirst = index === 0 || lines[index - 1] === '';
    const isPackage = /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) && /^[\w.-]+$/.test(licence);
    return isFirst && isPackage && name !== 'aep-base-connections' ? [{ name, licence, notice }] : [];
  });
}

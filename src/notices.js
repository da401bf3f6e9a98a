// Adds to the licences of dist/ what is in a package besides its own: ncc takes one file of each. Run by `npm run bundle`.
import { appendFileSync, readFileSync } from 'node:fs';

const NOTICES = [
  ['undici, lib/web/fetch', 'node_modules/undici/lib/web/fetch/LICENSE'],
  ['llhttp, in undici as WebAssembly', 'src/github/llhttp-license.txt'],
];

for (const folder of ['dist', 'dist/cli']) {
  for (const [what, path] of NOTICES) {
    appendFileSync(`${folder}/licenses.txt`, `\n\n${what}:\n\n${readFileSync(path, 'utf8').trim()}\n`);
  }
}

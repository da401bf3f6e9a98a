// Builds dist/ from build/: one file per program, with the licences of the bundled packages. Comments, except those
// about licences, are removed. They would be a fifth of the download.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@babel/parser';

const PROGRAMS = { dist: 'build/src/action.js', 'dist/cli': 'build/src/cli/main.js' };

const ncc = fileURLToPath(new URL('../node_modules/@vercel/ncc/dist/ncc/cli.js', import.meta.url));

rmSync('dist', { recursive: true, force: true });
const builds = Object.entries(PROGRAMS).map(async ([folder, program]) => {
  const args = [ncc, 'build', program, '--out', folder, '--license', 'licenses.txt', '--no-cache'];
  const [status] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close');
  if (status !== 0) throw new Error(`ncc failed for ${program}`);
  const bundle = `${folder}/index.js`;
  writeFileSync(bundle, withoutComments(readFileSync(bundle, 'utf8')));
  appendFileSync(`${folder}/licenses.txt`, `\n\n${readFileSync('src/third-party-notices.txt', 'utf8')}`);
});
await Promise.all(builds);

/** Removes comments. A comment with a line break is replaced by one, since that can end a statement. */
function withoutComments(code) {
  const { comments } = parse(code, { sourceType: 'module' });
  let result = '';
  let from = 0;
  for (const { start, end, value } of comments) {
    if (/^!|@licen[cs]e|@preserve|copyright/i.test(value) || start < from) continue;
    const lineStart = code.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = code.indexOf('\n', end);
    const isAlone = code.slice(lineStart, start).trim() === '' && code.slice(end, lineEnd).trim() === '';
    if (isAlone && lineStart >= from && lineEnd !== -1) {
      result += code.slice(from, lineStart);
      from = lineEnd + 1;
    } else {
      result += code.slice(from, start).replace(/[ \t]+$/, '') + (value.includes('\n') ? '\n' : ' ');
      from = end;
    }
  }
  return result + code.slice(from);
}

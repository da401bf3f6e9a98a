// Makes docs/pictures with Chromium. Start it with `npm run pictures`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { htmlPage } from './html.ts';
import { pictures } from './story.ts';

/** A script that writes the size of the content to the title of a page. */
const MEASURE =
  '<script>document.title = [document.body.offsetWidth, document.body.offsetHeight].join()</script>';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  for (const [name, markdown] of Object.entries(await pictures())) {
    const page = join(folder, `${name}.html`);
    const html = htmlPage(markdown);
    writeFileSync(page, `${html}${MEASURE}`);
    const size = /<title>(\d+,\d+)/.exec(chromium('--dump-dom', page))?.[1];
    const picture = `docs/pictures/${name}.png`;
    chromium(`--screenshot=${picture}`, page, size);
    process.stdout.write(`${picture}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs Chromium on a page in a window of this size and returns its output. */
function chromium(task: string, page: string, size = '100,100'): string {
  const args = [
    '--headless',
    '--no-sandbox',
    '--hide-scrollbars',
    '--force-device-scale-factor=1.5',
    '--default-background-color=00000000',
    `--window-size=${size}`,
    `--user-data-dir=${join(folder, 'profile')}`,
    task,
    pathToFileURL(page).href,
  ];
  const program = process.env['CHROMIUM'] ?? 'chromium';
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

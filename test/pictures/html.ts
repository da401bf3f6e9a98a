/** The styles of a GitHub comment on a light card, which is readable on light and dark pages. */
const STYLE = `
  * { box-sizing: border-box }
  html { background: transparent }
  body { margin: 0; padding: 8px; width: max-content }
  main { min-width: 824px; padding: 8px 24px 4px; border: 1px solid #d1d9e0; border-radius: 8px; background: #fff; color: #1f2328;
    font: 16px/1.5 'Liberation Sans', Arial, sans-serif, 'Noto Color Emoji' }
  h3 { font-size: 20px; margin: 16px 0 }
  p, table, details { margin: 0 0 16px }
  p { width: 0; min-width: 100% }
  a { color: #0969da; text-decoration: none }
  code { font: 13.6px 'Liberation Mono', monospace; background: #eff1f3; border-radius: 6px; padding: 3px 6px }
  table { border-collapse: collapse }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px; text-align: left; white-space: nowrap }
  td code { white-space: nowrap }
  summary { margin-bottom: 4px }
  pre { margin: 0; padding: 12px 16px; background: #f6f8fa; border-radius: 6px; font: 13.6px/1.45 'Liberation Mono', monospace }
  pre i { font-style: normal }
  .minus { color: #82071e; background: #ffebe9 }
  .plus { color: #116329; background: #dafbe1 }
  small { font-size: 12px }
`;

/** Returns a page that shows Markdown. It supports only the elements of the comment and the summary. */
export function htmlPage(markdown: string): string {
  const blocks = markdown
    .replaceAll(/<!--[\s\S]*?-->\n?/g, '')
    .replaceAll(
      /```diff\n([\s\S]*?)```|((?:^\|.*\|\n)+)|^### (.*)$|^(<\/?details.*)$|^(\S.*)$/gm,
      (_, diff?: string, table?: string, heading?: string, tags?: string, text = '') => {
        if (diff !== undefined) return `<pre>${diff.split('\n').map(diffLine).join('\n')}</pre>`;
        if (table !== undefined) return tableOf(table);
        if (heading !== undefined) return `<h3>${inline(heading)}</h3>`;
        return tags ?? `<p>${inline(text)}</p>`;
      },
    );
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style><main>${blocks}</main>`;
}

function diffLine(line: string): string {
  const kind = line.startsWith('-') ? 'minus' : line.startsWith('+') ? 'plus' : '';
  return `<i class="${kind}">${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</i>`;
}

function tableOf(table: string): string {
  const [head = '', , ...rows] = table.trim().split('\n');
  const row = (line: string, tag: string) =>
    `<tr>${line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`)
      .join('')}</tr>`;
  return `<table>${row(head, 'th')}${rows.map((line) => row(line, 'td')).join('')}</table>`;
}

function inline(text: string): string {
  return text
    .replaceAll(/\[((?:[^\]\\]|\\.)*)\]\(([^) ]+)(?: "[^"]*")?\)/g, '<a>$1</a>')
    .replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')
    .replaceAll(/<sub>(.*?)<\/sub>/g, '<small>$1</small>')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');
}

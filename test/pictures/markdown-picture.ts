import { lexer, type MarkedOptions, Parser, type Token, type Tokens } from 'marked';
import { extentOf } from './text-width.ts';

/** How GitHub shows a piece of Markdown. All lengths are pixels. */
export interface Showing {
  /** What the picture is of, for those who don't see it. */
  readonly title: string;
  /** Whether it is a comment: with its header, and with a new line for every line. */
  readonly comment?: { readonly author: string; readonly what: string };
}

const WIDTH = 940;
const PADDING = 16;
const HEADER = 38;
const ROOM = WIDTH - 2 * PADDING;
const TEXT = 14;
const LINE = 21;
const GAP = 16;
const CELL = { padding: 13, space: 6, border: 1 };
const HEADINGS: Readonly<Record<number, { readonly size: number; readonly rule: number }>> = {
  2: { size: 21, rule: 8 },
  3: { size: 17.5, rule: 0 },
};

/** A block of the page, and how much room it takes. */
interface Block {
  readonly html: string;
  readonly height: number;
}

/** Returns a picture of Markdown as GitHub shows it, in light and dark, as SVG. */
export function markdownPicture(markdown: string, { title, comment }: Showing): string {
  const options = { gfm: true, breaks: comment !== undefined };
  // The space after a block is as wide as the one after any other: the last one's is the padding's.
  const blocks = lexer(markdown, options).flatMap((token) => blockOf(token, options));
  const body = blocks.reduce((height, block) => height + block.height + GAP, -GAP);
  const height = Math.ceil((comment === undefined ? 0 : HEADER) + 2 * PADDING + body);
  const header =
    comment === undefined
      ? ''
      : `<div class="header"><b>${escaped(comment.author)}</b> <i>bot</i> ${escaped(comment.what)}</div>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<foreignObject width="${WIDTH}" height="${height}">
<div xmlns="http://www.w3.org/1999/xhtml" class="page">${header}
<div class="body">
${blocks.map(({ html }) => html).join('\n')}
</div>
</div>
</foreignObject>
</svg>
`;
}

function blockOf(token: Token, options: MarkedOptions): readonly Block[] {
  const inline = (tokens: readonly Token[]) => asXml(Parser.parseInline([...tokens], options));
  switch (token.type) {
    case 'space':
      return [];
    case 'html':
      // GitHub shows no comments.
      if (/^\s*<!--[\s\S]*-->\s*$/.test(token.raw)) return [];
      break;
    case 'heading': {
      const { depth, tokens } = token as Tokens.Heading;
      const { size, rule } = HEADINGS[depth] ?? { size: TEXT, rule: 0 };
      const html = inline(tokens);
      const lines = extentOf(html, size, true).linesAt(ROOM);
      return [{ html: `<h${depth}>${html}</h${depth}>`, height: lines * size * 1.25 + rule }];
    }
    case 'paragraph': {
      const html = inline((token as Tokens.Paragraph).tokens);
      return [{ html: `<p>${html}</p>`, height: LINE * extentOf(html, TEXT).linesAt(ROOM) }];
    }
    case 'list': {
      const items = (token as Tokens.List).items.map((item) =>
        inline(item.tokens.flatMap((each) => ('tokens' in each ? (each.tokens ?? []) : []))),
      );
      const lines = items.reduce((sum, html) => sum + extentOf(html, TEXT).linesAt(ROOM - 28), 0);
      return [
        {
          html: `<ul>${items.map((html) => `<li>${html}</li>`).join('')}</ul>`,
          height: LINE * lines + 4 * (items.length - 1),
        },
      ];
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [tableOf([header, ...rows].map((row) => row.map(({ tokens }) => inline(tokens))))];
    }
  }
  throw new Error(`This picture has no way to show Markdown of the kind ${token.type}: ${token.raw}`);
}

/** Sets the columns as browsers do, except that it is said outright: the height must be known beforehand. */
function tableOf(rows: readonly (readonly string[])[]): Block {
  const extents = rows.map((row, index) => row.map((html) => extentOf(html, TEXT, index === 0)));
  const frame = 2 * CELL.padding + CELL.border;
  const columns = (extents[0] ?? []).map((_, column) => ({
    most: Math.max(...extents.map((row) => row[column]?.most ?? 0)) + frame,
    least: Math.max(...extents.map((row) => row[column]?.least ?? 0)) + frame,
  }));
  const sum = (which: 'most' | 'least') => columns.reduce((total, column) => total + column[which], 1);
  const share = Math.min(1, (ROOM - sum('least')) / (sum('most') - sum('least')));
  const widths = columns.map(({ most, least }) => Math.floor(least + share * (most - least)));
  const heights = extents.map(
    (row) =>
      Math.max(...row.map((extent, column) => extent.linesAt((widths[column] ?? 0) - frame))) * LINE +
      2 * CELL.space +
      CELL.border,
  );
  const columnsHtml = widths.map((width) => `<col style="width:${width}px"/>`).join('');
  const rowsHtml = rows.map((row, index) => {
    const kind = index === 0 ? 'th' : 'td';
    return `<tr>${row.map((html) => `<${kind}>${html}</${kind}>`).join('')}</tr>`;
  });
  const width = widths.reduce((total, each) => total + each, 1);
  return {
    html: `<table style="width:${width}px"><colgroup>${columnsHtml}</colgroup><tbody>\n${rowsHtml.join('\n')}\n</tbody></table>`,
    height: heights.reduce((total, each) => total + each, CELL.border),
  };
}

/** Returns HTML as an SVG may hold it; its links lead nowhere, as those of a picture. */
function asXml(html: string): string {
  return html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<br\s*\/?>/g, '<br/>')
    .replaceAll(/<a [^>]*>/g, '<u>')
    .replaceAll('</a>', '</u>');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What of GitHub's look there is a use for, with its colours. */
const STYLE = `
.page{--fg:#1f2328;--muted:#59636e;--bg:#fff;--subtle:#f6f8fa;--line:#d1d9e0;--code:#818b981f;--link:#0969da}
@media (prefers-color-scheme:dark){.page{--fg:#f0f6fc;--muted:#9198a1;--bg:#0d1117;--subtle:#151b23;--line:#3d444d;--code:#656c7633;--link:#4493f8}}
.page{box-sizing:border-box;height:100%;overflow:hidden;border:1px solid var(--line);border-radius:6px;background:var(--bg);color:var(--fg);font:${TEXT}px/${LINE}px -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif}
.header{box-sizing:border-box;height:${HEADER - 1}px;padding:8px 16px;border-bottom:1px solid var(--line);background:var(--subtle);color:var(--muted)}
.header b{color:var(--fg);font-weight:600}
.header i{padding:1px 6px;border:1px solid var(--line);border-radius:12px;font-weight:500;font-style:normal;font-size:12px}
.body{padding:${PADDING - 1}px}
.body>*{margin:0 0 ${GAP}px}
h2,h3{font-weight:600;line-height:1.25}
h2{padding-bottom:7px;border-bottom:1px solid var(--line);font-size:21px}
h3{font-size:17.5px}
ul{padding-left:28px}
li+li{margin-top:4px}
table{border-spacing:0;border-collapse:collapse;table-layout:fixed}
th,td{padding:${CELL.space}px ${CELL.padding}px;border:1px solid var(--line);vertical-align:middle}
th{font-weight:600}
tr:nth-child(odd)>td{background:var(--subtle)}
code{padding:.2em .4em;border-radius:6px;background:var(--code);font:85% ui-monospace,SFMono-Regular,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;white-space:break-spaces}
sub{position:relative;bottom:-.25em;vertical-align:baseline;font-size:75%;line-height:0}
strong{font-weight:600}
u{color:var(--link)}
`;

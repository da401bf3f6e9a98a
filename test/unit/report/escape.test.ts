import { describe, expect, test } from 'vitest';
import { codeForMarkdown, forLog, forMarkdown, valueForMarkdown } from '../../../src/report/escape.ts';

describe('text for the log', () => {
  test.each([
    ['::error::x', '∶:error::x'],
    ['  ::set-output name=x::y', '  ∶:set-output name=x::y'],
    ['\u00a0\u3000::error::x', '\\u{a0}\\u{3000}::error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['a\n::error::x', 'a\\u{a}::error::x'],
    ['a\r::error::x', 'a\\u{d}::error::x'],
    ['a\u2028::error::x', 'a\\u{2028}::error::x'],
    ['\u001b[31mred', '\\u{1b}[31mred'],
    ['evil\u202egnp.exe', 'evil\\u{202e}gnp.exe'],
    ['\ufeff::error::x', '\\u{feff}::error::x'],
    ['x ##[error]y', 'x #\u2060#[error]y'],
    ['###[group]', '##\u2060#[group]'],
    ['##[##[add-mask]', '#\u2060#[#\u2060#[add-mask]'],
    ['plain: text #[1] ü 漢', 'plain: text #[1] ü 漢'],
  ])('%j becomes %j', (text, expected) => {
    expect(forLog(text)).toBe(expected);
  });
});

describe('text for Markdown', () => {
  test.each([
    ['**bold** _it_ ~~no~~', '&#42;&#42;bold&#42;&#42; &#95;it&#95; &#126;&#126;no&#126;&#126;'],
    ['<img src=x onerror=y>', '&#60;img src&#61;x onerror&#61;y&#62;'],
    ['a | b', 'a &#124; b'],
    ['a\n\n# b', 'a &#35;&#8288; b'],
    ['[x](https://evil.example)', '&#91;x&#93;&#40;https&#58;//evil.example&#41;'],
    ['&lt;b&gt;', '&#38;lt;b&#38;gt;'],
    ['@admin see #12', '&#64;&#8288;admin see &#35;&#8288;12'],
    ['GH-12 :tada: a:b', 'GH-&#8288;12 &#58;&#8288;tada&#58; a&#58;b'],
    ['www.evil.example WWW.x', 'www&#46;evil.example WWW&#46;x'],
    ['`code`', '&#96;code&#96;'],
    ['x\u202ey', 'x&#92;u&#123;202e&#125;y'],
    ['\t  a \n b ', ' a b '],
    ['a\u00a0b', 'a&#92;u&#123;a0&#125;b'],
    [
      ':+1: :-1: :100: :8ball: :e-mail: :Tada:',
      '&#58;&#8288;&#43;1&#58; &#58;&#8288;-1&#58; &#58;&#8288;100&#58; &#58;&#8288;8ball&#58; &#58;&#8288;e-mail&#58; &#58;&#8288;Tada&#58;',
    ],
    ['file.yaml:12:30: :tada', 'file.yaml&#58;12&#58;30&#58; &#58;tada'],
  ])('%j becomes %j', (text, expected) => {
    expect(forMarkdown(text)).toBe(expected);
  });

  test('is shortened to its maximum length, with a sign', () => {
    expect(forMarkdown('x'.repeat(1_001))).toBe(`${'x'.repeat(1_000)}…`);
    expect(forMarkdown('x'.repeat(1_000))).toBe('x'.repeat(1_000));
    expect(forMarkdown('**', 1)).toBe('&#42;…');
    expect(forMarkdown('👍👍', 3)).toBe('👍&#92;u&#123;d83d&#125;…');
  });

  test('is safe as code, whatever it contains', () => {
    expect(codeForMarkdown('</code>@x')).toBe('<code>&#60;/code&#62;&#64;&#8288;x</code>');
  });

  test('is shown as a value with invisible characters escaped, so that no two values look alike', () => {
    const shown = (text: string) =>
      valueForMarkdown(text)
        .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
        .replaceAll('\u2060', '');
    expect(shown('a\nb')).toBe('<code>a\\nb</code>');
    expect(shown('a b')).toBe('<code>a b</code>');
    expect(shown('a  b ')).toBe('<code>a␣ b␣</code>');
    const alike = ['a\nb', 'a\r\nb', 'a\\nb', 'a\u00a0b', 'a\\u{a0}b', 'a  b', 'a␣ b', 'a b'];
    expect(new Set(alike.map(shown)).size).toBe(alike.length);
    expect(shown('a\u00a0b\u200bc\td')).toBe('<code>a\\u{a0}b\\u{200b}c\\u{9}d</code>');
  });
});

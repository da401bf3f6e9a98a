import { readdirSync } from 'node:fs';
import { repository } from '../dist/workspace.ts';

/** The paths of the pages for readers. */
export const PAGES: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(`${repository}/docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
];

const FENCE = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** Returns a page without its code blocks, which contain no headings, tables or links. */
export function withoutCode(page: string): string {
  return page.replace(FENCE, '');
}

/** Returns the code blocks of a page without the indentation of a list. */
export function blocksOf(page: string): readonly { readonly language: string; readonly text: string }[] {
  return [...page.matchAll(FENCE)].map(([, indent = '', language = '', text = '']) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Returns the anchors that GitHub makes from the headings of a page. */
export function anchorsOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

import { readdirSync } from 'node:fs';
import { repository } from '../dist/workspace.ts';

/** The pages that people read, by their paths in the repository. */
export const PAGES: readonly string[] = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(`${repository}/docs`).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
];

const FENCE = /^( *)```(\w*)\n([\s\S]*?)^ *```$/gm;

/** Returns a page without its blocks of code: what is in them is no heading, no table and no link. */
export function withoutCode(page: string): string {
  return page.replace(FENCE, '');
}

/** Returns the blocks of code of a page, without the indentation of a list. */
export function blocksOf(page: string): readonly { readonly language: string; readonly text: string }[] {
  return [...page.matchAll(FENCE)].map(([, indent = '', language = '', text = '']) => ({
    language,
    text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}

/** Returns the anchors of a page: what GitHub makes of its headings. */
export function anchorsOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

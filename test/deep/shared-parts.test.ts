import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeFrames } from '../../src/cli/code-frame.ts';
import { cliText } from '../../src/cli/problem-text.ts';
import { readConnectionsFile } from '../../src/config/connections-file.ts';
import { textOf } from '../../src/model/message.ts';
import { noSecret } from '../fixtures/frames.ts';
import { cases } from './cases.ts';

/** A mapping with a secret in every form in which a message could repeat it. */
const SECRETS = `S3cr3tKey: x
s3cr3t-entry: { name: N, nmae: 1, auth: {} }
name: 271828182
description: "S3cr3t {{ S3CR3T_TEXT }}"
sandbox: &sandbox S3cr3t
id: &id 5EC2E700-2718-4818-8271-828182845904
body: &body { params: { S3cr3tParam: x, password: S3cr3t }, connectionSpec: { id: 5ec2e700-2718-4818-8271-828182845904, version: "27.18" } }
version: &version 271828182
source: { S3cr3tSource: 1, connectionSpec: *id, version: 27.1828182 }
ensure: [S3cr3t]
clientSecret: &text S3cr3tText
apiVersion: &number 271828182
refreshToken: &spaced " S3cr3t "
&key S3cr3tAnchored: &list [{ S3cr3tItem: 1, S3cr3tItem: 2 }]
S3cr3tTwice: 1
S3cr3tTwice: 2`;
const SECRET = /s3cr3t|271828|27\.18|5ec2e7/i;

const indented = (text: string, by: number) => text.replace(/^(?=.)/gm, ' '.repeat(by));
const fenced = (text: string) => `{ ${text.split('\n').join(', ')} }`;

/** Files with the secrets where secrets belong, under the anchor `secrets` and sometimes also an outer anchor. */
const origins = [
  `x-own: &secrets\n${indented(SECRETS, 2)}\n`,
  `x-own: &around { deep: &secrets ${fenced(SECRETS)} }\n`,
  `x-own: [&secrets ${fenced(SECRETS)}]\n`,
  `auth: &secrets ${fenced(SECRETS)}\n`,
  `connections:\n  first: &around\n    name: First\n    auth: &secrets\n${indented(SECRETS, 6)}\n`,
  `connections:\n  first: { name: First, auth: &around { <<: &secrets ${fenced(SECRETS)} } }\n`,
  `connections:\n  auth: &around { name: First, auth: &secrets ${fenced(SECRETS)} }\n`,
];
const anchors = [
  'secrets',
  'around',
  'sandbox',
  'id',
  'version',
  'text',
  'number',
  'spaced',
  'key',
  'list',
  'body',
];
const anchor = fc.constantFrom(...anchors);

/** Ways to reuse a part with an anchor at another place. */
const use = fc.oneof(
  anchor.map((name) => `*${name}`),
  fc
    .array(anchor, { minLength: 1, maxLength: 3 })
    .map((names) => `{ <<: [${names.map((name) => `*${name}`)}] }`),
  anchor.map((name) => `{ <<: *${name}, <<: *${name} }`),
  anchor.map((name) => `{ <<: { <<: *${name} }, a: *${name} }`),
  anchor.map((name) => `{ *${name} : { *${name} : 1 } }`),
  anchor.map((name) => `{ *${name} : *${name}, name: *${name} }`),
  anchor.map((name) => `{ secret: *${name}, other: 1 }`),
  anchor.map((name) => `[*${name}, { <<: *${name} }]`),
  anchor.map((name) => `{ connectionSpec: *${name}, version: *${name} }`),
);
const field = fc.constantFrom(
  ...[
    'name',
    'description',
    'source',
    'sandbox',
    'id',
    'ensure',
    'auth',
    'params',
    'connectionSpec',
    'nmae',
    '<<',
  ],
);
const entry = fc
  .tuple(fc.array(fc.tuple(field, use), { maxLength: 5 }), fc.nat(9))
  .map(
    ([fields, number]) =>
      `  entry${number}:\n${fields.map(([key, value]) => `    ${key}: ${value}\n`).join('')}`,
  );
const top = fc.tuple(fc.constantFrom('sandbox', 'version', 'x-more', 'defaults', '<<', 'other'), use);

it('a value from a place where secrets belong is shown nowhere, even if aliases and merge keys move it', () => {
  let problemsSeen = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...origins),
      fc.array(entry, { minLength: 1, maxLength: 3 }),
      fc.array(top, { maxLength: 3 }),
      fc.option(use),
      (origin, entries, tops, merged) => {
        const lines = tops.map(([key, value]) => `${key}: ${value}\n`).join('');
        const head = origin.includes('connections:') ? origin : `${origin}connections:\n`;
        const text = `${head}${entries.join('')}${merged === null ? '' : `  <<: ${merged}\n`}${lines}`;
        const { problems } = readConnectionsFile(new TextEncoder().encode(text), 'connections.yaml');
        problemsSeen += problems.length;
        const frames = codeFrames(text, problems, noSecret);
        for (const { message, fix = [], entry: key = '', location } of problems) {
          const shown = [
            textOf(message),
            textOf(fix),
            cliText(fix),
            key,
            ...(location ? frames(location) : []),
          ];
          expect(shown.join('\n')).not.toMatch(SECRET);
        }
      },
    ),
    { numRuns: cases(300) },
  );
  expect(problemsSeen).toBeGreaterThan(cases(300));
});

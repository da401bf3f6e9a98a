import { expect, it } from 'vitest';
import { textOf } from '../../src/model/message.ts';
import type { ProblemCode } from '../../src/model/problem.ts';
import { CHANGES } from './message-producers/changes.ts';
import { FILES } from './message-producers/files.ts';
import { INPUTS } from './message-producers/inputs.ts';
import { PLANS } from './message-producers/plans.ts';
import type { Producer } from './message-producers/producing.ts';
import { SECRETS_GIVEN } from './message-producers/secrets.ts';
import { SERVICES } from './message-producers/services.ts';
import { read } from './page-parts.ts';

const PAGE = 'docs/troubleshooting.md';

/** The compiler demands a producer for every code. */
const PRODUCERS: Readonly<Record<ProblemCode, readonly Producer[]>> = {
  ...INPUTS,
  ...FILES,
  ...SECRETS_GIVEN,
  ...SERVICES,
  ...PLANS,
  ...CHANGES,
};

it('every example is a message that the program produces', async () => {
  await expect(await renewed(read(PAGE))).toMatchFileSnapshot(`../../${PAGE}`);
});

/** Returns the page with every example produced anew. */
async function renewed(page: string): Promise<string> {
  const examples = new Map<string, string>();
  for (const [code, producers] of Object.entries(PRODUCERS)) {
    for (const [number, produce] of producers.entries()) {
      examples.set(`${code} ${number}`, await exampleOf(code, produce));
    }
  }
  const sections = page.split(/^(?=## )/m).map((section) => {
    const code = /^## `([a-z-]+)`$/m.exec(section)?.[1];
    let number = 0;
    return section.replaceAll(/^> .*$/gm, () => {
      const name = `${code} ${number++}`;
      const example = examples.get(name);
      if (example === undefined) throw new Error(`nothing produces the example ${name}`);
      examples.delete(name);
      return `> ${example}`;
    });
  });
  expect([...examples.keys()]).toEqual([]);
  return sections.join('');
}

/** Returns the text of the first problem of that code. */
async function exampleOf(code: string, produce: Producer): Promise<string> {
  const problems = await produce();
  const problem = problems.find((each) => each.code === code);
  if (problem !== undefined) return textOf(problem.message);
  const others = problems.map((each) => `${textOf(each.message)} [${each.code}]`);
  throw new Error(`its producer gives no problem ${code}, but: ${others.join('; ') || 'none'}`);
}

import { rowsOf } from '../report/run-report.ts';
import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import type { Scene } from './scene.ts';

/**
 * Notes where the value of a secret stands in an id that the run hands out: it is hidden there, so that later steps
 * can't use it. What the file shows was compared before anything was sent; ids are known only now.
 */
export function noteCollisions(secrets: ResolvedSecrets, { report, redact }: Scene): void {
  for (const { key, id } of rowsOf(report)) {
    if (redact(id) === id) continue;
    const [name] = [...secrets].find(([, secret]) => id.includes(secret.reveal())) ?? [];
    const location = report.entries.find((entry) => entry.key === key)?.location;
    report.problems.push({
      code: 'secret-visible',
      message: `the id of the base connection holds the value of ${name === undefined ? 'a secret' : `the secret \`${name}\``}, which hides it`,
      fix: 'replace the secret at its source by one that does not occur in other text, and run again',
      entry: key,
      ...(location === undefined ? {} : { location }),
    });
  }
}

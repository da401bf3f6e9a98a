import type { Update } from '../model/change.ts';
import { type Outcome, problemOutcome } from '../model/outcome.ts';
import type { Problem } from '../model/problem.ts';

/** Returns every way in which the change of one connection can end, in the words that people read. */
export function updateOutcomes({ kind, entry, connection, sendsCredentials }: Update) {
  const { id, state } = connection;
  const well = (outcome: Outcome['kind']): Outcome => ({
    kind: outcome,
    id,
    ...(state === undefined ? {} : { state }),
  });
  const failed = (code: Problem['code'], message: string, fix: string) =>
    problemOutcome('failed', entry, { code, message, fix }, id);
  const again = 'look at the new plan, and run again';
  return {
    done: () => well(kind === 'rotate' ? 'rotated' : 'updated'),
    unchanged: () => well('unchanged'),
    skipped: () => well('skipped'),
    gone: () =>
      problemOutcome('failed', entry, {
        code: 'changed-meanwhile',
        message: `the base connection ${id} was removed while the run was under way`,
        fix: again,
      }),
    moved: (fields: readonly string[]) =>
      failed(
        'changed-meanwhile',
        `the base connection ${id} was not changed: while the run was under way somebody changed its ${fields.join(', ')}`,
        again,
      ),
    contended: () =>
      failed(
        'changed-meanwhile',
        `the base connection ${id} was not changed: others kept changing it`,
        'run again when nobody else is at it',
      ),
    withoutEtag: () =>
      failed(
        'adobe-refused',
        `the base connection ${id} was not changed: Flow Service shows no etag of it, without which it takes no change`,
        'run again when its state is enabled',
      ),
    refused: (text: string, { code, fix }: Pick<Problem, 'code'> & { readonly fix: string }) =>
      failed(code, `the base connection ${id} was not changed: ${text}`, fix),
    uncertain: (text: string) =>
      failed(
        'may-be-changed',
        `it is not known whether the base connection ${id} was changed: ${text}`,
        sendsCredentials
          ? `run again with \`rotate: ${entry.key}\`: what Flow Service holds of credentials can't be compared`
          : 'run again: what still differs is mended then',
      ),
  };
}

import { code, type Message, msg, option } from '../model/message.ts';
import type { Problem } from '../model/problem.ts';
import { nearest } from '../model/spelling.ts';
import { OPTION_NAMES } from './options.ts';

/**
 * Names that other tools use for inputs that restrict a run or change its target, with what to use here instead. If
 * they were ignored, a run could write more than intended, or somewhere else; GitHub only warns about unknown inputs.
 * Names are without separators: `dry-run`, `dry_run` and `dryrun` are the same.
 */
const MEANINGS: readonly { readonly names: string; readonly fix: Message }[] = [
  {
    names:
      'dryrun dry planonly plan check checkmode checkonly noop nochanges whatif preview previewonly simulate simulation ' +
      'simulateonly readonly validate validateonly validation diff diffonly test testmode testonly noapply skipapply nowrite',
    fix: msg`use ${option('mode', 'plan')}, or ${option('mode', 'validate')} to send nothing at all`,
  },
  {
    names: 'apply command action operation run deploy execute',
    fix: msg`use ${option('mode')}: ${code('auto')}, ${code('validate')}, ${code('plan')} or ${code('apply')}`,
  },
  {
    names: 'approve approval autoapprove requireapproval requirereview confirm confirmation interactive',
    fix: msg`use ${option('require-reviewed-plan', 'true')} to apply only what a pull request has shown, or ${option('mode', 'plan')}`,
  },
  {
    names:
      'environment env environmentname sandboxname sandboxid sandboxtitle aepsandbox xsandboxname targetsandbox',
    fix: msg`use ${option('sandbox')} for Adobe's sandbox; set a GitHub environment in ${code('environment:')} of the job`,
  },
  {
    names:
      'org orgid organization organizationid organisation organisationid imsorg imsorgid imsorganization imsorganizationid adobeorg ' +
      'adobeorganization adobeorganizationid xgwimsorgid',
    fix: msg`use ${option('adobe-org-id')}`,
  },
  {
    names: 'region location datacenter datacentre zone endpoint host url baseurl apiurl server',
    fix: msg`use ${option('platform-url')} for Adobe's API; write a source's own values below ${code('auth')} of its entry in the file`,
  },
  {
    names:
      'file files filename filepath path paths configfile configpath configfilepath configuration connections connectionsfile ' +
      'connectionsyaml yaml manifest input inputfile workingdirectory directory dir cwd folder',
    fix: msg`use ${option('config')}, with the path of one file, relative to the root of the repository`,
  },
  {
    names: 'only target targets include exclude filter keys key connection entry entries skip ignore limit',
    fix: msg`remove it, because a run processes all entries of the file, or those of ${option('sandbox')}`,
  },
  {
    names: 'create update delete destroy remove prune allowcreate allowupdate nocreate noupdate nodelete',
    fix: msg`use ${option('on-drift')} for updates and ${option('allow-delete')} for removals, or ${option('mode', 'plan')} to change nothing`,
  },
];

/**
 * Returns the problem of an unknown input. It is an error if its name is in `MEANINGS`, whatever its value, or if it
 * resembles the name of an input.
 */
export function unknownInput(name: string): Problem {
  // The name may be anything, even a misplaced value.
  const message = msg`unknown input ${code(name.replace(/[^a-z0-9_-]/g, '?').slice(0, 64))}`;
  const bare = name.replace(/[-_]/g, '');
  const meaning = MEANINGS.find(({ names }) => names.split(' ').includes(bare));
  if (meaning !== undefined) {
    const why = msg`${message}: its name suggests what a run does or where, but it has no effect`;
    return { code: 'input-unknown', message: why, fix: meaning.fix };
  }
  const near = nearest(name, OPTION_NAMES);
  if (near !== undefined) return { code: 'input-unknown', message, fix: msg`did you mean ${code(near)}?` };
  return { code: 'input-unknown', severity: 'warning', message, fix: msg`remove it: it has no effect` };
}

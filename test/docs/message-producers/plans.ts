import { commentMarker, planRecord } from '../../../src/report/comment.ts';
import { requireApproval } from '../../../src/run/approve.ts';
import type { MergedPullRequest, NewerFile } from '../../../src/run/ports.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { entryOf } from '../../fixtures/entry-builder.ts';
import { usualOptions } from '../../stories/scenario.ts';
import { observedOf, planOf } from '../../unit/plan/observed.ts';
import {
  answering,
  EXISTING,
  faulty,
  fileWithout,
  ID,
  inRun,
  OLD,
  OTHER_ID,
  type Producer,
  type Producers,
  pinned,
  salesforce,
  thrownBy,
} from './producing.ts';

const IN_UI = { createdAt: Date.UTC(2026, 2, 2), createdClient: 'exc_app' };
const BY_CLIENT = { createdAt: Date.UTC(2026, 2, 9) };

/** The connection spec of another source. */
const OTHER_SPEC = { id: 'cc6a4487-9e91-433e-a3a3-9cf6626c1806', version: '1.0' };
const SALESFORCE_SPEC = { id: 'cfc0fee1-7dc0-40ef-b73e-d8b134c436f5', version: '1.0' };

/** An existing Salesforce connection. */
const salesforceWith = (name: string, specName: string) => ({
  ...EXISTING,
  name,
  connectionSpec: SALESFORCE_SPEC,
  auth: { specName, params: {} },
});

/** Applies a plan that creates `zoho-eu`, after what these pull requests showed. */
const reviewed = (pullRequests: readonly MergedPullRequest[], newer?: NewerFile): Producer =>
  thrownBy(() => {
    const plan = planOf([entryOf('zoho-eu')], observedOf({ dev: [] }));
    const findMergedPullRequests = async () => ({ pullRequests, newer });
    const usual = { ...usualOptions(), secrets: undefined };
    const options = { ...usual, mode: 'apply', requireReviewedPlan: true } as const;
    const stopped = new AbortController().signal;
    return requireApproval(plan, { ...options, stopped, findMergedPullRequests });
  });

/** What a pull request shows of a plan without changes. */
const head = 'a'.repeat(40);
const record = planRecord({ head, digests: new Set(), omitted: 0 });
const comment = `${commentMarker('connections.yaml', undefined)}\n${record}`;

/** Problems of comparing the file with what exists, and of approving a plan. */
export const PLANS = {
  'name-conflict': [
    inRun({
      stage: ({ seed }) => {
        seed({ ...EXISTING, ...IN_UI });
        seed({ ...EXISTING, ...BY_CLIENT, id: OTHER_ID });
      },
    }),
    inRun({
      stage: ({ addFault, seed }) =>
        addFault(faulty('POST', '/connections', { kind: 'reset' }, () => seed({ ...EXISTING, ...IN_UI }))),
    }),
  ],
  'near-duplicate': [
    inRun({
      file: salesforce,
      options: { mode: 'plan' },
      stage: ({ seed }) => seed(salesforceWith('Salesforce Production', 'OAuth2 Client Credential')),
    }),
  ],
  'pin-not-found': [inRun({ file: pinned })],
  'pin-other-spec': [
    inRun({ file: pinned, stage: ({ seed }) => seed({ ...EXISTING, connectionSpec: OTHER_SPEC }) }),
  ],
  'pin-other-sandbox': [
    inRun({
      file: `${pinned}  zoho-old: { name: Zoho CRM Old, sandbox: prod, ensure: absent }\n`,
      stage: ({ seed }) => seed({ ...EXISTING, sandbox: 'prod' }),
    }),
  ],
  'pin-other-name': [
    inRun({
      file: fileWithout.replace('ensure: absent', `ensure: absent\n    id: ${ID}`),
      stage: ({ seed }) => seed(EXISTING),
    }),
  ],
  'other-auth-spec': [
    inRun({
      file: salesforce,
      stage: ({ seed }) => seed(salesforceWith('Salesforce production', 'Basic Authentication')),
    }),
  ],
  'value-not-kept': [
    inRun({
      emulator: { faults: [answering('PATCH', `/connections/${ID}`, 200, { id: ID })] },
      stage: ({ seed }) =>
        seed({
          ...EXISTING,
          auth: { params: { ...EXISTING.auth.params, endpoint: 'https://www.zohoapis.com' } },
        }),
    }),
  ],
  'plan-hash-differs': [inRun({ options: { expectedPlanHash: '0'.repeat(64) } })],
  'plan-not-reviewed': [reviewed([{ number: 12, head, comments: [comment] }])],
  'review-missing': [reviewed([])],
  'plan-superseded': [reviewed([{ number: 12, head, comments: [comment] }], { commit: 'c0ffee1' })],
  'deletion-not-allowed': [inRun({ file: fileWithout, stage: ({ seed }) => seed(OLD) })],
  'rotate-unknown': [inRun({ options: { rotate: ['zoho-us'] } })],
  'rotate-skipped': [
    inRun({
      file: `${fileWith({})}  zoho-old: { name: Zoho CRM Old, sandbox: prod, ensure: absent }\n`,
      options: { rotate: ['zoho-eu'], sandbox: 'prod' },
    }),
  ],
} satisfies Producers;

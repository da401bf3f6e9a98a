import { defaultSource } from '../../../src/source/catalogue.ts';
import type { Emulator } from '../../emulator/emulator.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { adobe } from '../../unit/flow-service/adobe.ts';
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
  thrownBy,
} from './producing.ts';

const SOURCE_ID = '5d1fa07b-8c1e-4d0c-9a52-3f6c7b20e911';
const FLOW_ID = 'c9b2e8d4-1f0a-4c37-b6d5-0e94a7f3c826';

const described = fileWith({ name: '    name: Zoho CRM EU\n    description: Leads' });

const hanging = (method: string, path: string) => faulty(method, path, { kind: 'hang' });

/** The creation gets an answer, and what is there afterwards is as `after` leaves it. */
const answeredCreation = (id: string, after: (emulator: Emulator) => void): Producer =>
  inRun({
    stage: (emulator) => {
      const effect = { kind: 'answer', status: 201, body: { id } } as const;
      emulator.addFault(faulty('POST', '/connections', effect, () => after(emulator)));
    },
  });

/** Looks at a connection that exists, and tests it. */
const tested = (status: number, body: object): Producer =>
  inRun({
    options: { mode: 'plan', verify: 'all' },
    emulator: { faults: [answering('GET', `/connections/${ID}/test`, status, body)] },
    stage: ({ seed }) => seed(EXISTING),
  });

/** Problems of carrying out a plan, of its results, and of a run that ends early. */
export const CHANGES = {
  'may-exist': [inRun({ emulator: { faults: [hanging('POST', '/connections')] } })],
  'changed-meanwhile': [
    inRun({
      file: described,
      stage: ({ seed, addFault, edit }) => {
        seed(EXISTING);
        const effect = { kind: 'delay', milliseconds: 1 } as const;
        addFault(faulty('PATCH', `/${ID}`, effect, () => edit(ID, { description: 'Contacts' })));
      },
    }),
  ],
  'may-be-changed': [
    inRun({
      file: described,
      emulator: { faults: [hanging('PATCH', `/${ID}`)] },
      stage: ({ seed }) => seed(EXISTING),
    }),
  ],
  'may-be-removed': [
    inRun({
      file: fileWithout,
      options: { allowDelete: true },
      emulator: { faults: [hanging('DELETE', `/${ID}`)] },
      stage: ({ seed }) => seed(OLD),
    }),
  ],
  'in-use': [
    inRun({
      file: fileWithout,
      stage: ({ seed, seedSourceConnection }) => {
        seed(OLD);
        seedSourceConnection({
          connectionId: ID,
          name: 'Leads',
          id: SOURCE_ID,
          flows: [{ name: 'Leads daily', id: FLOW_ID }],
        });
      },
    }),
  ],
  'connection-failing': [tested(200, { result: false })],
  'connection-untested': [tested(503, { type: '/FLOW-1103-503', title: 'The service is unavailable' })],
  'connection-state': [
    inRun({ stage: ({ seed }) => seed({ ...EXISTING, state: 'initializing' }) }),
    inRun({
      options: { rotate: ['zoho-eu'] },
      stage: ({ seed }) => seed({ ...EXISTING, state: 'enabled-finalizing' }),
    }),
  ],
  twin: [
    answeredCreation(OTHER_ID, ({ seed }) => {
      seed({ ...EXISTING, createdAt: 1 });
      seed({ ...EXISTING, id: OTHER_ID, createdAt: 2 });
    }),
  ],
  'twin-unchecked': [inRun({ emulator: { listingLag: 600_000 } })],
  'name-altered': [answeredCreation(ID, ({ seed }) => seed({ ...EXISTING, name: 'ZOHO CRM EU' }))],
  'not-there': [answeredCreation(ID, () => {})],
  'out-of-time': [
    inRun({ options: { timeout: 20_000 }, emulator: { faults: [hanging('POST', '/connections')] } }),
  ],
  'run-ended': [
    thrownBy(() => {
      const { flowService, cancel } = adobe();
      cancel.abort();
      return flowService.listConnections('dev', defaultSource);
    }),
  ],
  cancelled: [inRun({ cancel: AbortSignal.abort() })],
  internal: [
    thrownBy(() => {
      throw new TypeError('…');
    }),
  ],
} satisfies Producers;

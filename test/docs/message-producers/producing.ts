import { readConnectionsFile } from '../../../src/config/connections-file.ts';
import { type Problem, type ProblemCode, problemsIn } from '../../../src/model/problem.ts';
import { Secret } from '../../../src/model/secret.ts';
import type { AnyOptions } from '../../any-options.ts';
import type { EmulatorOptions } from '../../emulator/emulator.ts';
import type { Effect, Fault } from '../../emulator/faults.ts';
import { seededRandom } from '../../emulator/seeded-random.ts';
import { fileWith } from '../../fixtures/bad-files.ts';
import { asLines, fiveSecrets } from '../../fixtures/examples.ts';
import { fiveGiven, heldInEu } from '../../stories/recordings.ts';
import { createScenario, type Scenario } from '../../stories/scenario.ts';

/** Provokes a problem with the code of the program, and returns all problems that were reported. */
export type Producer = () => readonly Problem[] | Promise<readonly Problem[]>;

/** By problem code: one producer for each example in the section of the code, in the same order. */
export type Producers = Partial<Record<ProblemCode, readonly Producer[]>>;

/** The ids of the examples. */
export const [ID, OTHER_ID] = [
  '2484f2df-c057-4ab5-84f2-dfc0577ab592',
  '9f3f0c1e-6f55-4a7b-8d0e-0c9f5a1b2c3d',
];

/** The base connection that `fileWith({})` declares, as Adobe has it. */
export const EXISTING = {
  id: ID,
  sandbox: 'dev',
  name: 'Zoho CRM EU',
  auth: { params: { ...heldInEu, clientId: '1000.ABCDEF' } },
};

/** A base connection that `fileWithout` declares absent. */
export const OLD = { ...EXISTING, name: 'Zoho CRM Old' };

export const fileWithout = fileWith({
  key: '  zoho-old:',
  name: '    name: Zoho CRM Old',
  auth: '    ensure: absent',
  dataCenter: undefined,
  clientId: undefined,
  clientSecret: undefined,
  refreshToken: undefined,
});

/** The file of the examples, with the entry pinned to `ID`. */
export const pinned = fileWith({ name: `    name: Zoho CRM EU\n    id: ${ID}` });

/** An entry of a source with several auth specs. Its secret is one that `inRun` gives. */
export const salesforce = `version: 1
sandbox: dev
connections:
  salesforce:
    name: Salesforce production
    source: salesforce
    auth:
      specName: OAuth2 Client Credential
      environmentUrl: https://acme.my.salesforce.com
      clientId: 3MVG9.EXAMPLE
      clientSecret: { secret: ZOHO_EU_CLIENT_SECRET }
      apiVersion: "60.0"
`;

/** Calls a function that throws. */
export const thrownBy =
  (work: () => unknown): Producer =>
  async () => {
    try {
      await work();
      return [];
    } catch (error) {
      return problemsIn(error);
    }
  };

/** Reads a connections file, in a step that allows no host. */
export const inFile =
  (content: string | Uint8Array): Producer =>
  () => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return readConnectionsFile(bytes, 'connections.yaml', { allowedHosts: [] }).problems;
  };

/** Validates the file of the examples with these secrets. */
export const withSecrets = (secrets: Readonly<Record<string, string>> | string): Producer => {
  const text = typeof secrets === 'string' ? secrets : asLines({ ...fiveSecrets, ...secrets });
  return inRun({ options: { mode: 'validate', secrets: new Secret(text) } });
};

interface Staged {
  readonly file?: string;
  readonly options?: Partial<AnyOptions>;
  readonly emulator?: EmulatorOptions;
  /** Prepares what the run finds at Adobe. */
  readonly stage?: (emulator: Scenario['emulator']) => unknown;
  readonly cancel?: AbortSignal;
}

/** Runs against an emulator that has only what `stage` puts there: in apply mode, unless the options say otherwise. */
export const inRun =
  ({ file = fileWith({}), options, emulator, stage, cancel }: Staged): Producer =>
  async () => {
    const scenario = createScenario({ random: seededRandom(), ...emulator });
    stage?.(scenario.emulator);
    // Fewer looks at the listing than a run takes by default.
    const usual = { secrets: fiveGiven, settlingTime: 1_000 };
    const { problems } = await scenario.run(file, { ...usual, ...options }, cancel);
    return problems;
  };

/** Returns a fault of every request with that method and path. */
export const faulty = (
  method: string,
  path: string | RegExp,
  effect: Effect,
  onStrike?: () => void,
): Fault => ({
  method,
  path,
  effect,
  ...(onStrike && { onStrike }),
});

/** Returns a fault that gives every such request this answer instead of the emulator's own. */
export const answering = (method: string, path: string | RegExp, status: number, body: object): Fault =>
  faulty(method, path, { kind: 'answer', status, body, headers: { 'x-request-id': 'req-4711' } });

import type { Behaviour } from '../emulator/behaviour.ts';
import { fiveEntries } from '../fixtures/examples.ts';
import { fiveGiven } from './recordings.ts';
import { createScenario } from './scenario.ts';

/** Returns a scenario in which every declared connection exists and the spec of the source has changed since. */
export async function inSync(connectionSpecs: NonNullable<Behaviour['connectionSpecs']>) {
  const scenario = createScenario();
  await scenario.run(fiveEntries, { secrets: fiveGiven });
  const later = createScenario({ connectionSpecs });
  for (const { sandboxName, name, auth } of scenario.emulator.connections) {
    later.emulator.seed({
      sandbox: sandboxName,
      name,
      auth,
      description: name.endsWith('EU') ? 'Leads and contacts of the EU team' : '',
    });
  }
  return later;
}

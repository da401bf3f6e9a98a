import { connect } from '../flow-service/connect.ts';
import type { FlowService } from '../flow-service/flow-service.ts';
import type { HttpClient } from '../http/http-client.ts';
import type { OnlineOptions } from '../options/run-options.ts';
import type { Scene } from './scene.ts';

export interface Adobe {
  readonly flowService: FlowService;
  readonly http: HttpClient;
}

/** Signs in at Adobe: the first request of a run. Throws a ProblemError when Adobe gives no token. */
export async function signIn(
  options: OnlineOptions,
  { world, sinks, stop, report, redact }: Scene,
): Promise<Adobe> {
  report.begun = true;
  const { clock, random, fetch } = world;
  const { mask, debug, info } = sinks;
  const adobe = connect({ ...options, clock, random, fetch, stop, mask, debug, info, redact });
  await adobe.flowService.signIn();
  return adobe;
}

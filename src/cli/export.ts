import { relative, resolve } from 'node:path';
import type { FlowService } from '../flow-service/flow-service.ts';
import { type BaseConnection, isConnectionId } from '../model/connection.ts';
import type { LiveSpec } from '../model/live-spec.ts';
import { ProblemError } from '../model/problem.ts';
import type { Source } from '../model/source.ts';
import { parseOption } from '../options/read-options.ts';
import { numbered } from '../report/statuses.ts';
import { askAdobe } from './ask-adobe.ts';
import { EXIT } from './exit-code.ts';
import { recordedParameters, sourceOf } from './exported-auth.ts';
import { exportedFile, type Found } from './exported-file.ts';
import { exists, fileExists, readKept, writeNewFile } from './files.ts';
import { WORKFLOW } from './first-workflow.ts';
import { placeOf } from './git-repository.ts';
import { printJson, printProblems, problemJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { sourceNamed } from './source-flags.ts';
import { paintFor, printError, type Terminal } from './terminal.ts';
import { usedIn } from './uses.ts';

export interface ExportFlags extends RunFlags {
  readonly sandbox: readonly string[];
  /** The file to write; by default the text is printed. */
  readonly output?: string | undefined;
  /** The names of the sources to export; all by default. */
  readonly source?: readonly string[] | undefined;
}

/**
 * Writes a connections file, without secrets, for the existing connections of some sandboxes. Returns the exit code.
 * Throws a ProblemError, and then writes nothing.
 */
export async function exportConnections(
  { sandbox: sandboxes, output, source: names = [], ...flags }: ExportFlags,
  terminal: Terminal,
): Promise<number> {
  for (const name of sandboxes) parseOption('sandbox', name);
  if (output !== undefined && (await exists(output))) throw new ProblemError(fileExists(output));
  const sources = [...new Set(names)].map(sourceNamed);
  const options = await readRunOptions(flags, terminal);
  const found = await askAdobe(options, flags, terminal, (flowService) =>
    listSandboxes([...new Set(sandboxes)], sources, flowService),
  );
  // The path and the action let editors find the schema, so an unreadable workflow is no reason to fail.
  const { folder } = terminal;
  const { top } = await placeOf(folder);
  const path = relative(top, resolve(folder, output ?? 'connections.yaml'));
  const workflow = await readKept(top, WORKFLOW).catch(() => undefined);
  const uses = usedIn(new TextDecoder().decode(workflow));
  const exported = exportedFile(found, path, uses, (text) => terminal.cleanForeign(text) !== text);
  const { text: yaml, entries: connections, secrets, hosts, problems } = exported;
  if (output !== undefined) await writeNewFile(output, yaml);
  const exitCode = EXIT.done;
  if (flags.json === true) {
    const asJson = problems.map((each) => problemJson(each, terminal));
    const shown = { exitCode, file: output ?? '', connections, secrets, hosts, problems: asJson, yaml };
    printJson('export', shown, terminal);
  } else if (output === undefined) terminal.output.write(yaml);
  const { good, strong } = paintFor(terminal.error);
  printProblems(problems, terminal);
  const where = output === undefined ? '' : ` to ${output}`;
  printError(terminal, good(`${numbered(connections, 'connection')} exported${where}.`));
  const needed = 'Secrets that an apply needs once it creates, changes or rotates these connections:';
  if (secrets.length > 0) printError(terminal, strong(needed));
  for (const { name, entry, parameter } of secrets)
    printError(terminal, `  ${name}  (${parameter} of ${entry})`);
  const allowed = 'Hosts that the workflow must list in its input `allowed-hosts`:';
  if (hosts.length > 0) printError(terminal, strong(allowed));
  for (const host of hosts) printError(terminal, `  ${host}`);
  return exitCode;
}

/**
 * Lists the connections in some sandboxes, except those whose live spec is not that of a source, such as a destination.
 * Looks up the live specs that are not in the catalogue.
 */
async function listSandboxes(
  sandboxes: readonly string[],
  sources: readonly Source[],
  flowService: FlowService,
): Promise<Found> {
  await flowService.signIn();
  const list = async (sandbox: string) => {
    if (sources.length === 0) return flowService.listAllConnections(sandbox);
    const lists = sources.map((source) => flowService.listConnections(sandbox, source));
    return (await Promise.all(lists)).flat();
  };
  const listed = await Promise.all(sandboxes.map(async (sandbox) => [sandbox, await list(sandbox)] as const));
  const unknown = new Map<string, readonly [sandbox: string, source: Source]>();
  for (const [sandbox, connections] of listed) {
    for (const source of connections.filter((each) => recordedParameters(each) === undefined).map(sourceOf))
      if (isConnectionId(source.spec.id)) unknown.set(source.spec.id, [sandbox, source]);
  }
  const specs = new Map<string, LiveSpec>();
  const unread = new Map<string, ProblemError>();
  await Promise.all(
    [...unknown].map(async ([id, [sandbox, source]]) => {
      try {
        const spec = await flowService.findSpec(sandbox, source);
        if (spec !== undefined) specs.set(id, spec);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        unread.set(id, error);
      }
    }),
  );
  // Without a live spec, a connection may be one of a source. The export reports it.
  const mayBeOfSource = (connection: BaseConnection) => {
    const { isCustom, spec } = sourceOf(connection);
    return !isCustom || specs.get(spec.id)?.isSource !== false;
  };
  const kept = listed.map(([sandbox, all]) => [sandbox, all.filter(mayBeOfSource)] as const);
  return { listed: new Map(kept), specs, unread };
}

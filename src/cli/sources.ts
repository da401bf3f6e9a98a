import type { LiveSpec } from '../model/live-spec.ts';
import type { Parameter, Source } from '../model/source.ts';
import { parseOption } from '../options/read-options.ts';
import { namesOf, presetOf } from '../source/auth-specs.ts';
import { defaultSource, sources } from '../source/catalogue.ts';
import { exampleYaml } from '../source/examples.ts';
import { notesOf } from '../source/notes.ts';
import { askAdobe } from './ask-adobe.ts';
import { EXIT } from './exit-code.ts';
import { printJson } from './problem-text.ts';
import { type RunFlags, readRunOptions } from './run-options.ts';
import { sourceNamed } from './source-flags.ts';
import { paintFor, print, type Terminal } from './terminal.ts';

export interface SourcesFlags extends RunFlags {
  /** Whether to ask Adobe which sources it offers in the sandbox. */
  readonly live?: boolean | undefined;
  readonly sandbox?: string | undefined;
}

/** How each source differs at Adobe from its record, one line each; `undefined` if Adobe does not offer it. */
type Live = ReadonlyMap<string, readonly string[] | undefined>;

/** Lists the catalogue, or shows one source. Returns the exit code. Throws a ProblemError. */
export async function listSources(
  name: string | undefined,
  { live: isLive = false, sandbox = 'prod', ...flags }: SourcesFlags,
  terminal: Terminal,
): Promise<number> {
  const shown = name === undefined ? [...sources.values()] : [sourceNamed(name)];
  const live = isLive ? await findLive(shown, sandbox, flags, terminal) : undefined;
  if (flags.json === true) {
    const asJson = shown.map((source) => sourceJson(source, live));
    printJson('sources', { exitCode: EXIT.done, sources: asJson, problems: [] }, terminal);
  } else if (name === undefined) printList(shown, live, terminal);
  else for (const source of shown) printSource(source, live, terminal);
  return EXIT.done;
}

/** Compares each source with its live spec. */
async function findLive(
  shown: readonly Source[],
  sandbox: string,
  flags: RunFlags,
  terminal: Terminal,
): Promise<Live> {
  parseOption('sandbox', sandbox);
  const options = await readRunOptions(flags, terminal);
  return askAdobe(options, flags, terminal, async (flowService) => {
    await flowService.signIn();
    const found = shown.map(async (source) => {
      const spec = await flowService.findSpec(sandbox, source);
      return [source.name, spec && differencesFrom(source.auth, spec).map(terminal.cleanForeign)] as const;
    });
    return new Map(await Promise.all(found));
  });
}

function sourceJson({ name, title, category, spec, page, auth }: Source, live: Live | undefined) {
  const authSpecs = Object.entries(auth).map(([specName, described]) => {
    const parameters = Object.entries(described).map(([parameter, shown]) => {
      const { kind, required, secret, destination, hosts = [] } = shown;
      return { name: parameter, kind, required, secret, destination, hosts };
    });
    return { specName, parameters };
  });
  const offered = live && live.get(name) !== undefined;
  const differences = live && (live.get(name) ?? NOT_OFFERED);
  const { id: connectionSpec, version } = spec;
  return { name, title, category, connectionSpec, version, page, authSpecs, offered, differences };
}

function printList(shown: readonly Source[], live: Live | undefined, terminal: Terminal): void {
  const { strong, dim } = paintFor(terminal.output);
  const width = Math.max(...shown.map(({ name }) => name.length));
  for (const category of [...new Set(shown.map((source) => source.category))].sort()) {
    print(terminal, strong(category));
    for (const { name, title } of shown.filter((source) => source.category === category)) {
      const differences = live?.get(name);
      const state = differences === undefined ? 'not offered' : differences.length > 0 ? 'differs' : '';
      const shownState = live === undefined || state === '' ? '' : dim(`  (${state})`);
      print(terminal, `  ${name.padEnd(width)}  ${title}${shownState}`);
    }
  }
}

function printSource(source: Source, live: Live | undefined, terminal: Terminal): void {
  const { strong, dim } = paintFor(terminal.output);
  const { name, title, spec, page, seen, auth } = source;
  print(terminal, `${strong(title)}  ${spec.id} ${spec.version}`);
  print(terminal, dim(`${page} (${seen})`));
  for (const note of notesOf(source)) print(terminal, note.replaceAll('`', ''));
  for (const [specName, parameters] of Object.entries(auth)) {
    const [, ...former] = namesOf(source, specName);
    const names = former.length === 0 ? '' : dim(`  formerly ${former.join(', ')}`);
    print(terminal, `\n${strong(specName)}${names}`);
    const preset = presetOf(source, parameters);
    const rows = [
      ...(preset === undefined ? [] : [[preset.name, `instead of ${preset.fills.join(' and ')}`]]),
      ...Object.entries(parameters).map(([each, parameter]) => [each, wordsFor(parameter)]),
    ];
    const width = Math.max(...rows.map(([each = '']) => each.length));
    for (const [each = '', words = ''] of rows) print(terminal, `  ${each.padEnd(width)}  ${words}`);
    const example = exampleYaml(source, specName, source === defaultSource);
    print(terminal, `\n${example.replace(/^/gm, '    ')}`);
  }
  if (live === undefined) return;
  const differences = live.get(name) ?? NOT_OFFERED;
  print(terminal, `\n${strong('At Adobe')}`);
  for (const line of differences.length === 0 ? ['as described'] : differences) print(terminal, `  ${line}`);
}

function wordsFor({ description, required, secret, destination, hosts = [] }: Parameter): string {
  const is = [secret && 'secret', destination && 'destination', !required && 'optional'].filter(Boolean);
  const where = hosts.length === 0 ? '' : ` ${hosts.slice(0, 3).join(', ')}${hosts.length > 3 ? ', …' : ''}.`;
  return `${description}${where}${is.length === 0 ? '' : ` (${is.join(', ')})`}`;
}

const NOT_OFFERED = ['not offered here'];

/** Returns the differences of a live spec from a record, one line each. */
function differencesFrom(auth: Source['auth'], live: LiveSpec): readonly string[] {
  if (live.authSpecs === undefined) return [];
  const added = [...live.authSpecs.keys()]
    .filter((name) => !(name in auth))
    .map((name) => `offers the auth spec ${name} too`);
  const others = Object.entries(auth).flatMap(([name, parameters]) => {
    const found = live.authSpecs?.get(name);
    if (found === undefined) return [`does not offer the auth spec ${name}`];
    const missing = Object.keys(parameters).filter((each) => !found.parameters.has(each));
    const more = [...found.parameters.keys()].filter((each) => !(each in parameters));
    const required = found.required.filter((each) => parameters[each]?.required === false);
    return [
      ...(missing.length === 0 ? [] : [`${name}: has no ${missing.join(', ')}`]),
      ...(more.length === 0 ? [] : [`${name}: has ${more.join(', ')} too`]),
      ...(required.length === 0 ? [] : [`${name}: requires ${required.join(', ')}`]),
    ];
  });
  return [...added, ...others];
}

import { parseDocument } from 'yaml';
import { createEmulator, DEMO_ADOBE_CLIENT, type EmulatorOptions } from '../emulator/emulator.ts';
import type { Effect, Fault } from '../emulator/faults.ts';
import { serveEmulator } from '../emulator/serve.ts';
import { isRecord } from '../is-record.ts';
import { ProblemError, problemsIn } from '../problem.ts';
import { type Desk, say, tell } from './desk.ts';
import { EXIT } from './exit-code.ts';
import { readText } from './files.ts';
import { paintFor } from './paint.ts';
import { compilerText } from './problem-text.ts';

export interface EmulatorFlags {
  readonly port: string;
  readonly latency?: string;
  readonly faults?: string;
  readonly fault?: readonly string[];
  readonly sandbox?: readonly string[];
  readonly listingLag?: string;
  readonly json?: boolean;
}

/** Serves the emulator on this machine until somebody ends it. Returns the exit code. */
export async function emulate(flags: EmulatorFlags, desk: Desk): Promise<number> {
  const paint = paintFor(desk.error);
  try {
    const options = await readOptions(flags, desk);
    const emulator = createEmulator(options);
    const served = await serveEmulator(emulator, { port: wholeNumber('--port', flags.port, 65_535) }).catch(
      (cause: unknown) => {
        const message = `the port ${flags.port} is taken, or can't be opened`;
        throw new ProblemError(
          { code: 'input-invalid', message, fix: 'give another `--port`, or 0 for a free one' },
          { cause },
        );
      },
    );
    const { clientId, clientSecret, orgId } = DEMO_ADOBE_CLIENT;
    if (flags.json === true) {
      say(
        desk,
        JSON.stringify({
          schemaVersion: 1,
          command: 'emulator',
          url: served.url,
          clientId,
          clientSecret,
          orgId,
        }),
      );
    } else {
      say(desk, served.url);
      for (const line of hints(served.url, options.sandboxes ?? DEFAULT_SANDBOXES)) tell(desk, line);
    }
    await new Promise<void>((resolve) => {
      if (desk.cancel.aborted) resolve();
      else desk.cancel.addEventListener('abort', () => resolve(), { once: true });
    });
    await served.close();
    tell(desk, `${emulator.requests.length} requests were answered.`);
    return EXIT.done;
  } catch (error) {
    for (const problem of problemsIn(error)) {
      for (const line of compilerText(problem, undefined, paint)) tell(desk, line);
    }
    return error instanceof ProblemError ? EXIT.invalid : EXIT.failed;
  }
}

const DEFAULT_SANDBOXES = ['prod', 'dev', 'stage'];

function hints(url: string, sandboxes: readonly string[]): readonly string[] {
  return [
    '',
    `Adobe Flow Service, Adobe IMS and Zoho, emulated, with the sandboxes ${sandboxes.join(', ')}. Ctrl-C ends it.`,
    '',
    `On the command line:  aep-base-connections plan --emulator ${url}`,
    'In a workflow step:   platform-url, ims-url and zoho-accounts-url with that URL, and',
    `                      adobe-client-id: ${DEMO_ADOBE_CLIENT.clientId}`,
    `                      adobe-client-secret: ${DEMO_ADOBE_CLIENT.clientSecret}`,
    `                      adobe-org-id: ${DEMO_ADOBE_CLIENT.orgId}`,
    '',
  ];
}

async function readOptions(flags: EmulatorFlags, desk: Desk): Promise<EmulatorOptions> {
  const { latency, listingLag, sandbox } = flags;
  const fromFile =
    flags.faults === undefined
      ? []
      : faultsIn(await readText(flags.faults, desk.input), `\`${flags.faults}\``);
  const fromFlags = (flags.fault ?? []).flatMap((text) => faultsIn(text, '`--fault`'));
  return {
    faults: [...fromFile, ...fromFlags],
    sandboxes: sandbox ?? DEFAULT_SANDBOXES,
    ...(latency === undefined ? {} : { latency: wholeNumber('--latency', latency, 3_600_000) }),
    ...(listingLag === undefined ? {} : { listingLag: wholeNumber('--listing-lag', listingLag, 3_600_000) }),
  };
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value <= most) return value;
  throw new ProblemError({
    code: 'input-invalid',
    message: `\`${flag}\` is not a whole number from 0 to ${most}`,
  });
}

/** Effects that can be written down: one of them takes a function. */
type DataEffect = Exclude<Effect, { readonly kind: 'lagging-items' }>;

/** The members of an effect besides its kind, with their types; those without `?` must be there. */
const EFFECTS: Readonly<Record<DataEffect['kind'], Readonly<Record<string, string>>>> = {
  answer: {
    status: 'number',
    'headers?': 'object',
    'body?': 'any',
    'after?': 'boolean',
    'echo?': 'boolean',
    'later?': 'number',
  },
  reset: { 'after?': 'boolean', 'later?': 'number' },
  hang: { 'after?': 'boolean', 'later?': 'number' },
  delay: { milliseconds: 'number', 'after?': 'boolean' },
  html: { 'status?': 'number', 'after?': 'boolean' },
  'refuse-next': { milliseconds: 'number' },
  'cut-short': {},
  'without-id': {},
  endless: {},
  trickle: { milliseconds: 'number' },
  'wrong-content-type': {},
  'repeat-page': {},
  'repeat-token': {},
  'drop-page': {},
  'without-items': {},
  'next-without-token': {},
  'without-links': {},
};

const CONDITIONS: Readonly<Record<string, string>> = {
  'method?': 'string',
  'path?': 'string',
  'sandbox?': 'string',
  'body?': 'string',
  'nth?': 'number',
  'from?': 'number',
  'times?': 'number',
  'probability?': 'number',
  effect: 'object',
};

/** Reads faults from YAML, of which JSON is a part: one, or a list of them. */
function faultsIn(text: string, where: string): readonly Fault[] {
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0) throw badFault(where, 'is neither YAML nor JSON');
  const data: unknown = document.toJS();
  return [data].flat().map((each: unknown) => {
    if (!isRecord(each)) throw badFault(where, 'holds something that is no fault');
    checkMembers(each, CONDITIONS, where, 'a fault');
    const effect = each['effect'];
    const kind = isRecord(effect) ? effect['kind'] : undefined;
    const members =
      typeof kind === 'string' && kind in EFFECTS ? EFFECTS[kind as DataEffect['kind']] : undefined;
    if (!isRecord(effect) || members === undefined) {
      throw badFault(
        where,
        `needs an \`effect\` whose \`kind\` is one of ${Object.keys(EFFECTS).join(', ')}`,
      );
    }
    checkMembers(effect, { kind: 'string', ...members }, where, `the effect \`${String(kind)}\``);
    return each as unknown as Fault;
  });
}

function checkMembers(
  data: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, string>>,
  where: string,
  what: string,
): void {
  const known = new Map(Object.entries(members).map(([name, type]) => [name.replace('?', ''), type]));
  for (const [name, value] of Object.entries(data)) {
    const type = known.get(name);
    if (type === undefined)
      throw badFault(
        where,
        `gives ${what} the member \`${name}\`, which it does not have (${[...known.keys()].join(', ')})`,
      );
    if (type !== 'any' && typeof value !== type)
      throw badFault(where, `has a \`${name}\` of ${what} that is no ${type}`);
  }
  for (const name of Object.keys(members).filter((each) => !each.endsWith('?'))) {
    if (!(name in data)) throw badFault(where, `lacks \`${name}\` of ${what}`);
  }
}

function badFault(where: string, what: string): ProblemError {
  return new ProblemError({
    code: 'input-invalid',
    message: `${where} ${what}`,
    fix: 'write it as in { method: POST, path: /connections, nth: 1, effect: { kind: answer, status: 503 } }',
  });
}

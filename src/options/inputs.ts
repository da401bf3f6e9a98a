import { relative, resolve, sep } from 'node:path';
import { code, msg, type OptionName } from '../model/message.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { isOptionName, OPTION_NAMES } from './options.ts';

/** The texts of the options that were given, and what is wrong with how they were given. */
export interface Given {
  readonly given: ReadonlyMap<OptionName, string>;
  readonly problems: readonly Problem[];
}

const PREFIX = 'INPUT_';

/**
 * Returns the inputs of the action from the environment variables that the runner makes of them. A name that
 * is nearly one of an input is an error, since it would otherwise be ignored without a word; any other
 * unknown name is a warning.
 */
export function readInputs(environment: Readonly<Record<string, string | undefined>>): Given {
  const given = new Map<OptionName, string>();
  const problems: Problem[] = [];
  for (const [variable, text = ''] of Object.entries(environment)) {
    if (!variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    if (isOptionName(name)) given.set(name, text);
    else problems.push(unknownInput(name));
  }
  const config = given.get('config')?.trim() ?? '';
  if (config !== '') given.set('config', inWorkspace(config, environment['GITHUB_WORKSPACE'] ?? ''));
  return { given, problems };
}

function unknownInput(name: string): Problem {
  const near = nearest(name, OPTION_NAMES);
  // The name may hold anything, also a value that was put in the wrong place.
  const shown = name.replace(/[^a-z0-9_-]/g, '?').slice(0, 64);
  const message = msg`unknown input ${code(shown)}`;
  return near === undefined
    ? { code: 'input-unknown', severity: 'warning', message, fix: msg`remove it: it has no effect` }
    : { code: 'input-unknown', message, fix: msg`did you mean ${code(near)}?` };
}

/** Returns the path as annotations and comments name it: relative to the workspace, when it leads into it. */
function inWorkspace(path: string, workspace: string): string {
  if (workspace === '') return path;
  const inside = relative(resolve(workspace), resolve(workspace, path));
  const isOutside = inside === '' || inside.startsWith('..') || resolve(inside) === inside;
  return isOutside ? path : inside.replaceAll(sep, '/');
}

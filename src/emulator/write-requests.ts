import { isRecord } from '../model/is-record.ts';
import type { ConnectionSpec } from './connection-spec.ts';
import { badRequest, ErrorAnswer, flowError } from './error-answers.ts';
import type { StoredConnection, WrittenFields } from './stored-connection.ts';

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Returns the JSON in a body. Throws an `ErrorAnswer` if there is none or its content type is wrong. */
function parseJsonBody(contentType: string | undefined, text: string): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw badRequest('The Content-Type must be application/json.');
  }
  if (text.trim() === '') throw flowError('1405-400', 'Send a body.');
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('The body is not JSON.');
  }
}

/** Reads the body of a `POST /connections`. Throws an `ErrorAnswer` if Flow Service would not create the connection. */
export function parseNewConnection(
  contentType: string | undefined,
  text: string,
  specs: readonly ConnectionSpec[],
): WrittenFields {
  const body = parseJsonBody(contentType, text);
  if (!isRecord(body)) throw badRequest('The body must be one JSON object.');
  const { name, description, auth, connectionSpec } = body;
  if (!isText(name)) throw flowError('1304-400', 'name');
  if (description !== undefined && typeof description !== 'string') {
    throw badRequest('The description must be text.');
  }
  const asked = isRecord(connectionSpec) ? connectionSpec : {};
  const spec = specOf(asked['id'], specs);
  if (asked['version'] !== spec.version) {
    const message = 'Please provide a valid version of the connection spec';
    throw new ErrorAnswer(422, () => ({ message }));
  }
  if (!isRecord(auth) || !isText(auth['specName'])) throw flowError('1304-400', 'auth.specName');
  const { specName, params } = auth;
  return {
    name,
    description,
    auth: { specName, params: completeParameters(spec, specName, params) },
    connectionSpec: { id: spec.id, version: spec.version },
  };
}

function specOf(id: unknown, specs: readonly ConnectionSpec[]): ConnectionSpec {
  const spec = specs.find((each) => each.id === id);
  if (!spec) throw flowError('1413-400', 'connectionSpec.id');
  return spec;
}

/** Returns `auth.params`. Throws an `ErrorAnswer` if anything that the auth spec requires is missing. */
function completeParameters(
  spec: ConnectionSpec,
  specName: string,
  params: unknown,
): Readonly<Record<string, unknown>> {
  const authSpec = spec.authSpec.find((candidate) => candidate.name === specName);
  if (!authSpec) throw flowError('1415-400', specName);
  if (!isRecord(params)) throw flowError('1304-400', 'auth.params');
  // Amazon S3's spec requires names that it does not describe, yet connections are created without them.
  const missing = authSpec.spec.required.filter(
    (parameter) =>
      parameter in authSpec.spec.properties && (params[parameter] === undefined || params[parameter] === ''),
  );
  if (missing.length > 0) throw flowError('1304-400', `auth.params: ${missing.join(', ')}`);
  return params;
}

/** An operation of a JSON Patch (RFC 6902) that Flow Service accepts. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value: unknown;
}

/** Returns the operations in the body of a `PATCH /connections/{id}`. Throws an `ErrorAnswer` if there are none. */
export function parsePatch(contentType: string | undefined, text: string): readonly PatchOperation[] {
  const body = parseJsonBody(contentType, text);
  if (!Array.isArray(body) || body.length === 0) throw badRequest('The body must be an array of operations.');
  return body.map((operation: unknown) => {
    if (!isRecord(operation) || typeof operation['path'] !== 'string') {
      throw badRequest('An operation must be an object with op and path.');
    }
    const { op, path, value } = operation;
    if (op === 'move') throw flowError('1434-400', op);
    if (op !== 'add' && op !== 'replace' && op !== 'remove') {
      throw badRequest('The op must be add, replace or remove.');
    }
    return { op, path, value };
  });
}

/** Returns a connection after an operation. Throws an `ErrorAnswer` if the operation is impossible. */
export function patched(
  connection: StoredConnection,
  { op, path, value }: PatchOperation,
  specs: readonly ConnectionSpec[],
): StoredConnection {
  if (path.startsWith('/connectionSpec')) throw flowError('1414-400', path);
  switch (path) {
    case '/name':
      if (op === 'remove' || !isText(value)) throw flowError('1304-400', 'name');
      return { ...connection, name: value };
    case '/description': {
      const { description, ...rest } = connection;
      if (op !== 'add' && description === undefined) throw flowError('1455-400', path);
      if (op === 'remove') return rest;
      if (typeof value !== 'string') throw badRequest('The description must be text.');
      return { ...rest, description: value };
    }
    case '/auth/params': {
      if (op === 'remove') throw flowError('1304-400', 'auth.params');
      const spec = specOf(connection.connectionSpec.id, specs);
      const { specName } = connection.auth;
      // The new parameters replace all old ones, including those that they omit.
      return { ...connection, auth: { specName, params: completeParameters(spec, specName, value) } };
    }
    default:
      throw flowError('1455-400', path);
  }
}

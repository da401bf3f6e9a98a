import type { ConnectionSpec } from './connection-spec.ts';
import { isRecord, isText, parseJsonBody } from './json-body.ts';
import { completeParameters } from './new-connection.ts';
import { flowRefusal, platformRefusal } from './refusals.ts';
import type { StoredConnection } from './stored-connection.ts';

/** Whether connections can be patched: a connector may not know how, and the feature can be off for all of them. */
export type Patching = 'supported' | 'not-by-connector' | 'switched-off';

/** One operation of a JSON Patch (RFC 6902), of those that Flow Service takes. */
export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value: unknown;
}

/** The operations in the body of a `PATCH /connections/{id}`. Throws a `Refusal` when there are none. */
export function parsePatch(contentType: string | undefined, text: string): readonly PatchOperation[] {
  const body = parseJsonBody(contentType, text);
  if (!Array.isArray(body) || body.length === 0) {
    throw platformRefusal(400, 'BadRequestError', 'The body must be an array of operations.');
  }
  return body.map(parseOperation);
}

function parseOperation(operation: unknown): PatchOperation {
  if (!isRecord(operation) || typeof operation['path'] !== 'string') {
    throw platformRefusal(400, 'BadRequestError', 'An operation must be an object with op and path.');
  }
  const { op, path, value } = operation;
  if (op === 'move') throw flowRefusal('1434-400', op);
  if (op !== 'add' && op !== 'replace' && op !== 'remove') {
    throw platformRefusal(400, 'BadRequestError', 'The op must be add, replace or remove.');
  }
  return { op, path, value };
}

/** A connection after these operations. Throws a `Refusal` when one of them cannot be done. */
export function patched(
  connection: StoredConnection,
  operations: readonly PatchOperation[],
  spec: ConnectionSpec | undefined,
): StoredConnection {
  return operations.reduce((current, operation) => applied(current, operation, spec), connection);
}

function applied(
  connection: StoredConnection,
  { op, path, value }: PatchOperation,
  spec: ConnectionSpec | undefined,
): StoredConnection {
  if (path.startsWith('/connectionSpec')) throw flowRefusal('1414-400', path);
  switch (path) {
    case '/name':
      if (op === 'remove' || !isText(value)) throw flowRefusal('1304-400', 'name');
      return { ...connection, name: value };
    case '/description': {
      const { description, ...rest } = connection;
      if (op !== 'add' && description === undefined) throw flowRefusal('1455-400', path);
      if (op === 'remove') return rest;
      if (typeof value !== 'string') {
        throw platformRefusal(400, 'BadRequestError', 'The description must be text.');
      }
      return { ...rest, description: value };
    }
    case '/auth/params': {
      if (op === 'remove') throw flowRefusal('1304-400', 'auth.params');
      if (!spec || connection.connectionSpec.id !== spec.id)
        throw flowRefusal('1413-400', 'connectionSpec.id');
      const { specName } = connection.auth;
      // The new set takes the place of the old one: what it leaves out is gone.
      return { ...connection, auth: { specName, params: completeParameters(spec, specName, value) } };
    }
    default:
      throw flowRefusal('1455-400', path);
  }
}

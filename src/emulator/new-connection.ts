import type { ConnectionSpec } from './connection-spec.ts';
import { isRecord, isText, parseJsonBody } from './json-body.ts';
import { flowRefusal, messageRefusal, platformRefusal } from './refusals.ts';
import type { NewConnection } from './stored-connection.ts';

/** The connection that a `POST /connections` asks for. Throws a `Refusal` for one that Flow Service would not make. */
export function parseNewConnection(
  contentType: string | undefined,
  text: string,
  spec: ConnectionSpec | undefined,
): Omit<NewConnection, 'clientId' | 'imsOrgId' | 'sandbox'> {
  const body = parseJsonBody(contentType, text);
  if (!isRecord(body)) throw platformRefusal(400, 'BadRequestError', 'The body must be one JSON object.');
  const { name, description, auth, connectionSpec } = body;
  if (!isText(name)) throw flowRefusal('1304-400', 'name');
  if (description !== undefined && typeof description !== 'string') {
    throw platformRefusal(400, 'BadRequestError', 'The description must be text.');
  }
  if (!isRecord(connectionSpec) || !spec || connectionSpec['id'] !== spec.id) {
    throw flowRefusal('1413-400', 'connectionSpec.id');
  }
  if (connectionSpec['version'] !== spec.version) {
    throw messageRefusal(422, 'Please provide a valid version of the connection spec');
  }
  if (!isRecord(auth) || !isText(auth['specName'])) throw flowRefusal('1304-400', 'auth.specName');
  const { specName, params } = auth;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    auth: { specName, params: completeParameters(spec, specName, params) },
    connectionSpec: { id: spec.id, version: spec.version },
  };
}

/** `auth.params` with everything that the auth spec requires. Throws a `Refusal` for anything else. */
export function completeParameters(
  spec: ConnectionSpec,
  specName: string,
  params: unknown,
): Readonly<Record<string, unknown>> {
  const authSpec = spec.authSpec.find((candidate) => candidate.name === specName);
  if (!authSpec) throw flowRefusal('1415-400', specName);
  if (!isRecord(params)) throw flowRefusal('1304-400', 'auth.params');
  const missing = authSpec.spec.required.filter((parameter) => !isText(params[parameter]));
  if (missing.length > 0) throw flowRefusal('1304-400', `auth.params: ${missing.join(', ')}`);
  return params;
}

import { flowRefusal, platformRefusal } from './refusals.ts';

/** The JSON in the body of a request. Throws a `Refusal` when there is none or when it is not said to be JSON. */
export function parseJsonBody(contentType: string | undefined, text: string): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType ?? '')) {
    throw platformRefusal(400, 'BadRequestError', 'The Content-Type must be application/json.');
  }
  if (text.trim() === '') throw flowRefusal('1405-400', 'Send a body.');
  try {
    return JSON.parse(text);
  } catch {
    throw platformRefusal(400, 'BadRequestError', 'The body is not JSON.');
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text with something in it. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

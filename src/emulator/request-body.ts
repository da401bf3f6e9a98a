import { badRequest, flowError } from './error-answers.ts';

/**
 * The fields of a form that was sent in the body. Returns `undefined` when there is none, and when the URL has a query:
 * URLs end up in the logs of proxies, so a secret there must not seem to work.
 */
export function readForm(
  url: string,
  contentType: string | undefined,
  body: string,
): URLSearchParams | undefined {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '')) return undefined;
  return new URL(url).search === '' ? new URLSearchParams(body) : undefined;
}

/** The JSON in a body. Throws an `ErrorAnswer` when there is none or when its content type is another. */
export function parseJsonBody(contentType: string | undefined, text: string): unknown {
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

/** Whether `value` is text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

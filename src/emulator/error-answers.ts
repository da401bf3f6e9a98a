/** Thrown to end the handling of a request and answer it with an error. The emulator itself has not failed. */
export class ErrorAnswer extends Error {
  readonly status: number;
  readonly body: (requestId: string) => object;

  constructor(status: number, body: (requestId: string) => object) {
    super(`answered with status ${status}`);
    this.name = 'ErrorAnswer';
    this.status = status;
    this.body = body;
  }
}

/** The errors of Adobe's API gateway. The first three digits of a code are the HTTP status. */
const gatewayErrors = {
  '400003': 'Missing required header',
  '401013': 'Oauth token is not valid',
  '403000': 'Api Key is required',
  '403003': 'Api Key is invalid',
  '403010': 'Oauth token is missing.',
  '403025': 'Profile is not valid',
  '403027': 'User region is missing',
};

/**
 * The errors of Flow Service. The digits after the hyphen are the HTTP status.
 * @see https://experienceleague.adobe.com/en/docs/experience-platform/sources/troubleshoot
 */
const flowErrors = {
  '1304-400': 'A mandatory field is missing',
  '1358-400': 'The objectType is invalid',
  '1359-400': 'A parameter is missing in the request',
  '1401-400': 'The parameters count and limit cannot be used together',
  '1403-400': 'The header If-Match is missing',
  '1404-412': 'The etag in If-Match is not that of the connection',
  '1405-400': 'The request body is empty',
  '1413-400': 'The connection spec id is invalid',
  '1414-400': 'The connection spec of a connection cannot be changed',
  '1415-400': 'The auth spec name is not part of the connection spec',
  '1416-400': 'The connection can only be changed when enabled, disabled or initializing',
  '1434-400': 'The operation is not supported in a patch',
  '1439-404': 'The requested entity was not found',
  '1440-400': 'The operator is not implemented',
  '1451-400': 'Invalid parameters in the query',
  '1452-400': 'Invalid value of a parameter in the query',
  '1455-400': 'The field of a patch operation is missing',
  '1457-400': 'An update cannot be applied in this state',
  '1458-400': 'A deletion cannot be applied in this state',
  '2100-404': 'The sandbox was not found',
  '2105-400': 'The header x-sandbox-name is missing',
  '2110-400': 'The header x-sandbox-id is not allowed',
};

/** Returns an error of Adobe's API gateway: `{error_code, message}`. */
export function gatewayError(code: keyof typeof gatewayErrors, detail?: string): ErrorAnswer {
  const message = detail ? `${gatewayErrors[code]}: ${detail}` : gatewayErrors[code];
  return new ErrorAnswer(Number(code.slice(0, 3)), () => ({ error_code: code, message }));
}

/** Returns one of the Flow Service errors in the table. */
export function flowError(code: keyof typeof flowErrors, detail: string): ErrorAnswer {
  return flowErrorOf(code, flowErrors[code], detail);
}

/** Returns a Flow Service error with the request id in its report. */
export function flowErrorOf(code: string, title: string, detail: string): ErrorAnswer {
  const status = Number(code.slice(5));
  return new ErrorAnswer(status, (requestId) => ({
    type: `https://ns.adobe.com/aep/errors/FLOW-${code}`,
    title,
    status,
    report: { 'detailed-message': detail, 'request-id': requestId },
    errorMessage: title,
    errorDetails: detail,
  }));
}

/** Returns the generic error of Experience Platform, for example for a body that is not JSON. */
export function platformError(status: number, title: string, detail: string): ErrorAnswer {
  return new ErrorAnswer(status, () => ({ type: '/placeholder/type/uri', status, title, detail }));
}

/** Returns the error of Experience Platform for an unreadable request. */
export function badRequest(detail: string): ErrorAnswer {
  return platformError(400, 'BadRequestError', detail);
}

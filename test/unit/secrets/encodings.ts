/** The ways in which servers, clients and renderers encode one text in another. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  'plain text': (text) => text,
  JSON: (text) => JSON.stringify(text),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)),
  'JSON with escaped slashes': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  'JSON in ASCII': (text) => JSON.stringify(text).replace(/[^\x20-\x7e]/g, unicodeEscape),
  'JSON from Gson': (text) => JSON.stringify(text).replace(/[<>&='\u2028\u2029]/g, unicodeEscape),
  'a path from Python': (text) => encodeURIComponent(text).replaceAll('%2F', '/'),
  'a query that keeps the equals sign': (text) => encodeURIComponent(text).replaceAll('%3D', '='),
  'HTML with hexadecimal quotes': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&#x22;'),
  'JSON from PHP': (text) =>
    JSON.stringify(text)
      .replaceAll('/', '\\/')
      .replace(/[^\x20-\x7e]/g, unicodeEscape),
  'JSON in ASCII, for HTML': (text) => JSON.stringify(text).replace(/[<>&'+`]|[^\x20-\x7e]/g, unicodeEscape),
  'JSON from .NET': (text) => `"${text.replace(/["&'+<>`\\]|[^\x20-\x7e]/g, dotNetEscape)}"`,
  'JSON from Go': (text) => JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, unicodeEscape),
  'a URI component': (text) => encodeURIComponent(text),
  'a strict URI component': (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
  'a URI component in lower case': (text) =>
    encodeURIComponent(text).replace(/%../g, (code) => code.toLowerCase()),
  'a URI component with + for spaces': (text) => encodeURIComponent(text).replaceAll('%20', '+'),
  'a strict URI component with + for spaces': (text) =>
    encodings['a strict URI component']?.(text).replaceAll('%20', '+') ?? '',
  'a form': (text) => new URLSearchParams({ key: text, other: 'x' }).toString(),
  HTML: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  'an HTML attribute': (text) => encodings['HTML']?.(text).replaceAll('"', '&quot;') ?? '',
  'HTML from Python': (text) => encodings['an HTML attribute']?.(text).replaceAll("'", '&#x27;') ?? '',
  'HTML from PHP': (text) => encodings['an HTML attribute']?.(text).replaceAll("'", '&#039;') ?? '',
  'HTML from Go': (text) => encodings['HTML']?.(text).replaceAll('"', '&#34;').replaceAll("'", '&#39;') ?? '',
  'HTML from Node': (text) => encodings['an HTML attribute']?.(text).replaceAll("'", '&#39;') ?? '',
  XML: (text) => encodings['an HTML attribute']?.(text).replaceAll("'", '&apos;') ?? '',
  base64: (text) => Buffer.from(text).toString('base64'),
  'base64, shifted by one byte': (text) => Buffer.from(`:${text}:`).toString('base64'),
  'base64, shifted by two bytes': (text) => Buffer.from(`u:${text}`).toString('base64'),
  'base64 for URLs': (text) => Buffer.from(`id:${text}\n`).toString('base64url'),
  'base64 for URLs, shifted by one byte': (text) => Buffer.from(`?${text}??`).toString('base64url'),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal in upper case': (text) => Buffer.from(text).toString('hex').toUpperCase(),
};

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Uses the short form where JSON has one, except for the quote. Otherwise uses upper-case digits. */
function dotNetEscape(unit: string): string {
  const short = JSON.stringify(unit).slice(1, -1);
  return /^\\[^"u]$/.test(short) ? short : unicodeEscape(unit).toUpperCase().replace('U', 'u');
}

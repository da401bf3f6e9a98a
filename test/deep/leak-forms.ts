/** Kinds of secrets: what is stored, and what of it must not be read. */
export const kinds = {
  'a token of Zoho': [
    '1000.8cb99d4ef52b4e0ea6c3f8a1d07be9a2.b1f6e0d3c5a79482e6d1f0b3a5c79e84',
    '8cb99d4ef52b4e0ea6c3f8a1d07be9a2.b1f6e0d3c5a79482e6d1f0b3a5c79e84',
  ],
  'a UUID': ['f3c9a7e1-52d8-4b06-9e3f-a1d4c87b605e', 'f3c9a7e1-52d8-4b06-9e3f-a1d4c87b605e'],
  'hexadecimal digits': [
    '5e8dd316726b0335ea51c4f0b79a26d8c30f17be',
    '5e8dd316726b0335ea51c4f0b79a26d8c30f17be',
  ],
  'a password of a connection string': [
    'Server=db.acme.example;Port=3306;Database=sales;Uid=aep;Pwd=tR0ub4dor+3/xK9;SslMode=Required',
    'tR0ub4dor+3/xK9',
  ],
} as const;

const unicode = (text: string) =>
  text.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Forms in which a server repeats a secret, in one field or in two. */
export const forms: Readonly<Record<string, (secret: string) => readonly [string, string?]>> = {
  'as it is': (secret) => [secret],
  'in upper case': (secret) => [secret.toUpperCase()],
  'in changing case': (secret) => [
    secret.replace(/[a-z]./gi, (two) => two.charAt(0).toUpperCase() + two.slice(1)),
  ],
  'in Base64': (secret) => [Buffer.from(secret).toString('base64')],
  'in Base64 for URLs, behind something': (secret) => [Buffer.from(`u:${secret}`).toString('base64url')],
  'in hexadecimal digits': (secret) => [Buffer.from(secret).toString('hex')],
  'in a URL': (secret) => [encodeURIComponent(secret)],
  'in a URL, all of it': (secret) => [Buffer.from(secret).toString('hex').replace(/../g, '%$&')],
  'in JSON': (secret) => [JSON.stringify({ key: secret })],
  'in JSON with escaped slashes': (secret) => [secret.replaceAll('/', '\\/')],
  'in escapes of JSON': (secret) => [unicode(secret)],
  'in some escapes of JSON': (secret) => [secret.replace(/[0-4]/g, unicode)],
  'in escapes of JSON in JSON': (secret) => [JSON.stringify(unicode(secret))],
  'in entities of HTML': (secret) => [secret.replace(/./gs, (unit) => `&#${unit.charCodeAt(0)};`)],
  'in hexadecimal entities of HTML': (secret) => [
    secret.replace(/./gs, (unit) => `&#x${unit.charCodeAt(0).toString(16)};`),
  ],
  'with blanks of no width': (secret) => [secret.replace(/.{3}/g, '$&\u200b')],
  'in two halves': (secret) => halves(secret),
  'in two halves in the other case': (secret) => halves(secret.toUpperCase()),
  'in two halves in Base64': (secret) => halves(secret, (half) => Buffer.from(half).toString('base64')),
  'in two halves in hexadecimal digits': (secret) =>
    halves(secret, (half) => Buffer.from(half).toString('hex')),
  'in two halves in escapes': (secret) => halves(secret, unicode),
  'in its last eight characters': (secret) => [secret.slice(-8), secret.slice(0, 8)],
};

function halves(secret: string, encode = (half: string) => half): readonly [string, string] {
  const middle = Math.ceil(secret.length / 2);
  return [encode(secret.slice(0, middle)), encode(secret.slice(middle))];
}

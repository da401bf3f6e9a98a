/** Kinds of secrets, each with the stored value and the part that must stay secret. */
export const kinds = {
  'a Zoho token': [
    '1000.8cb99d4ef52b4e0ea6c3f8a1d07be9a2.b1f6e0d3c5a79482e6d1f0b3a5c79e84',
    '8cb99d4ef52b4e0ea6c3f8a1d07be9a2.b1f6e0d3c5a79482e6d1f0b3a5c79e84',
  ],
  'a UUID': ['f3c9a7e1-52d8-4b06-9e3f-a1d4c87b605e', 'f3c9a7e1-52d8-4b06-9e3f-a1d4c87b605e'],
  'hexadecimal digits': [
    '5e8dd316726b0335ea51c4f0b79a26d8c30f17be',
    '5e8dd316726b0335ea51c4f0b79a26d8c30f17be',
  ],
  'a password in a connection string': [
    'Server=db.acme.example;Port=3306;Database=sales;Uid=aep;Pwd=tR0ub4dor+3/xK9;SslMode=Required',
    'tR0ub4dor+3/xK9',
  ],
} as const;

const unicode = (text: string) =>
  text.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Forms in which a server may repeat a secret, in one or two fields. */
export const forms: Readonly<Record<string, (secret: string) => readonly [string, string?]>> = {
  unchanged: (secret) => [secret],
  'in upper case': (secret) => [secret.toUpperCase()],
  'in mixed case': (secret) => [
    secret.replace(/[a-z]./gi, (two) => two.charAt(0).toUpperCase() + two.slice(1)),
  ],
  'in Base64': (secret) => [Buffer.from(secret).toString('base64')],
  'in Base64 for URLs, after other text': (secret) => [Buffer.from(`u:${secret}`).toString('base64url')],
  'in hexadecimal digits': (secret) => [Buffer.from(secret).toString('hex')],
  'in a URL': (secret) => [encodeURIComponent(secret)],
  'in a URL, fully encoded': (secret) => [Buffer.from(secret).toString('hex').replace(/../g, '%$&')],
  'in JSON': (secret) => [JSON.stringify({ key: secret })],
  'in JSON with escaped slashes': (secret) => [secret.replaceAll('/', '\\/')],
  'in JSON escapes': (secret) => [unicode(secret)],
  'in some JSON escapes': (secret) => [secret.replace(/[0-4]/g, unicode)],
  'in JSON escapes within JSON': (secret) => [JSON.stringify(unicode(secret))],
  'in HTML entities': (secret) => [secret.replace(/./gs, (unit) => `&#${unit.charCodeAt(0)};`)],
  'in hexadecimal HTML entities': (secret) => [
    secret.replace(/./gs, (unit) => `&#x${unit.charCodeAt(0).toString(16)};`),
  ],
  'with zero-width spaces': (secret) => [secret.replace(/.{3}/g, '$&\u200b')],
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

import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../src/secrets/embedded-secrets.ts';

describe('the embedded secrets of a secret', () => {
  it.each<[string, readonly string[]]>([
    ['only-one-word-1234', []],
    ['', []],
    ['Server=db.acme.example;Database=sales', []],
    ['Server=db.acme.example;Password=pa55word;User=jane', ['pa55word']],
    ['server=x;pwd = pa55word', ['pa55word']],
    ['Password="pa;55 word";User=jane', ['pa;55 word']],
    ["Password='pa55word'", ['pa55word']],
    ['PWD={pa;55;word};User=jane', ['pa;55;word']],
    [
      'DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=bm90IGEga2V5+/==;EndpointSuffix=core.windows.net',
      ['bm90IGEga2V5+/=='],
    ],
    [
      'Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Reader;SharedAccessKey=bm90IGEga2V5=',
      ['bm90IGEga2V5='],
    ],
    [
      'https://acme.blob.core.windows.net/x?sv=2024&sp=r&sig=bm90%2BIGEga2V5%3D',
      ['bm90%2BIGEga2V5%3D', 'bm90+IGEga2V5='],
    ],
    // This value is too short to be hidden wherever it occurs.
    ['https://a.example/?token=abc123&x=1', ['token=abc123']],
    ['mongodb://jane:pa55%40word@db.acme.example/sales', ['pa55%40word', 'pa55@word']],
    ['jdbc:snowflake://a.example/?user=jane&password=pa55word', ['pa55word']],
    ['https://jane@db.acme.example', []],
    ['sig=%zz12345', ['%zz12345']],
    ['line one\nline two', ['line one', 'line two']],
    ['line one\r\n  line two  \r\n', ['line one', 'line two']],
    ['{"type":"service_account","private_key_id":"abc123","client_email":"a@b.example"}', ['abc123']],
    ['{"password": 7}', []],
    ['{"token":"abc123"', []],
    ['{not json', []],
    ['[{"token":"abc123"}]', []],
    ['null', []],
  ])('in %j are %j', (secret, expected) => {
    expect(partsOf(secret)).toEqual(expected);
  });

  it('also include the lines of a key in the JSON of a service account', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END PRIVATE KEY-----\n';
    const parts = partsOf(JSON.stringify({ type: 'service_account', private_key: key }));
    for (const part of [key.trim(), 'MIIEvQIBADANBg', 'kqhkiG9w0BAQEF']) expect(parts).toContain(part);
    expect(parts).not.toContain('service_account');
  });

  it('never include the secret itself or an empty text', () => {
    for (const secret of ['\n\n', '  ', 'password=', 'x\n', 'password=a\n\n'])
      for (const part of partsOf(secret)) {
        expect(part).not.toBe(secret);
        expect(part).not.toBe('');
      }
  });

  it('are found quickly, however long the secret is', () => {
    for (const unit of ['a', 'password=', ';', ' ', '://', ':', '@', '"', '{', "'", '://a:', 'password="'])
      expect(Array.isArray(partsOf(unit.repeat(50_000 / unit.length)))).toBe(true);
  });
});

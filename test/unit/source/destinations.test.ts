import { describe, expect, it } from 'vitest';
import { textOf } from '../../../src/model/message.ts';
import type { Parameter } from '../../../src/model/source.ts';
import { customSource } from '../../../src/source/auth-specs.ts';
import {
  foreignHosts,
  hostAdvice,
  mayLeadElsewhere,
  readDestination,
} from '../../../src/source/destinations.ts';
import { address, host, hostPart, url } from '../../../src/source/parameters.ts';

const VENDOR = ['NAME.vendor.example', 'login.vendor.example'];

const words = ['A destination of the tests.', ''] as const;

const KINDS = {
  'a URL at a vendor': url(VENDOR, ...words),
  'a URL at only the vendor': url(VENDOR, ...words, { only: true }),
  'a URL anywhere': url([], ...words, { path: true, port: true }),
  'a URL with or without its scheme': url([], ...words, { path: true, bareHost: true }),
  'a URL that may be http': url([], ...words, { http: true, port: true }),
  'a host': host([], ...words),
  'a host with a port': host([], ...words, { port: true }),
  'a host at a vendor': host(VENDOR, ...words),
  'an address': address([], ...words),
  'a namespace': hostPart(['NAMESPACE.bus.vendor.example'], ...words),
} satisfies Readonly<Record<string, Parameter>>;

type Kind = keyof typeof KINDS;

const ALLOWED = ['db.acme.example', '*.files.acme.example', '127.0.0.1'];

function read(kind: Kind, text: string, allowed: readonly string[] | 'anything' = ALLOWED) {
  const parameter = KINDS[kind];
  const found = readDestination(text, parameter, allowed === 'anything' ? undefined : allowed);
  return 'host' in found ? found : { fix: hostAdvice('', parameter, undefined, undefined), ...found };
}

/** Returns why a text is rejected, or `undefined` if it is accepted. */
function fault(
  kind: Kind,
  text: string,
  allowed: readonly string[] | 'anything' = ALLOWED,
): string | undefined {
  const found = read(kind, text, allowed);
  return 'fix' in found ? textOf(found.message) : undefined;
}

describe('a destination', () => {
  it.each<[Kind, string, string, string]>([
    ['a URL at a vendor', 'https://a.vendor.example', 'https://a.vendor.example', 'a.vendor.example'],
    ['a URL at a vendor', 'HTTPS://A.Vendor.example/', 'https://a.vendor.example', 'a.vendor.example'],
    [
      'a URL at a vendor',
      'https://login.vendor.example',
      'https://login.vendor.example',
      'login.vendor.example',
    ],
    ['a URL at a vendor', 'https://db.acme.example', 'https://db.acme.example', 'db.acme.example'],
    ['a URL at only the vendor', 'https://a.vendor.example', 'https://a.vendor.example', 'a.vendor.example'],
    [
      'a URL anywhere',
      'https://db.acme.example:8443/A/b.c/',
      'https://db.acme.example:8443/A/b.c',
      'db.acme.example',
    ],
    [
      'a URL anywhere',
      'https://a.b.files.acme.example',
      'https://a.b.files.acme.example',
      'a.b.files.acme.example',
    ],
    ['a URL with or without its scheme', 'db.acme.example/x', 'db.acme.example/x', 'db.acme.example'],
    [
      'a URL with or without its scheme',
      'https://db.acme.example',
      'https://db.acme.example',
      'db.acme.example',
    ],
    ['a URL that may be http', 'http://db.acme.example:80', 'http://db.acme.example:80', 'db.acme.example'],
    ['a host', 'DB.acme.example', 'db.acme.example', 'db.acme.example'],
    ['a host', '127.0.0.1', '127.0.0.1', '127.0.0.1'],
    ['a host with a port', 'db.acme.example:5432', 'db.acme.example:5432', 'db.acme.example'],
    ['a host with a port', 'db.acme.example', 'db.acme.example', 'db.acme.example'],
    ['a host at a vendor', 'a.vendor.example', 'a.vendor.example', 'a.vendor.example'],
    ['an address', 'db.acme.example', 'db.acme.example', 'db.acme.example'],
    ['an address', 'https://db.acme.example/x', 'https://db.acme.example/x', 'db.acme.example'],
    ['an address', '\\\\DB.acme.example\\Share $1\\b', '\\\\DB.acme.example\\Share $1\\b', 'db.acme.example'],
    ['a namespace', 'acme-bus', 'acme-bus', 'acme-bus.bus.vendor.example'],
    ['a namespace', 'Acme-Bus', 'Acme-Bus', 'acme-bus.bus.vendor.example'],
  ])('is sent in its normal form: %s %s', (kind, text, sent, its) => {
    expect(read(kind, text)).toEqual({ text: sent, host: its });
  });

  const OUTSIDE = 'has a host that the workflow does not allow';
  const NOT_VENDOR = 'has a host that is neither a known host of the vendor nor allowed by the workflow';

  it.each<[Kind, string, string]>([
    ['a URL at a vendor', 'https://evil.example', NOT_VENDOR],
    ['a URL at a vendor', 'https://vendor.example', NOT_VENDOR],
    ['a URL at a vendor', 'https://a.b.vendor.example', NOT_VENDOR],
    ['a URL at a vendor', 'https://a.vendor.example.evil.example', NOT_VENDOR],
    ['a URL at a vendor', 'https://a.vendor.example/x', 'has a path'],
    ['a URL at a vendor', 'https://a.vendor.example:443', 'contains a port'],
    ['a URL at a vendor', 'a.vendor.example', 'does not start with `https://`'],
    // Allowed hosts do not extend the exact hosts of a vendor.
    ['a URL at only the vendor', 'https://db.acme.example', 'is not a URL'],
    ['a URL anywhere', 'https://files.acme.example', OUTSIDE],
    ['a URL anywhere', 'https://xfiles.acme.example', OUTSIDE],
    ['a URL anywhere', 'http://db.acme.example', 'is not https'],
    ['a URL anywhere', 'ftp://db.acme.example', 'is not https'],
    ['a URL anywhere', 'https://db.acme.example:99999', 'is not a plain URL'],
    ['a URL anywhere', 'https://db.acme.example:0', 'is not a plain URL or host, with or without a path'],
    ['a URL anywhere', 'https://db.acme.example/..', 'is not a plain URL or host, with or without a path'],
    ['a URL anywhere', 'https://db.acme.example?x', 'contains a query'],
    ['a URL anywhere', 'https://db.acme.example#x', 'contains a fragment'],
    ['a host', 'https://db.acme.example', 'is a URL, but must be only a host'],
    ['a host', 'db.acme.example:5432', 'contains a port'],
    ['a host', 'db.acme.example/x', 'has a path'],
    ['a host', 'localhost', 'is not a plain host'],
    ['a host with a port', 'db.acme.example:', 'is not https'],
    ['a host with a port', 'db.acme.example:0', 'is not a plain host'],
    ['a host with a port', 'evil.example:5432', OUTSIDE],
    ['a host at a vendor', 'evil.example', NOT_VENDOR],
    ['an address', 'evil.example', OUTSIDE],
    ['an address', '\\\\evil.example\\share', OUTSIDE],
    ['an address', '\\\\db.acme.example@8080\\share', 'contains a backslash'],
    ['an address', '\\\\db.acme.example@evil.example\\share', 'contains a backslash'],
    ['an address', '\\db.acme.example', 'contains a backslash'],
    ['an address', '\\\\?\\UNC\\evil.example\\share', 'contains a backslash'],
    ['an address', '//db.acme.example/share', 'is not a plain URL or host, with or without a path'],
  ])('is rejected: %s %s', (kind, text, expected) => {
    expect(fault(kind, text)).toBe(expected);
  });

  it.each([
    'evil.example/',
    'evil.example',
    'acme-bus.evil.example/',
    'acme-bus/',
    'acme-bus#',
    'acme-bus?',
    'acme-bus:443',
    'acme-bus@evil.example',
    'x@evil',
    'acme-bus\\',
    'acme-bus.',
    'https://acme-bus',
    'acme_bus',
    'acme-bus\n',
    ' acme-bus',
    'acme\uff0dbus',
    'acme-bu\u017f',
    '\u212acme-bus',
    'acme\u3002bus',
    '-acme-bus',
    'ab',
    '',
    'a'.repeat(64),
  ])('that is part of a host cannot change the rest of it: %j', (text) => {
    expect(fault('a namespace', text)).toBe(
      'must be a plain name without dots, because it becomes part of the host NAMESPACE.bus.vendor.example',
    );
    // This is true whatever the workflow allows.
    expect(fault('a namespace', text, 'anything')).toBeDefined();
  });

  /** Some software reads each of these as a request to another host than the text suggests. */
  const HOSTILE = [
    'https://user@db.acme.example',
    'https://user:pw@db.acme.example',
    'https://db.acme.example@evil.example',
    'https://db.acme.example:x@evil.example',
    'https://evil.example\\@db.acme.example',
    'https://evil.example#@db.acme.example',
    'https://evil.example?db.acme.example',
    'https://db.acme.example\uff0eevil.example',
    'https://db\u3002acme\u3002example',
    'https://db.acme.example\uff0f.evil.example',
    'https://db.\u0430cme.example',
    'https://db.acme.example\u00ad',
    'https://db.acme.example.',
    'https://db.acme.example./',
    'https://db..acme.example',
    'https://.db.acme.example',
    'https://db%2eacme.example',
    'https://db.acme.example%00.evil.example',
    'https://db.acme.example\t.evil.example',
    'https://db.acme\n.example',
    ' https://db.acme.example',
    'https:db.acme.example',
    'https:/db.acme.example',
    'https:///db.acme.example',
    'https:\\\\db.acme.example',
    '//db.acme.example',
    'javascript:https://db.acme.example',
    'https://[::1]',
    'https://2130706433',
    'https://localhost',
    'https://xn--db-acme.example',
    'https://0x7f.1',
    'https://0177.0.0.1',
    'https://127.1',
    'https://127.0.0.1.',
    'https://0x7f000001',
    'https://1.2.3.4',
    '',
    'https://',
    `https://${'a.'.repeat(5_000)}example`,
  ];

  it.each(HOSTILE)('is rejected without being repeated, in every kind of URL and host: %j', (text) => {
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const forms = kind.startsWith('a host') ? [text, text.replace(/^https:\/\//, '')] : [text];
      // The final dot makes it another name, and only the exact host is allowed.
      for (const form of forms.filter((each) => each !== 'user@' && each !== 'localhost')) {
        const found = read(kind, form);
        expect([kind, form.slice(0, 80), 'fix' in found]).toEqual([kind, form.slice(0, 80), true]);
        if ('fix' in found && form.length > 8)
          expect(textOf(found.message) + textOf(found.fix)).not.toContain(form);
      }
    }
  });

  it.each(['https://0x7f.1', 'https://0177.0.0.1', 'https://127.1', 'https://1.2.3', 'https://0x7f.0.0.1'])(
    'is rejected if it hides an IP address, even if the allowed hosts are unknown: %s',
    (text) => {
      expect(fault('a URL anywhere', text, 'anything')).toBe('is not a plain URL');
      expect(fault('a host', text.slice(8), 'anything')).toBe('is not a plain host');
    },
  );

  it('may be any host if the allowed hosts are unknown, except for vendor-only hosts', () => {
    expect(fault('a URL anywhere', 'https://evil.example', 'anything')).toBeUndefined();
    expect(fault('a URL at a vendor', 'https://evil.example', 'anything')).toBeUndefined();
    expect(fault('a URL at only the vendor', 'https://evil.example', 'anything')).toBe('is not a URL');
  });

  it('that is rejected gets a fix that says what to write', () => {
    const fix = (kind: Kind, text: string) => {
      const found = read(kind, text);
      return 'fix' in found ? textOf(found.fix) : undefined;
    };
    expect(fix('a URL at a vendor', 'https://evil.example')).toBe(
      'the known hosts are https://NAME.vendor.example, https://login.vendor.example; to use another host, add its host to the input `allowed-hosts`',
    );
    expect(fix('a URL at only the vendor', 'https://evil.example')).toBe(
      'write one of https://NAME.vendor.example, https://login.vendor.example',
    );
    expect(fix('a host', 'evil.example')).toBe('add its host to the input `allowed-hosts`');
    expect(fix('a host', 'db.acme.example/x')).toBe('write only the host');
    expect(fix('a URL anywhere', 'https://db.acme.example?x')).toBe('write https:// and the host');
    expect(fix('a namespace', 'x')).toBe('write only the name, without dots, slashes or `https://`');
  });
});

describe('a value that no record describes as a destination', () => {
  const leads = (value: unknown) => mayLeadElsewhere(value, ['db.acme.example']);

  it.each([
    'access_token',
    'POST',
    '/daily/exports',
    'projects/acme-events/topics/orders',
    'Hello there.',
    '',
    7,
    true,
    null,
    'db.acme.example',
    'DB.Acme.example.',
    'db.acme.example:5432/x',
    'https://db.acme.example/a',
    'jane@db.acme.example',
    { a: { b: ['db.acme.example', 1] }, c: 'd' },
  ])('does not point to another host: %j', (value) => {
    expect(leads(value)).toBe(false);
    expect(mayLeadElsewhere(value, undefined)).toBe(false);
  });

  it.each([
    '60.0',
    'evil.example',
    'jane@evil.example',
    'a.example,db.acme.example',
    'arn:aws:iam::123456789012:role/aep',
    'db.acme.example:5432/x?y=z.w',
    { a: { b: ['x.example', 1] } },
    { 'x.example': 1 },
    '%zz%2eexample',
    'http://2130706433/',
    'http://localhost',
    'localhost:80',
    'HTTPS:evil',
    'https:\\\\evil',
    'jdbc:sqlserver://evil;databaseName=x',
    '//evil',
    '\\\\evil\\share',
    'user@evil',
    'https://db.acme.example@2130706433/',
    'https://db.acme.example\\@2130706433',
    'https://db.acme.example:443@evil',
    'http://[::1]/',
    'fe80::1',
    'https://evil\u3002example',
    'https://evil\uff0eexample/db.acme.example',
    'evil\uff61example',
    'https://\u0435vil/',
    'evil%2eexample',
    'evil%2Eexample',
    'https://db.acme.example%2eevil.example',
    'db.acme.example evil.example',
    'db.acme.example/evil.example',
    'http:///evil',
    'file:///evil',
  ])('may point to another host: %j', (value) => {
    expect(leads(value)).toBe(true);
    expect(mayLeadElsewhere(value, undefined)).toBe(false);
  });

  it('is checked quickly, however long it is', () => {
    for (const unit of ['a', 'a.', 'a:', '@', '/', 'a:/', '1:', ':', 'http:', '\\', '[', '%2e', 'a@'])
      expect(typeof leads(unit.repeat(50_000 / unit.length))).toBe('boolean');
  });
});

describe('the hosts that a workflow must allow for a source without a record', () => {
  const source = customSource('11111111-2222-4333-8444-555555555555', '1.0');

  it.each([
    ['db.acme.example', ['db.acme.example']],
    ['https://API.acme.example:8080/v1', ['api.acme.example']],
    ['a.example,db.acme.example', ['a.example', 'db.acme.example']],
    [{ a: { b: 'db.acme.example' }, 'c.example': 1 }, ['db.acme.example', 'c.example']],
    ['60.0', ['60.0']],
    ['plain text', []],
    [5432, []],
  ])('in %j are %j', (value, hosts) => {
    expect(foreignHosts(source, { value, specName: 'OAuth 2.0' })).toEqual(hosts);
    expect(mayLeadElsewhere(value, hosts)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { hostForm, hostWith, isAllowed, partForm } from '../../../src/source/hosts.ts';

describe('a host pattern of a record', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'login.acme.example',
      ['login.acme.example'],
      [
        'xlogin.acme.example',
        'login.acme.example.evil.example',
        'login-acme.example',
        'loginxacme.example',
        '',
      ],
    ],
    [
      'NAME.acme.example',
      ['a.acme.example', 'a-b.acme.example', '0.acme.example', `${'a'.repeat(63)}.acme.example`],
      [
        'acme.example',
        '.acme.example',
        '-a.acme.example',
        'a-.acme.example',
        'a.b.acme.example',
        'a_b.acme.example',
        'A.acme.example',
        `${'a'.repeat(64)}.acme.example`,
        'a.acme.example.',
        'evil.example/.acme.example',
        'a.acme.example\n',
      ],
    ],
    [
      'DOMAIN.my.acme.example',
      ['a.my.acme.example', 'a.sandbox.my.acme.example', 'a--b.my.acme.example'],
      ['my.acme.example', 'a.b.c.my.acme.example', 'a.2.my.acme.example'],
    ],
    [
      'ACCOUNT.acme.example',
      ['abc.acme.example', 'store01.acme.example'],
      ['ab.acme.example', 'a-bc.acme.example'],
    ],
    [
      'NAMESPACE.acme.example',
      ['acme-1.acme.example'],
      ['acme.acme.example', '1acme-1.acme.example', 'acme-1-.acme.example'],
    ],
    [
      's3.REGION.acme.example',
      ['s3.eu-west-1.acme.example', 's3.us-gov-west-1.acme.example'],
      ['s3.eu-west.acme.example', 's3.eu-west-1-x.acme.example', 's3.evil.acme.example', 's3..acme.example'],
    ],
    [
      'NAME.CLUSTER_ID.REGION.acme.example',
      ['a-b.abc123.eu-central-1.acme.example'],
      ['a.b-c.eu-central-1.acme.example', 'a.eu-central-1.acme.example'],
    ],
    ['DIGITS.acme.example', ['1.acme.example'], ['a.acme.example', `${'1'.repeat(21)}.acme.example`]],
    [
      'SITE.acme.example',
      ['eu10.acme.example', 'us-ashburn-1.acme.example'],
      ['evil.acme.example', '1.acme.example', 'eu-.acme.example'],
    ],
    [
      'SNOWFLAKE_HOST.acme.example',
      ['acme.acme.example', 'org-acct.acme.example', 'xy1.eu-west-1.aws.privatelink.acme.example'],
      ['.acme.example', '-a.acme.example', 'a.b.c.d.e.acme.example'],
    ],
  ])('matches only hosts of its form: %s', (pattern, right, wrong) => {
    for (const host of right) expect([host, hostForm(pattern).test(host)]).toEqual([host, true]);
    for (const host of wrong) expect([host, hostForm(pattern).test(host)]).toEqual([host, false]);
  });

  it.each(['UNKNOWN.acme.example', 'constructor', 'NAMES.acme.example'])(
    'accepts only known placeholders: %s',
    (pattern) => {
      if (pattern === 'constructor') expect(hostForm(pattern).test('constructor')).toBe(true);
      else expect(() => hostForm(pattern)).toThrow('is not a known placeholder in hosts');
    },
  );

  it('is completed with one part, in lower case', () => {
    expect(hostWith('kinesis.REGION.acme.example', 'EU-West-1')).toBe('kinesis.eu-west-1.acme.example');
    expect(partForm('kinesis.REGION.acme.example').test('EU-West-1')).toBe(true);
    for (const part of ['', 'eu-west-1.evil', 'eu-west-1/', 'eu-west-1\n', '.', 'eu west-1'])
      expect([part, partForm('kinesis.REGION.acme.example').test(part)]).toEqual([part, false]);
  });
});

describe('a host in `allowed-hosts`', () => {
  it.each<[string, readonly string[] | undefined, boolean]>([
    ['db.acme.example', ['db.acme.example'], true],
    ['db.acme.example', ['other.example', 'db.acme.example'], true],
    ['db.acme.example', ['*.acme.example'], true],
    ['a.b.acme.example', ['*.acme.example'], true],
    ['acme.example', ['*.acme.example'], false],
    ['evilacme.example', ['*.acme.example'], false],
    ['acme.example.evil', ['*.acme.example'], false],
    ['x.db.acme.example', ['db.acme.example'], false],
    ['db.acme.example', [], false],
    ['db.acme.example', undefined, true],
  ])('%s, allowed %j: %s', (host, allowed, expected) => {
    expect(isAllowed(host, allowed)).toBe(expected);
  });
});

import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its private key, both in PEM format. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

/** A private certificate authority, like that of a company whose proxy inspects TLS. No client trusts it by default. */
export interface Authority {
  readonly certificate: string;
  readonly issue: (hosts: readonly string[]) => Certificate;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes an authority whose certificates are valid for one day. `node:crypto` can only read certificates, so this
 * writes the parts of X.509 that TLS requires. The tests then need neither an extra tool nor a committed key.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function createAuthority(name = 'Private authority of a test'): Authority {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issue = (subject: string, key: KeyObject, extensions: Buffer) =>
    certificateOf({ issuer: name, subject, key, extensions, signer: own.privateKey });
  // This is basicConstraints (critical): the certificate of an authority.
  const isAuthority = sequence(OID.basicConstraints, TRUE, octets(sequence(TRUE)));
  return {
    certificate: issue(name, own.publicKey, isAuthority),
    issue: (hosts) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const names = hosts.map((host) => der(0x82, Buffer.from(host)));
      const subject = hosts[0] ?? '';
      return {
        certificate: issue(subject, publicKey, sequence(OID.subjectAltName, octets(sequence(...names)))),
        key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
    },
  };
}

interface Contents {
  readonly issuer: string;
  readonly subject: string;
  readonly key: KeyObject;
  readonly extensions: Buffer;
  readonly signer: KeyObject;
}

function certificateOf({ issuer, subject, key, extensions, signer }: Contents): string {
  const algorithm = sequence(OID.ecdsaWithSha256);
  const now = Date.now();
  const contents = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), // version 3
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])), // a serial number, positive
    algorithm,
    nameOf(issuer),
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    nameOf(subject),
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extensions)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', contents, signer));
  const base64 = sequence(contents, algorithm, signature).toString('base64');
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n').trim()}\n-----END CERTIFICATE-----\n`;
}

/** Encodes one DER element as tag, length and content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: readonly Uint8Array[]): Buffer {
  return der(0x30, ...parts);
}

function octets(content: Uint8Array): Buffer {
  return der(0x04, content);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

function nameOf(commonName: string): Buffer {
  return sequence(der(0x31, sequence(OID.commonName, der(0x0c, Buffer.from(commonName)))));
}

/** Formats a time as `YYMMDDhhmmssZ`. */
function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

const TRUE = der(0x01, Buffer.from([0xff]));

const OID = {
  commonName: oid('550403'),
  basicConstraints: oid('551d13'),
  subjectAltName: oid('551d11'),
  ecdsaWithSha256: oid('2a8648ce3d040302'),
};

import { code, type Message, msg } from '../model/message.ts';
import type { HttpResult } from './result.ts';

/** Why a request reached no server. */
interface Fault {
  readonly reason: string;
  /** Absent when the only advice is to make the host reachable. */
  readonly fix?: Message;
  /** Whether a retry would fail in the same way. */
  readonly permanent?: true;
}

const NO_TIME: Fault = { reason: 'connecting took too long' };
const UNTRUSTED: Fault = {
  reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
  fix: msg`if your network inspects TLS traffic, set ${code('NODE_EXTRA_CA_CERTS')} to the file with its CA certificate`,
  permanent: true,
};
/** Advice for a certificate that has expired or is not valid yet. */
const CLOCK = msg`check this machine's clock; if it is right, the owner of the server must renew the certificate`;

const IMPOSTOR = msg`another server answers for this host: check this machine's DNS and proxy settings`;

/**
 * Node's and undici's codes for requests that reached no server. For any other code the request counts as lost, since
 * the server may have acted. Where several system calls share a code, the name of the call precedes it.
 */
const FAULTS: ReadonlyMap<string, Fault> = new Map([
  ['connect ECONNREFUSED', { reason: 'the connection was refused' }],
  ['ENOTFOUND', { reason: 'the host name is unknown' }],
  ['EAI_AGAIN', { reason: 'the host name could not be resolved' }],
  ['connect EHOSTUNREACH', { reason: 'the host cannot be reached' }],
  ['connect ENETUNREACH', { reason: 'the network cannot be reached' }],
  ['connect ETIMEDOUT', NO_TIME],
  ['UND_ERR_CONNECT_TIMEOUT', NO_TIME],
  ['CERT_HAS_EXPIRED', { reason: "the server's certificate has expired", fix: CLOCK, permanent: true }],
  [
    'CERT_NOT_YET_VALID',
    { reason: "the server's certificate is not valid yet", fix: CLOCK, permanent: true },
  ],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', UNTRUSTED],
  ['SELF_SIGNED_CERT_IN_CHAIN', UNTRUSTED],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', UNTRUSTED],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', UNTRUSTED],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    { reason: "the server's certificate is for another host", fix: IMPOSTOR, permanent: true },
  ],
  [
    'ERR_SSL_WRONG_VERSION_NUMBER',
    { reason: 'the server does not speak TLS', fix: IMPOSTOR, permanent: true },
  ],
]);

/** The codes of `machine/proxy.ts` for a proxy (given as host and port) that opened no tunnel to the host. */
const PROXY_FAULTS: ReadonlyMap<string, (proxy: string, host: string) => Fault> = new Map([
  [
    'PROXY_UNREACHABLE',
    (proxy) => ({
      reason: `${proxy} cannot be reached, or closes the connection (see HTTPS_PROXY)`,
      fix: msg`check the address in ${code('HTTPS_PROXY')}`,
    }),
  ],
  [
    'PROXY_FAILED',
    (proxy, host) => ({
      reason: `${proxy} could not connect to this host (see HTTPS_PROXY)`,
      fix: msg`check that the proxy can reach ${code(host)}, and run again`,
    }),
  ],
  [
    'PROXY_407',
    (proxy) => ({
      reason: `${proxy} requires other credentials: HTTP 407 (see HTTPS_PROXY)`,
      fix: msg`put a user name and password that the proxy accepts into ${code('HTTPS_PROXY')}, as in ${code('http://user:password@proxy.example.com:3128')}`,
      permanent: true,
    }),
  ],
  [
    'PROXY_REFUSED',
    (proxy, host) => ({
      reason: `${proxy} refuses to connect to this host (see HTTPS_PROXY)`,
      fix: msg`allow ${code(host)} at the proxy, or list it in ${code('NO_PROXY')} if this machine can reach it directly`,
      permanent: true,
    }),
  ],
]);

/** Returns the result for a failed `fetch` of `url`; `undefined` unless the request certainly reached no server. */
export function unsentBy(error: unknown, url: string): (HttpResult & { kind: 'not-sent' }) | undefined {
  const { host } = new URL(url);
  for (const { codes, proxy } of causesOf(error)) {
    for (const each of codes) {
      const fault = FAULTS.get(each) ?? PROXY_FAULTS.get(each)?.(`the proxy ${proxy}`.trimEnd(), host);
      if (fault === undefined) continue;
      const { reason, fix = reachable(new URL(url)), permanent = false } = fault;
      return { kind: 'not-sent', reason, fix, permanent };
    }
  }
  return undefined;
}

/**
 * Returns the advice to make a host reachable. Plain HTTP is used only on this machine, where the caller knows better.
 */
function reachable({ protocol, host }: URL): Message | undefined {
  if (protocol !== 'https:') return undefined;
  return msg`check that ${code(host)} can be reached from this machine, or set ${code('HTTPS_PROXY')} if only a proxy can reach it; then run again`;
}

/** Whether the connection timed out while the server may still be working. */
export function isTimeout(error: unknown): boolean {
  return causesOf(error).some(({ codes }) => codes.some((each) => TIMED_OUT.has(each)));
}

/** Codes for a connection that timed out while the server may still be working. */
const TIMED_OUT: ReadonlySet<string> = new Set(['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/**
 * Returns the codes of an error, each also with its system call in front, and the proxy that it concerns. `fetch`
 * throws a TypeError without a code: the code is in its cause, or in the errors of an AggregateError.
 */
function causesOf(error: unknown): readonly { readonly codes: readonly string[]; readonly proxy: string }[] {
  const found: { codes: string[]; proxy: string }[] = [];
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 5; depth++) {
    const parts: unknown[] = current instanceof AggregateError ? current.errors : [current];
    for (const part of parts) {
      if (!(part instanceof Error) || !('code' in part) || typeof part.code !== 'string') continue;
      const call =
        'syscall' in part && typeof part.syscall === 'string' ? [`${part.syscall} ${part.code}`] : [];
      const proxy = 'proxy' in part && typeof part.proxy === 'string' ? part.proxy : '';
      found.push({ codes: [part.code, ...call], proxy });
    }
    current = current.cause;
  }
  return found;
}

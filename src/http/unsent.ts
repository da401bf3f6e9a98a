import { isRecord } from '../model/is-record.ts';
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

/**
 * Returns the faults by the codes of Node, of undici, and of `machine/proxy.ts` for a proxy that opened no tunnel to the
 * host. For any other code the request counts as lost, since the server may have acted. Where several system calls
 * share a code, the name of the call precedes it.
 */
function faultsOf(host: string, proxy: string): Readonly<Record<string, Fault>> {
  const noTime = { reason: 'connecting took too long' };
  const untrusted: Fault = {
    reason: "the server's certificate is not trusted (see NODE_EXTRA_CA_CERTS)",
    fix: msg`if your network inspects TLS traffic, set ${code('NODE_EXTRA_CA_CERTS')} to the file with its CA certificate`,
    permanent: true,
  };
  const clock = msg`check this machine's clock; if it is right, the owner of the server must renew the certificate`;
  const impostor = msg`another server answers for this host: check this machine's DNS and proxy settings`;
  const expired = "the server's certificate has expired";
  const early = "the server's certificate is not valid yet";
  const other = "the server's certificate is for another host";
  return {
    'connect ECONNREFUSED': { reason: 'the connection was refused' },
    ENOTFOUND: { reason: 'the host name is unknown' },
    EAI_AGAIN: { reason: 'the host name could not be resolved' },
    'connect EHOSTUNREACH': { reason: 'the host cannot be reached' },
    'connect ENETUNREACH': { reason: 'the network cannot be reached' },
    'connect ETIMEDOUT': noTime,
    UND_ERR_CONNECT_TIMEOUT: noTime,
    CERT_HAS_EXPIRED: { reason: expired, fix: clock, permanent: true },
    CERT_NOT_YET_VALID: { reason: early, fix: clock, permanent: true },
    DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
    SELF_SIGNED_CERT_IN_CHAIN: untrusted,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
    ERR_TLS_CERT_ALTNAME_INVALID: { reason: other, fix: impostor, permanent: true },
    ERR_SSL_WRONG_VERSION_NUMBER: { reason: 'the server does not speak TLS', fix: impostor, permanent: true },
    PROXY_UNREACHABLE: {
      reason: `${proxy} cannot be reached, or closes the connection (see HTTPS_PROXY)`,
      fix: msg`check the address in ${code('HTTPS_PROXY')}`,
    },
    PROXY_FAILED: {
      reason: `${proxy} could not connect to this host (see HTTPS_PROXY)`,
      fix: msg`check that the proxy can reach ${code(host)}, and run again`,
    },
    PROXY_407: {
      reason: `${proxy} requires other credentials: HTTP 407 (see HTTPS_PROXY)`,
      fix: msg`put a user name and password that the proxy accepts into ${code('HTTPS_PROXY')}, as in ${code('http://user:password@proxy.example.com:3128')}`,
      permanent: true,
    },
    PROXY_REFUSED: {
      reason: `${proxy} refuses to connect to this host (see HTTPS_PROXY)`,
      fix: msg`allow ${code(host)} at the proxy, or list it in ${code('NO_PROXY')} if this machine can reach it directly`,
      permanent: true,
    },
  };
}

/** Codes for a connection that timed out while the server may still be working. */
const TIMED_OUT: readonly string[] = ['ETIMEDOUT', 'UND_ERR_HEADERS_TIMEOUT'];

/**
 * Returns the result for a failed `fetch` of `url`. It is `not-sent` only if the request certainly reached no server.
 */
export function resultOfFailure(error: unknown, url: string): HttpResult {
  const { host, protocol } = new URL(url);
  const reachable = msg`check that ${code(host)} can be reached from this machine, or set ${code('HTTPS_PROXY')} if only a proxy can reach it; then run again`;
  // Plain HTTP is used only on this machine, where the caller knows better.
  const fix = protocol === 'https:' ? reachable : undefined;
  const causes = causesOf(error);
  for (const { codes, proxy } of causes) {
    const faults = faultsOf(host, `the proxy ${proxy}`.trimEnd());
    const known = codes.find((each) => Object.hasOwn(faults, each));
    const fault = known === undefined ? undefined : faults[known];
    if (fault !== undefined) return { kind: 'not-sent', fix, permanent: false, ...fault };
  }
  const isTimeout = causes.some(({ codes }) => codes.some((each) => TIMED_OUT.includes(each)));
  return { kind: isTimeout ? 'timed-out' : 'lost' };
}

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
      const { code: named, syscall, proxy } = isRecord(part) ? part : {};
      if (typeof named !== 'string') continue;
      found.push({ codes: [named, `${syscall} ${named}`], proxy: typeof proxy === 'string' ? proxy : '' });
    }
    current = current.cause;
  }
  return found;
}

import type { Dispatcher } from 'undici';
import { ProblemError } from '../model/problem.ts';

/**
 * Makes `fetch` use the proxy that the environment names, if it names one: Node's own `fetch` ignores these variables.
 * undici is evaluated only then. Throws a ProblemError when the proxy's address is not a URL.
 */
export async function useProxy(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  if (names.every((name) => (environment[name] ?? '') === '')) return;
  const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await import(/* webpackMode: "eager" */ 'undici');
  // What leads to the proxy. Left to itself, undici tells a refusal in words only, and opens a connection that the proxy
  // breaks again and again, thousands of times a second, until the request is given up.
  const clientFactory = (origin: URL, options: object) => {
    const pool = new Pool(origin, options);
    const open = pool.connect.bind(pool) as (
      asked: Dispatcher.ConnectOptions,
    ) => Promise<Dispatcher.ConnectData>;
    const connect = async (asked: Dispatcher.ConnectOptions) => {
      const tunnel = await open(asked).catch((cause: unknown) => {
        throw isAboutTls(cause) ? cause : new ProxyError('PROXY_UNREACHABLE', { cause });
      });
      if (tunnel.statusCode === 200) return tunnel;
      tunnel.socket.on('error', () => {}).destroy();
      throw new ProxyError(
        tunnel.statusCode === 407 ? 'PROXY_407' : tunnel.statusCode < 500 ? 'PROXY_REFUSED' : 'PROXY_FAILED',
      );
    };
    return Object.assign(pool, { connect });
  };
  const direct = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  // An emulator is on this machine: what is sent there, credentials and all, must not leave it.
  const noProxy = direct === '*' ? direct : `${direct},127.0.0.1,localhost,[::1]`;
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent({ noProxy, clientFactory }));
  } catch (cause) {
    const message = 'HTTPS_PROXY or HTTP_PROXY does not hold an http or https URL';
    throw new ProblemError(
      { code: 'proxy-invalid', message, fix: 'write it as in http://proxy.example.com:3128' },
      { cause },
    );
  }
}

/** A proxy that made no tunnel: nothing was sent to whom the request was for. The code is one of `http/exchange.ts`. */
class ProxyError extends Error {
  readonly code: string;

  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** Whether it was the certificate of a proxy that is talked to by TLS, which has words of its own. */
function isAboutTls(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
}

import type { Dispatcher } from 'undici';
import { code, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';

type Options = Dispatcher.ConnectOptions;

/**
 * Makes `fetch` use the proxy that the environment names, if any: Node's own `fetch` ignores these variables.
 * undici is only evaluated then. Throws a ProblemError when the address of the proxy is not a URL.
 */
export async function useProxy(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (firstProxyIn(environment) === undefined) return;
  const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await import(/* webpackMode: "eager" */ 'undici');
  // undici itself reports a refusal in words only. When the proxy breaks a connection, it opens a new one,
  // thousands of times per second, until the request is aborted.
  const clientFactory = (origin: URL, options: object) => {
    const pool = new Pool(origin, options);
    const open = pool.connect.bind(pool) as (asked: Options) => Promise<Dispatcher.ConnectData>;
    const connect = async (asked: Options) => {
      const tunnel = await open(asked).catch((cause: unknown) => {
        throw isAboutTls(cause) ? cause : new ProxyError('PROXY_UNREACHABLE', origin, { cause });
      });
      if (tunnel.statusCode === 200) return tunnel;
      tunnel.socket.on('error', () => {}).destroy();
      if (tunnel.statusCode === 407) throw new ProxyError('PROXY_407', origin);
      throw new ProxyError(tunnel.statusCode < 500 ? 'PROXY_REFUSED' : 'PROXY_FAILED', origin);
    };
    return Object.assign(pool, { connect });
  };
  const direct = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  // An emulator runs on this machine. Requests to it contain credentials and must not leave the machine.
  const noProxy = direct === '*' ? direct : `${direct},127.0.0.1,localhost,[::1]`;
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent({ noProxy, clientFactory }));
  } catch (cause) {
    const message = msg`HTTPS_PROXY or HTTP_PROXY is not an http or https URL`;
    const fix = msg`write it as in ${code('http://proxy.example.com:3128')}`;
    throw new ProblemError({ code: 'proxy-invalid', message, fix }, { cause });
  }
}

/** Returns the proxy for https that the environment names, without credentials: only host and port are shown to people. */
export function proxyIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const first = firstProxyIn(environment);
  if (first === undefined) return undefined;
  return URL.canParse(first)
    ? `${new URL(first).protocol}//${new URL(first).host}`
    : 'one of an invalid address';
}

/** The variables that name a proxy, the one that counts most first. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

function firstProxyIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return VARIABLES.map((name) => environment[name] ?? '').find((value) => value !== '');
}

/** The proxy opened no tunnel, so that nothing was sent to the server. `http/unsent.ts` knows the codes. */
class ProxyError extends Error {
  readonly code: string;
  /** Its host and port, without any credentials in its URL. */
  readonly proxy: string;

  constructor(code: string, { host }: URL, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.proxy = host;
  }
}

/** Whether the TLS certificate of the proxy was the cause: such errors have messages of their own. */
function isAboutTls(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
}

import type { Dispatcher } from 'undici';
import { code, msg } from '../model/message.ts';
import { ProblemError } from '../model/problem.ts';

type Options = Dispatcher.ConnectOptions;

/**
 * Makes `fetch` use the proxy from the environment, if any, because Node's own `fetch` ignores these variables. undici
 * is loaded only then. Throws a ProblemError if the proxy's address is not a URL.
 */
export async function useProxy(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  if (firstProxyIn(environment) === undefined) return;
  const { EnvHttpProxyAgent, Pool, setGlobalDispatcher } = await import(/* webpackMode: "eager" */ 'undici');
  // undici reports a rejected tunnel only as text, and when the proxy breaks a connection, it opens a new one,
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
    const fix = msg`write it like ${code('http://proxy.example.com:3128')}`;
    throw new ProblemError({ code: 'proxy-invalid', message, fix }, { cause });
  }
}

/** Returns the https proxy from the environment without credentials. Only host and port are shown. */
export function proxyIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const first = firstProxyIn(environment);
  if (first === undefined) return undefined;
  return URL.canParse(first)
    ? `${new URL(first).protocol}//${new URL(first).host}`
    : 'with an invalid address';
}

/** The variables that name a proxy, in order of precedence. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

function firstProxyIn(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return VARIABLES.map((name) => environment[name] ?? '').find((value) => value !== '');
}

/** Thrown if the proxy opened no tunnel, so that nothing was sent to the server. `http/unsent.ts` knows the codes. */
class ProxyError extends Error {
  readonly code: string;
  /** The proxy's host and port, without credentials. */
  readonly proxy: string;

  constructor(code: string, { host }: URL, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
    this.proxy = host;
  }
}

/** Whether the cause was the proxy's TLS certificate. Such errors have their own messages. */
function isAboutTls(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/.test(code);
}

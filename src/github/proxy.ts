import { ProblemError } from '../problem.ts';

/**
 * Makes `fetch` go through the proxy that the environment names, if it names one: Node's own does not look. undici is
 * evaluated only then; it stays in the one bundle, whose licences are listed per file. Throws a ProblemError when the
 * proxy's address is none.
 */
export async function useProxy(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  if (names.every((name) => (environment[name] ?? '') === '')) return;
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import(/* webpackMode: "eager" */ 'undici');
  const direct = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  // An emulator is on this machine: what is sent there, credentials and all, must not leave it.
  const noProxy = direct === '*' ? direct : `${direct},127.0.0.1,localhost,[::1]`;
  try {
    setGlobalDispatcher(new EnvHttpProxyAgent({ noProxy }));
  } catch (cause) {
    const message = 'the proxy that the environment names is not a URL';
    throw new ProblemError(
      { code: 'proxy-invalid', message, fix: 'correct HTTPS_PROXY or HTTP_PROXY' },
      { cause },
    );
  }
}

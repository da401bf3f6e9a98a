import { describe, expect, it } from 'vitest';
import { networkFix } from '../../../src/http/result.ts';
import { resultOfFailure } from '../../../src/http/unsent.ts';
import { textOf } from '../../../src/model/message.ts';
import { failedFetch } from './emulated-fetch.ts';

const url = 'https://platform.adobe.io/data';
const proxy = 'proxy.example.com:3128';

describe('a request that reached no server', () => {
  it.each([
    ['ENOTFOUND', 'the host name is unknown', 'check that `platform.adobe.io` can be reached'],
    ['PROXY_407', `the proxy ${proxy} requires other credentials: HTTP 407`, 'into `HTTPS_PROXY`, as in'],
    ['PROXY_REFUSED', `the proxy ${proxy} refuses to connect`, 'allow `platform.adobe.io` at the proxy'],
    ['PROXY_FAILED', `the proxy ${proxy} could not connect`, 'the proxy can reach `platform.adobe.io`'],
    ['PROXY_UNREACHABLE', `the proxy ${proxy} cannot be reached`, 'check the address in `HTTPS_PROXY`'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'is not trusted', 'set `NODE_EXTRA_CA_CERTS`'],
    ['CERT_NOT_YET_VALID', 'is not valid yet', "check this machine's clock"],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'is for another host', 'another server answers'],
  ])('with %s says why, and how to fix the host or the proxy', (code, reason, fix) => {
    const unsent = resultOfFailure(failedFetch(code, { proxy }), url);
    expect(unsent).toMatchObject({ kind: 'not-sent', reason: expect.stringContaining(reason) });
    expect(textOf(networkFix(unsent) ?? [])).toContain(fix);
  });

  it('over plain HTTP gets no advice, because only the caller knows what runs there', () => {
    const unsent = resultOfFailure(
      failedFetch('ECONNREFUSED', { syscall: 'connect' }),
      'http://127.0.0.1:9/ims',
    );
    expect(unsent).toMatchObject({ reason: 'the connection was refused', fix: undefined });
  });
});

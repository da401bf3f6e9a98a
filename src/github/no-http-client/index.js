// @actions/core brings an HTTP client for OIDC tokens, and @actions/github one for proxies. Nobody here asks for such a
// token, and Octokit is handed a `fetch` of ours; but to evaluate that client, and undici with it, takes longer than all
// the rest of a run that sends nothing. `overrides` in package.json puts this in its place.

export class HttpClient {
  constructor(userAgent) {
    if (userAgent !== undefined) throw new Error('no OIDC token is asked for');
  }

  /** Asked for by @actions/github when it is loaded; Octokit gets the `fetch` that it is handed. */
  getAgent() {}

  /** Likewise. */
  getAgentDispatcher() {}
}

export class BearerCredentialHandler {}

export const id = 987;
export const ids = [987];
export const modules = {

/***/ 987:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
/* unused harmony export BearerCredentialHandler */
// @actions/core brings an HTTP client for OIDC tokens, and @actions/github one for proxies. Nobody here asks for such a
// token, and Octokit is handed a `fetch` of ours; but to evaluate that client, and undici with it, takes longer than all
// the rest of a run that sends nothing. `overrides` in package.json puts this in its place.

class HttpClient {
  constructor(userAgent) {
    if (userAgent !== undefined) throw new Error('no OIDC token is asked for');
  }

  /** Asked for by @actions/github when it is loaded; Octokit gets the `fetch` that it is handed. */
  getAgent() {}

  /** Likewise. */
  getAgentDispatcher() {}
}

class BearerCredentialHandler {}


/***/ })

};

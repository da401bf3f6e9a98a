// The program together with what it evaluates later: never run. ncc gives the licences of one piece only, and what is
// evaluated later is a piece of its own in the bundle; built from here, there is but one. `cli/in-one-piece.ts` likewise.
import './main.ts';

export { getOctokit } from '@actions/github';
export { EnvHttpProxyAgent, Pool, setGlobalDispatcher } from 'undici';

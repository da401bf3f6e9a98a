#!/usr/bin/env node
// Never run: see `in-one-piece.ts` one folder above. By its first line ncc makes a file that can be executed, which what it
// builds from `main.ts` then takes the place of.
import './main.ts';

export { EnvHttpProxyAgent, Pool, setGlobalDispatcher } from 'undici';

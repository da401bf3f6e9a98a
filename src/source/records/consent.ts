import type { Source } from '../../model/source.ts';
import { host, secret } from '../parameters.ts';
import { tutorial } from './common.ts';

export const consent: readonly Source[] = [
  {
    name: 'onetrust',
    title: 'OneTrust',
    category: 'consent and preferences',
    spec: { id: 'cf16d886-c627-4872-9936-fb08d6cba8cc', version: '1.0' },
    page: tutorial('consent-and-preferences/onetrust'),
    seen: '2022',
    auth: {
      'OAuth2 Refresh Code': {
        host: host(['NAME.onetrust.com'], 'The host of the OneTrust environment.', 'app.onetrust.com'),
        accessToken: secret('The access token, valid for one year at most.'),
      },
    },
    explore: false,
    doubts: ['Adobe does not refresh the access token, so replace it before it expires.'],
    key: 'onetrust',
  },
];

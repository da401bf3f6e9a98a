import type { Source } from '../../model/source.ts';
import { choice, flag, optional, text } from '../parameters.ts';
import { tutorial } from './common.ts';

export const streaming: readonly Source[] = [
  {
    name: 'http-api',
    title: 'HTTP API',
    category: 'streaming',
    spec: { id: 'bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb', version: '1.0' },
    page: tutorial('streaming/http'),
    seen: '2025',
    auth: {
      'Streaming Connection': {
        dataType: choice('The form of the data.', ['xdm', 'raw'], true),
        name: optional(text('The name of the inlet.', 'acme-events')),
        sourceId: optional(text('The id of the inlet, by default its name.', 'acme-events')),
        authenticationRequired: optional(flag('Whether senders need an Adobe access token.')),
      },
    },
    added: ['inletUrl', 'inletId', 'sourceId', 'authenticationRequired'],
    addedSecrets: ['inletUrl', 'inletId'],
    explore: false,
    doubts: [
      'Anyone who knows `inletUrl` can send data unless `authenticationRequired` is true, so keep it confidential.',
      "Adobe's page says that `name` and `sourceId` are optional, but the Python library aepp requires both.",
    ],
    key: 'http',
  },
];

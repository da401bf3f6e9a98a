import { type Producers, withSecrets } from './producing.ts';

const [HEX, LONG_HEX] = ['0123456789abcdef'.repeat(2), '0123456789abcdef'.repeat(3)];

/** Problems of the input `secrets`, and of the values in it. */
export const SECRETS_GIVEN = {
  'secrets-format': [withSecrets(`ZOHO_EU_CLIENT_SECRET=${LONG_HEX}\n${HEX}`)],
  'secrets-duplicate': [
    withSecrets(`ZOHO_EU_CLIENT_SECRET=${HEX}\nZOHO_EU_REFRESH_TOKEN=…\nZOHO_EU_CLIENT_SECRET=${HEX}`),
  ],
  'secret-unknown': [withSecrets('ZOHO_EU_REFRESH_TOKEN=1000.token')],
  'secret-empty': [withSecrets({ ZOHO_EU_CLIENT_SECRET: '' })],
  'secret-white-space': [withSecrets({ ZOHO_EU_REFRESH_TOKEN: ' 1000.token' })],
  'secret-line-break': [
    withSecrets('{ "ZOHO_EU_CLIENT_SECRET": "a-client-secret", "ZOHO_EU_REFRESH_TOKEN": "1000.\\ntoken" }'),
  ],
  'secret-too-short': [withSecrets({ ZOHO_EU_CLIENT_SECRET: 'secret1' })],
  'secret-quoted': [withSecrets({ ZOHO_EU_CLIENT_SECRET: '"a-client-secret"' })],
  'secret-wrong-form': [withSecrets({ ZOHO_EU_CLIENT_SECRET: `1000.${HEX}.${HEX}` })],
  'secret-placeholder': [withSecrets({ ZOHO_EU_CLIENT_SECRET: 'changeme' })],
  'secret-visible': [withSecrets({ ZOHO_EU_CLIENT_SECRET: 'Zoho CRM EU' })],
} satisfies Producers;

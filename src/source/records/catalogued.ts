import { code, msg } from '../../model/message.ts';
import type { Source } from '../../model/source.ts';
import { chosenSecret, connectionString, secret, text } from '../parameters.ts';

/** The folder of Adobe's tutorials about base connections. */
const TUTORIALS =
  'https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create';

/** A source as its record describes it. The rest follows from its name and category. */
interface Described extends Omit<Source, 'name' | 'category' | 'spec' | 'page' | 'seen' | 'key'> {
  readonly spec: { readonly id: string; readonly name?: string };
  /** Adobe's tutorial, and the month or year of its version. */
  readonly page: { readonly path: string; readonly seen: string };
  /** The name of the source by default. */
  readonly key?: string;
}

/** Returns the sources of a category. Adobe's tutorials send version 1.0 of every connection spec. */
export function catalogued(
  category: string,
  sources: Readonly<Record<string, Described>>,
): readonly Source[] {
  return Object.entries(sources).map(([name, { spec, page, key = name, ...described }]) => ({
    ...described,
    name,
    key,
    category,
    spec: { version: '1.0', ...spec },
    page: `${TUTORIALS}/${page.path}`,
    seen: page.seen,
  }));
}

export const username = text('The user name.', 'aep_reader');
export const password = chosenSecret('The password of the user.');

/** An application in Microsoft Entra ID. */
export const servicePrincipal = {
  servicePrincipalId: text(
    'The client id of the application in Microsoft Entra ID.',
    '11111111-2222-3333-4444-555555555555',
  ),
  servicePrincipalKey: secret('The client secret of the application.'),
};

/** @see https://learn.microsoft.com/en-us/azure/storage/common/storage-configure-connection-string */
export const storageConnection = connectionString('The connection string of the storage account.', {
  pattern: /AccountName=[\s\S]*AccountKey=|AccountKey=[\s\S]*AccountName=|SharedAccessSignature=/i,
  problem: {
    message: msg`contains neither ${code('AccountName')} and ${code('AccountKey')} nor ${code('SharedAccessSignature')}`,
    fix: msg`copy the complete connection string from the storage account's page`,
  },
});

export const tenant = text('The tenant of the application.', '66666666-7777-8888-9999-000000000000');

export const BETA = "Adobe's page says that this source is in beta.";

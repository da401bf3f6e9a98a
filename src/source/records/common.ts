import { code, msg } from '../../model/message.ts';
import { chosenSecret, connectionString, secret, text } from '../parameters.ts';

/** Returns the URL of Adobe's tutorial for a source. */
export function tutorial(path: string): string {
  return `https://experienceleague.adobe.com/en/docs/experience-platform/sources/api-tutorials/create/${path}`;
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

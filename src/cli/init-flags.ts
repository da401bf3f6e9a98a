import { type Command, Option } from 'commander';
import { defaultSource } from '../source/catalogue.ts';

/** Adds the flags of `init`. They have no defaults, because `init` asks for the values of missing flags. */
export function addInit(command: Command): void {
  const config = 'path of the connections file (default: connections.yaml at the top of the repository)';
  const source = `source to connect to, as \`sources\` lists them (default: ${defaultSource.name})`;
  const uses = 'action that the workflow uses instead of a copy: owner/repository@commit';
  const ofNewFiles = ['config', 'uses', 'source', 'sandbox', 'set', 'name', 'key'];
  const collect = (value: string, earlier: readonly string[] = []) => [...earlier, value];
  command
    .option('--config <file>', config)
    .option('--source <name>', source)
    .option('--sandbox <name>', 'sandbox of Adobe Experience Platform')
    .option('--set <name=value>', 'value of a key under `auth`; repeatable', collect)
    .option('--name <name>', 'name of the connection in Adobe Experience Platform')
    .option('--key <key>', 'key in the file (later jobs look up the id by it)')
    .option('--uses <action>', uses)
    .addOption(new Option('--update', 'only renew the copy of the action').conflicts(ofNewFiles));
}

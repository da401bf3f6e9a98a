/**
 * Returns a message of the program in the words of the command line: what a workflow calls an input is a flag there, or a
 * variable of the environment. The names are the same, so nothing but their form changes.
 */
export function atTheDesk(text: string): string {
  return PHRASES.reduce((said, [from, to]) => said.replaceAll(from, to), text)
    .replace(/`(adobe-(?:client-id|client-secret|access-token|org-id|scopes))`/g, (_, name: string) => {
      return `\`${name.toUpperCase().replaceAll('-', '_')}\``;
    })
    .replace(
      /add a line `(\w+)=\$\{\{ secrets\.\w+ \}\}` to what the secrets were read from of the step/g,
      'add a line `$1=…` to the file of `--secrets-file`, or set `$1` for `--secrets-from-env`',
    )
    .replace(/\bthe inputs? `([A-Z_]+)`/g, '`$1`')
    .replace(/\bthe input `([a-z-]+)`/g, '`--$1`')
    .replace(
      /`(allow-delete|expected-plan-hash|on-drift|rotate|verify|timeout|settling-time)(: [^`]*)?`/g,
      (_, name, value) =>
        `\`--${name}${value === undefined ? '' : value === ': true' ? '' : value.replace(': ', ' ')}\``,
    );
}

const PHRASES: readonly (readonly [string, string])[] = [
  ['the input `secrets`', 'what the secrets were read from'],
  ['the input `config`', 'the path of the file'],
  ["the action's input `secrets`", '`--secrets-file` or `--secrets-from-env`'],
  ['through `secrets`', 'by `--secrets-file` or `--secrets-from-env`'],
  [' in the job summary', ' above'],
  ['does not exist in the workspace', 'does not exist'],
  ['check the repository out before this step, and the path in the path of the file', 'check the path'],
  ['run the workflow by hand with', 'run again with'],
  ['this action', 'this program'],
];

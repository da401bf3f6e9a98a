const UNSAFE = [
  // The YAML parser prints every token of the file, including secrets.
  'LOG_STREAM',
  'LOG_TOKENS',
  // Node accepts any certificate, and anyone on the network path could read the secrets.
  'NODE_TLS_REJECT_UNAUTHORIZED',
];

/** Removes the environment variables that would make Node or a library expose secrets. */
export function removeUnsafeVariables(environment: Record<string, string | undefined>): void {
  for (const name of UNSAFE) delete environment[name];
}

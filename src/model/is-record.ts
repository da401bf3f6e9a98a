/** Returns the members of an object, and none of any other value. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

/** Whether `value` is an object with members, such as a JSON object or a YAML mapping, but not `null` or an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the member at a path of names; `undefined` if there is none. */
export function memberAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((holder, name) => (isRecord(holder) ? holder[name] : undefined), value);
}

/** Returns the text at a path of names; `undefined` if there is none. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const text = memberAt(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/**
 * What a table has under a name that a program or a file chose: never what every JavaScript object has, such as
 * `constructor`, which would be taken for a row.
 */
export function lookup<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Input that cannot be judged: the message is one line that names the file and, where there is one, the position. */
export class InputError extends Error {
  constructor(file: string, problem: string, position?: { readonly line: number; readonly column: number }) {
    const where = position === undefined ? file : `${file}:${position.line}:${position.column}`;
    super(`${where}: ${problem.split("\n", 1)[0]?.trim() ?? ""}`);
  }
}

/** A command line or configuration that cannot be worked with; the message has a line for each mistake. */
export class UsageError extends Error {}

/** What to say of an error: its message; where it is a mistake of ours, with the place in the code. */
export function messageOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === "TypeError" ? (error.stack ?? error.message) : error.message;
}

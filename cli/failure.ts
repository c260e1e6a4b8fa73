/** A command line or configuration that cannot be worked with; the message has a line for each mistake. */
export class UsageError extends Error {}

/** A command line or configuration that cannot be worked with; the message is one line. */
export class UsageError extends Error {}

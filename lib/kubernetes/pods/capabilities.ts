/**
 * The capabilities that baseline allows to be added: what runtimes give by default, without NET_RAW. The API server compares to
 * the letter: other spellings count as other capabilities. Source: Pod Security Standards.
 */
export const DEFAULT_CAPABILITIES: readonly string[] = [
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
];

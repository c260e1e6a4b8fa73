/** A trace of an attack in a command line. */
interface Trace {
  /** What it does, to follow "must not". */
  readonly does: string;
  readonly pattern: RegExp;
  /** Whether scripts that set up a node do it for good reasons. */
  readonly isUsualOnNodes?: true;
}

const SHELL = String.raw`(sudo\s+)?(/\S*/)?(ba|z|da|a|k)?sh\b`;
const INTERPRETER = String.raw`(${SHELL}|(/\S*/)?(python[\d.]*|perl|ruby|node)\b)`;

/** What attackers leave in commands and hooks. Source: MITRE ATT&CK for containers, T1059, T1105, T1496, T1611, T1070. */
const TRACES: readonly Trace[] = [
  {
    does: "pipe a download into an interpreter",
    pattern: new RegExp(String.raw`\b(curl|wget)\b[^|;&]*\|\s*${INTERPRETER}`),
  },
  {
    does: "run a download as a command",
    pattern: new RegExp(String.raw`(${SHELL}|\beval|\bsource)\s[^;|]*(<\(|\$\(|${"`"})\s*(curl|wget)\b`),
  },
  {
    does: "open a reverse shell",
    pattern: /\/dev\/(tcp|udp)\/|\b(nc|ncat|netcat)\b[^;|]*\s(-\w*[ec]\b|--(sh-)?exec\b)/,
  },
  { does: "open a reverse shell", pattern: /\bmkfifo\b.*\b(nc|ncat|netcat)\b|\bsocat\b.*\b(exec|system):/i },
  {
    does: "open a reverse shell",
    pattern: /\bpty\.spawn\(|\bfsockopen\(.*\b(exec|shell_exec|system)\(|\bIO\.popen.*TCPSocket/,
  },
  {
    does: "decode text and run it",
    pattern: new RegExp(
      String.raw`\bbase64\s+(-d|-D|--decode)\b[^|;]*\|\s*${INTERPRETER}|\beval\b.*\bbase64\s+(-d|-D|--decode)\b`,
    ),
  },
  {
    does: "decode text and run it",
    pattern: /\bexec\(\s*(base64|__import__\(['"]base64)|\bxxd\s+-r\b.*\|\s*(ba)?sh\b/,
  },
  {
    does: "mine coins",
    pattern:
      /\bstratum\d?\+(tcp|ssl)|\b(xmrig|minerd|cpuminer|ethminer|nbminer|cgminer|bfgminer|nanominer)\b|--donate-level/i,
  },
  {
    does: "enter the namespaces of the node",
    pattern: /\bnsenter\b.*(-t|--target)[ =]*1\b|\bchroot\s+\/(host|mnt|rootfs)/,
    isUsualOnNodes: true,
  },
  {
    does: "change the kernel of the node",
    pattern: /\b(insmod|modprobe)\s+\S|\/proc\/sys\/kernel\/core_pattern|\brelease_agent\b/,
    isUsualOnNodes: true,
  },
  {
    does: "talk to the container runtime",
    pattern: /--unix-socket\s+\S*(docker|containerd|crio)\.sock|-H\s+unix:\/\/\S*docker\.sock/,
    isUsualOnNodes: true,
  },
  {
    does: "take credentials from the metadata service",
    pattern:
      /169\.254\.169\.254\/(latest\/meta-data\/iam|metadata\/identity)|metadata\.google\.internal\/\S*\/token\b/,
  },
  {
    does: "plant a way back in",
    pattern:
      />>?\s*\S*(authorized_keys|\/etc\/(cron|ld\.so\.preload|rc\.local|profile)|\/etc\/systemd)|\bchattr\s+\+i\b/,
    isUsualOnNodes: true,
  },
  {
    does: "wipe its traces",
    pattern: /\bhistory\s+-c\b|\bunset\s+HISTFILE\b|HISTFILE=\/dev\/null|\brm\s+-\w*r\w*\s+\/var\/log\b/,
  },
  {
    does: "switch protections off",
    pattern: /\bsetenforce\s+0\b|\biptables\s+(-F|--flush)\b|\bufw\s+disable\b|\bsysctl\s+-w\s+kernel\./,
    isUsualOnNodes: true,
  },
];

/** What plants a way back into a node, and is no part of setting it up. */
const NODE_TRACES: readonly Trace[] = [
  ...TRACES.filter(({ isUsualOnNodes }) => !isUsualOnNodes),
  { does: "let a further key in", pattern: />>?\s*\S*authorized_keys|\btee\s+(-a\s+)?\S*authorized_keys/ },
  { does: "load code into every program", pattern: /\/etc\/ld\.so\.preload\b/ },
];

/** What a script that sets up a node does that only attacks do; `undefined` for an ordinary one. */
export function suspicionOnNode(script: string): string | undefined {
  return NODE_TRACES.find(({ pattern }) => pattern.test(script))?.does;
}

/** What a command line does that only attacks do; `undefined` for an ordinary one. */
export function suspicionIn(command: string): string | undefined {
  return TRACES.find(({ pattern }) => pattern.test(command))?.does;
}

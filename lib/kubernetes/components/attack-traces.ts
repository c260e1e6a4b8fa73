import type { ShellStep } from "./shell";
import type { Program } from "./shell-program";

/** What one command shows of an attack. */
interface Trace {
  /** What it does, in words that follow "must not". */
  readonly does: string;
  readonly isIn: (command: Command) => boolean;
  /** Whether scripts that set up a node do it for good reasons. */
  readonly isUsualOnNodes?: true;
}

/** A command as traces see it. */
export interface Command {
  readonly program: Program;
  readonly step: ShellStep;
  /** Its words, separated by spaces. */
  readonly text: string;
  /** The texts of its arguments. */
  readonly args: readonly string[];
}

const NETCAT = /^(nc|ncat|netcat|nc\.(traditional|openbsd))$/;
const MINERS =
  /\b(xmrig|minerd|cpuminer|ethminer|nbminer|cgminer|bfgminer|nanominer|t-rex|lolminer|phoenixminer)\b/i;
const LOOKS_FOR = /^([efz]?grep|pgrep|pkill|killall|kill|ps|rg)$/;
const SHELL_AT_END = /(^|\/)((ba|da|a|k|z)?sh|cmd(\.exe)?|powershell(\.exe)?)\b/;
/** Files by which a node or a container runs code later, or lets a login in. */
const WAYS_BACK =
  /authorized_keys|^\/etc\/(cron|ld\.so\.preload|rc\.local|profile|systemd)|\/etc\/systemd\/|^\/var\/spool\/cron/;
const LOGINS = /^\/var\/log\/(wtmp|btmp|lastlog|auth\.log|secure|audit(\/.*)?|pods|containers)$/;
/** Settings of the kernel that keep attackers off, with the values that switch them off. */
const PROTECTIONS =
  /^kernel\.(randomize_va_space|kptr_restrict|dmesg_restrict|yama\.ptrace_scope|unprivileged_bpf_disabled)=0$|^kernel\.(core_pattern=\||perf_event_paranoid=-1)|^fs\.(protected_\w+=0|suid_dumpable=[12])$/;

/** Whether netcat hands the connection to a program: the option is its own, and the program is a path or a shell. */
function handsOver({ program, args }: Command): boolean {
  if (!NETCAT.test(program.name)) return false;
  return args.some((option, index) => {
    const [, given] = /^--(?:sh-)?exec(?:=(.*))?$/s.exec(option) ?? [];
    if (option.startsWith("--")) return given !== undefined || /^--(sh-)?exec$/.test(option);
    const value = args[index + 1] ?? "";
    return /^-\w*[ec]$/.test(option) && (value.startsWith("/") || SHELL_AT_END.test(value));
  });
}

/** Files that a command writes: by redirection, or as the target of what copies. */
function filesWritten({ program, step, args }: Command): string[] {
  const named =
    program.name === "tee" ? args : /^(cp|mv|install|ln)$/.test(program.name) ? args.slice(-1) : [];
  return [...step.writes, ...named];
}

function removesLogs({ program, step, args }: Command): boolean {
  if (step.writes.some((file) => LOGINS.test(file))) return true;
  const isTree = program.name === "rm" && args.some((arg) => /^-\w*[rR]/.test(arg) || arg === "--recursive");
  const isGone = /^(rm|shred|truncate)$/.test(program.name) && args.some((arg) => LOGINS.test(arg));
  return isGone || (isTree && args.some((arg) => /^\/var\/log\/?\*?$/.test(arg)));
}

const unsetsHistory = ({ program, text, args }: Command) =>
  (program.name === "history" && args.includes("-c")) ||
  (program.name === "unset" && args.includes("HISTFILE")) ||
  /\bHISTFILE=\/dev\/null/.test(text);

/** Whether a command switches a protection of the node off. */
function weakens({ program: { name }, text, args }: Command): boolean {
  if (name === "setenforce") return args[0] === "0";
  if (/^ip6?tables(-legacy|-nft)?$/.test(name)) return args.includes("-F") || args.includes("--flush");
  if (name === "ufw") return args.includes("disable");
  if (name === "systemctl")
    return /\b(stop|disable|mask)\b.{0,1000}\b(firewalld|apparmor|auditd|ufw|falco|selinux)\b/.test(text);
  return name === "sysctl" && args.some((arg) => PROTECTIONS.test(arg.replaceAll(" ", "")));
}

/**
 * What single commands show, the worst first.
 *
 * Source: MITRE ATT&CK for containers, T1059, T1105, T1496, T1611, T1070, T1562.
 */
const TRACES: readonly Trace[] = [
  { does: "open a reverse shell", isIn: handsOver },
  {
    does: "open a reverse shell",
    isIn: ({ program, args }) =>
      program.name === "socat" &&
      args.some((arg) => /^(exec|system|shell):["']?(\S*\/)?(ba|da|a|k|z)?sh\b(?!\s+-c)/i.test(arg)),
  },
  {
    does: "open a reverse shell",
    isIn: ({ text }) =>
      /\bpty\.spawn\(|\bfsockopen\(.{0,1000}\b(exec|shell_exec|system|popen)\(|\bIO\.popen.{0,1000}TCPSocket/s.test(
        text,
      ) ||
      /\bsocket\b.{0,1000}\bdup2\b|\buse Socket\b.{0,1000}\bexec\b|\/inet\/(tcp|udp)\/|\bTCPClient\(.{0,1000}\b(iex|Invoke-Expression)\b/s.test(
        text,
      ),
  },
  {
    does: "run a download as a command",
    isIn: ({ text }) =>
      /\b(iex|Invoke-Expression)\b.{0,1000}(DownloadString|Invoke-WebRequest|\biwr\b|\birm\b)|(DownloadString|Invoke-WebRequest|\biwr\b|\birm\b).{0,1000}\|\s{0,9}(iex|Invoke-Expression)\b/is.test(
        text,
      ),
  },
  {
    does: "decode text and run it",
    isIn: ({ text }) => /\bexec\(\s*(base64|__import__\(['"]base64)/.test(text),
  },
  {
    does: "mine coins",
    isIn: ({ program, text }) =>
      !LOOKS_FOR.test(program.name) &&
      (MINERS.test(text) || /\bstratum\d?\+(tcp|ssl)|--donate-level\b/i.test(text)),
  },
  {
    does: "enter the namespaces of the node",
    isIn: ({ program, text }) => program.name === "nsenter" && /(-t|--target)[ =]*1\b/.test(text),
    isUsualOnNodes: true,
  },
  {
    does: "enter the file system of the node",
    isIn: ({ program, args }) =>
      program.name === "chroot" && args.some((arg) => /^\/(host|mnt|rootfs)/.test(arg)),
    isUsualOnNodes: true,
  },
  {
    does: "change the kernel of the node",
    isIn: (command) =>
      (/^(insmod|modprobe)$/.test(command.program.name) && command.args.length > 0) ||
      filesWritten(command).some((file) => /\/proc\/sys\/kernel\/core_pattern$|\brelease_agent$/.test(file)),
    isUsualOnNodes: true,
  },
  {
    does: "talk to the container runtime",
    isIn: ({ text }) =>
      /--unix-socket[ =]\S{0,1000}(docker|containerd|crio)\.sock|-H[ =]?unix:\/\/\S{0,1000}docker\.sock/.test(
        text,
      ),
    isUsualOnNodes: true,
  },
  {
    does: "take credentials from the metadata service",
    isIn: ({ text }) =>
      /169\.254\.169\.254\/(latest\/meta-data\/iam|metadata\/identity)|metadata\.google\.internal\/\S{0,1000}\/token\b/.test(
        text,
      ),
  },
  {
    does: "plant a way back in",
    isIn: (command) =>
      filesWritten(command).some((file) => WAYS_BACK.test(file)) ||
      (command.program.name === "chattr" && command.args.includes("+i")),
    isUsualOnNodes: true,
  },
  { does: "wipe its traces", isIn: (command) => removesLogs(command) || unsetsHistory(command) },
  { does: "switch protections off", isIn: weakens, isUsualOnNodes: true },
];

/** What plants a way back into a node, and is no part of setting it up. */
const NODE_TRACES: readonly Trace[] = [
  ...TRACES.filter(({ isUsualOnNodes }) => !isUsualOnNodes),
  {
    does: "let a further key in",
    isIn: (command) => filesWritten(command).some((file) => file.includes("authorized_keys")),
  },
  {
    does: "load code into every program",
    isIn: (command) => filesWritten(command).some((file) => file.endsWith("/etc/ld.so.preload")),
  },
];

/** What a command does that only attacks do, where it runs in a container or where it sets up a node. */
export function traceIn(command: Command, isOnNode: boolean): string | undefined {
  return (isOnNode ? NODE_TRACES : TRACES).find(({ isIn }) => isIn(command))?.does;
}

/** Whether a program speaks with another machine by what it reads and writes. */
export function isNetworkPipe({ program, args }: Command): boolean {
  const { name } = program;
  return (
    NETCAT.test(name) || /^(telnet|socat)$/.test(name) || (name === "openssl" && args.includes("s_client"))
  );
}

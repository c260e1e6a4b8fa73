/** A way in which a command line or a variable opens the memory of a process to the network. */
interface Debugger {
  /** What listens, with its article. */
  readonly what: string;
  readonly pattern: RegExp;
}

/** Every address of the pod: what listens on the loopback address is reached from within the pod only. */
const ANY = String.raw`(?:\*|0\.0\.0\.0|\[?::\]?|\+)`;

/** Debuggers that answer whoever connects, as their own documentation starts them. None asks who is there. */
const DEBUGGERS: readonly Debugger[] = [
  {
    what: "the Java debugger",
    pattern: new RegExp(String.raw`(?:-agentlib:jdwp=|-Xrunjdwp:)\S{0,200}\baddress=${ANY}:\d`),
  },
  {
    what: "Java management without authentication",
    pattern:
      /-Dcom\.sun\.management\.jmxremote\.port=[\s\S]{0,1000}-Dcom\.sun\.management\.jmxremote\.authenticate=false|-Dcom\.sun\.management\.jmxremote\.authenticate=false[\s\S]{0,1000}-Dcom\.sun\.management\.jmxremote\.port=/,
  },
  {
    what: "the Node.js inspector",
    pattern: new RegExp(String.raw`--inspect(?:-brk|-port|-wait)?[= ]${ANY}(?![.\w])`),
  },
  { what: "the Delve debugger", pattern: new RegExp(String.raw`\bdlv\b.{0,1000}--listen[= ](?:${ANY})?:\d`) },
  {
    what: "the Python debugger",
    pattern: new RegExp(String.raw`\b(?:debugpy|ptvsd)\b.{0,1000}--(?:listen|host)[= ]${ANY}(?![.\w])`),
  },
  {
    what: "the GNU debugger",
    pattern: new RegExp(String.raw`\bgdbserver\s+(?:-\S{1,100}\s{1,9}){0,9}(?:${ANY})?:\d`),
  },
  {
    what: "the LLVM debugger",
    pattern: new RegExp(String.raw`\blldb-server\b.{0,1000}\s(?:--listen\s+)?"?${ANY}:\d`),
  },
  {
    what: "the Ruby debugger",
    pattern: new RegExp(
      String.raw`\brdbg\b.{0,1000}--host[= ]${ANY}(?![.\w])|RUBY_DEBUG_HOST=${ANY}(?![.\w])`,
    ),
  },
  {
    what: "the debugger of a browser",
    pattern: new RegExp(String.raw`--remote-debugging-address=${ANY}(?![.\w])`),
  },
];

/** The debugger that a text starts for everybody on the network; `undefined` for none. */
export function openDebuggerIn(text: string): string | undefined {
  return DEBUGGERS.find(({ pattern }) => pattern.test(text))?.what;
}

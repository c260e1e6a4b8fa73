import { type Command, isNetworkPipe, traceIn } from "./attack-traces";
import {
  hereDocumentsIn,
  type ShellPipeline,
  type ShellStep,
  type ShellWord,
  shellPipelines,
  UNKNOWN_PART,
} from "./shell";
import { isShell, type Program, programOf, runsInput, scriptFileOf, scriptOf } from "./shell-program";

/** Where a text comes from that no review sees: from the network, or out of an encoding. */
type Origin = "download" | "decoded";

/** What a script is judged by, beside its own text. */
interface Setting {
  readonly isOnNode: boolean;
  /** Where its standard input comes from. */
  readonly input?: Origin | undefined;
}

const SOCKET = /^\/dev\/(tcp|udp)\//;

/** What the words of a container's command do that only attacks do; `undefined` for an ordinary one. */
export function attackInWords(words: readonly string[]): string | undefined {
  const step: ShellStep = {
    words: words.map((text) => ({ text, substitutions: [] })),
    writes: [],
    reads: [],
    opens: [],
  };
  return inPipelines([[step]], { isOnNode: false });
}

/** What a script that sets up a node does that only attacks do; `undefined` for an ordinary one. */
export function attackInNodeScript(script: string): string | undefined {
  return inScript(script, { isOnNode: true });
}

/** Each pipeline is judged on its own, and so are the scripts inside it and the bodies of here-documents. */
function inScript(script: string, setting: Setting): string | undefined {
  const bodies = firstOf(hereDocumentsIn(script), (body) => inScript(body, { isOnNode: setting.isOnNode }));
  return inPipelines(shellPipelines(script), setting) ?? bodies;
}

function inPipelines(pipelines: readonly ShellPipeline[], setting: Setting): string | undefined {
  const sockets = socketsIn(pipelines);
  return firstOf(pipelines, (pipeline) => inPipeline(pipeline, sockets, setting));
}

function inPipeline(
  pipeline: ShellPipeline,
  sockets: ReadonlySet<string>,
  setting: Setting,
): string | undefined {
  const commands = pipeline.map(commandOf);
  const isShelled = commands.some(({ program }) => isShell(program) && runsInput(program));
  if (isShelled && commands.some(isNetworkPipe)) return "open a reverse shell";
  let { input } = setting;
  for (const command of commands) {
    const found = inCommand(command, sockets, { ...setting, input });
    if (found !== undefined) return found;
    input = originOf(command, sockets) ?? input;
  }
  return undefined;
}

function inCommand(command: Command, sockets: ReadonlySet<string>, setting: Setting): string | undefined {
  const { program, step } = command;
  const { isOnNode, input } = setting;
  const runs = runsInput(program);
  const isConnected = [...step.writes, ...step.reads].some((file) => isSocket(file, sockets));
  if (isConnected && (runs || program.word.text === UNKNOWN_PART)) return "open a reverse shell";
  if (runs && input !== undefined)
    return input === "download" ? "pipe a download into an interpreter" : "decode text and run it";
  const script = scriptOf(program);
  return (
    ranOutput(program, script) ??
    (script === undefined ? undefined : inScript(script.text, setting)) ??
    // What a script does its own commands show.
    traceIn(script === undefined ? command : { ...command, text: "", args: [] }, isOnNode) ??
    firstOf(
      step.words.flatMap(({ substitutions }) => substitutions),
      (inner) => inScript(inner, { isOnNode }),
    )
  );
}

/** Whether the output of a script is run as a command: as the command itself, by `eval` or `sh -c`, or as a file. */
function ranOutput(program: Program, script: ShellWord | undefined): string | undefined {
  const isItself = program.word.text === UNKNOWN_PART;
  const isScript = script !== undefined && runsUnknown(script.text);
  const run = [isItself ? program.word : undefined, isScript ? script : undefined, scriptFileOf(program)];
  const origins = run.flatMap((word) => (word?.substitutions ?? []).map(outputOf));
  if (origins.includes("download")) return "run a download as a command";
  return origins.includes("decoded") ? "decode text and run it" : undefined;
}

/** Whether a command of a script is named by what is not known before it runs. */
function runsUnknown(script: string): boolean {
  return shellPipelines(script).some((steps) =>
    steps.some((step) => commandOf(step).program.word.text === UNKNOWN_PART),
  );
}

/** Where the output of a script comes from. */
function outputOf(script: string): Origin | undefined {
  const pipelines = shellPipelines(script);
  const sockets = socketsIn(pipelines);
  return firstOf(pipelines, (pipeline) => {
    const origins = pipeline.map(commandOf).map((command) => originOf(command, sockets));
    return origins.findLast((origin) => origin !== undefined);
  });
}

/** Where what a command writes to its standard output comes from, where it is its own source. */
function originOf({ program, step, args, text }: Command, sockets: ReadonlySet<string>): Origin | undefined {
  const { name } = program;
  if (DOWNLOADERS.has(name)) return isSaved(name, args) ? undefined : "download";
  if (step.reads.some((file) => isSocket(file, sockets))) return "download";
  const isDecoder =
    (/^base(32|64)$/.test(name) && args.some((arg) => /^(-\w*[dD]|--decode)$/.test(arg))) ||
    (name === "xxd" && args.some((arg) => /^-\w*r/.test(arg))) ||
    (name === "openssl" && /\b(enc|base64)\b.{0,1000}\s-d\b/.test(text));
  return isDecoder ? "decoded" : undefined;
}

/** Programs that download, with their options for a file: the value stands behind `=`, at once or in the next word. */
const DOWNLOADERS: ReadonlyMap<string, RegExp> = new Map([
  ["curl", /^(?:--output(?:=(.+))?|-[sSfLkvgiI]*o(.+)?)$/],
  ["wget", /^(?:--output-document(?:=(.+))?|-[qncvSN]*O(.+)?)$/],
]);

/** Whether a download goes to a file and not to the standard output. */
function isSaved(name: string, args: readonly string[]): boolean {
  if (name === "curl" && args.some((arg) => /^(-[sSfLkvgiI]*O|--remote-name(-all)?)$/.test(arg))) return true;
  return args.some((arg, index) => {
    const match = DOWNLOADERS.get(name)?.exec(arg);
    const file = match?.[1] ?? match?.[2] ?? args[index + 1] ?? "-";
    return match !== undefined && match !== null && !/^(-|\/dev\/(stdout|fd\/1))$/.test(file);
  });
}

/** Descriptors by which a script speaks with another machine: `exec 3<>/dev/tcp/host/port` opens one. */
function socketsIn(pipelines: readonly ShellPipeline[]): ReadonlySet<string> {
  const opening = pipelines.flat().filter(({ reads }) => reads.some((file) => SOCKET.test(file)));
  return new Set(opening.flatMap(({ opens }) => opens));
}

function isSocket(file: string, sockets: ReadonlySet<string>): boolean {
  return SOCKET.test(file) || sockets.has(file);
}

/** What a step runs that only sets variables, or opens files. */
const NO_PROGRAM: Program = { name: "", args: [], word: { text: "", substitutions: [] } };

function commandOf(step: ShellStep): Command {
  const program = programOf(step.words) ?? NO_PROGRAM;
  const text = step.words.map((word) => word.text).join(" ");
  return { program, step, text, args: program.args.map((word) => word.text) };
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}

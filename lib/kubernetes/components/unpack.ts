import { gunzipSync } from "node:zlib";
import { parse as parseToml } from "toml";
import { isList, isMap, type Value, type ValueMap } from "../../model/value";
import { readYaml } from "../../yaml/documents";
import { hereDocumentsIn } from "./shell";

/** What is in a text that configures machines or components. */
export interface Unpacked {
  /** Documents in YAML, JSON or TOML. */
  readonly documents: readonly ValueMap[];
  /** Scripts of a shell, and the commands of units of systemd. */
  readonly scripts: readonly string[];
}

/** Texts longer than this are no configuration of a component. */
const LONGEST = 1_048_576;
/** How often texts may be packed into each other: a document in a file of cloud-init in a part of a message is three. */
const DEEPEST = 4;

/**
 * Takes a text apart, however it is packed: documents of YAML one after the other, TOML, files of cloud-init, the
 * parts of a MIME message, the here-documents of a script and units of systemd. Text that is none of these holds
 * nothing.
 *
 * Source: the user data formats of cloud-init, https://docs.cloud-init.io/en/latest/explanation/format.html.
 */
export function unpack(text: string, depth = 0): Unpacked {
  if (text.length > LONGEST || depth > DEEPEST) return together([]);
  const within = (texts: readonly string[]) => together(texts.map((each) => unpack(each, depth + 1)));
  if (/^(MIME-Version|Content-Type):/i.test(text)) return within(partsOf(text));
  if (text.startsWith("#!")) {
    const ofBodies = hereDocumentsIn(text).map((body) => unpackBody(body, depth + 1));
    return together([{ documents: [], scripts: [text] }, ...ofBodies]);
  }
  if (/^\[Service\]/m.test(text)) return { documents: [], scripts: commandsOfUnit(text) };
  const toml = /^[ \t]*\[[\w."-]+\][ \t\r]*$/m.test(text) ? tomlIn(text) : [];
  const documents = toml.length > 0 ? toml : yamlIn(text);
  const scripts = documents.flatMap(commandsIn);
  return together([{ documents, scripts }, within(documents.flatMap(filesIn))]);
}

/** A here-document is what it holds, else lines that a script adds to another one. */
function unpackBody(body: string, depth: number): Unpacked {
  const unpacked = unpack(body, depth);
  const isEmpty = unpacked.documents.length === 0 && unpacked.scripts.length === 0;
  return isEmpty ? { documents: [], scripts: [body] } : unpacked;
}

function together(all: readonly Unpacked[]): Unpacked {
  return {
    documents: all.flatMap(({ documents }) => documents),
    scripts: all.flatMap(({ scripts }) => scripts),
  };
}

function yamlIn(text: string): ValueMap[] {
  const documents = attempted(() => readYaml(text, "last")) ?? [];
  return documents.flatMap(({ value }) => (isMap(value) ? [value] : []));
}

function tomlIn(text: string): ValueMap[] {
  const value = plain(() => parseToml(text));
  return value === undefined ? [] : [value];
}

/** The map that a parser gives, as plain data: none where it gives no map, fails, or makes one that contains itself. */
function plain(parse: () => unknown): ValueMap | undefined {
  const value: unknown = attempted(() => JSON.parse(JSON.stringify(parse())));
  return isMap(value) ? value : undefined;
}

function attempted<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** The bodies of a message's parts; a part in base64 is decoded. */
function partsOf(message: string): string[] {
  const [, boundary] = /boundary="?([^"\s;]+)"?/i.exec(message) ?? [];
  if (boundary === undefined) return [bodyOf(message)];
  const [, ...parts] = message.split(`--${boundary}`);
  return parts.map((part) => bodyOf(part.replace(/^\r?\n/, "")));
}

function bodyOf(part: string): string {
  const [head = "", ...rest] = part.split(/\r?\n\r?\n/);
  const body = rest.join("\n\n");
  return /^Content-Transfer-Encoding:\s*base64/im.test(head) ? decoded(body, false) : body;
}

/** What a unit of systemd starts: `ExecStart=`, whose lines go on behind a backslash. */
function commandsOfUnit(unit: string): string[] {
  const starts = unit.replaceAll(/\\\r?\n/g, " ").matchAll(/^ExecStart=[-@:+!]*(.+)$/gm);
  return [...starts].map(([, command = ""]) => command);
}

/** The contents of the files that cloud-init writes. */
function filesIn(document: ValueMap): string[] {
  const files = document["write_files"];
  if (!isList(files)) return [];
  return files.filter(isMap).flatMap(({ content, encoding }) => {
    if (typeof content !== "string") return [];
    const packing = typeof encoding === "string" ? encoding : "";
    return [/b64|base64/.test(packing) ? decoded(content, packing.startsWith("gz")) : content];
  });
}

/** The commands that cloud-init runs. */
function commandsIn(document: ValueMap): string[] {
  return ["bootcmd", "runcmd"].flatMap((name) => {
    const commands = document[name];
    if (!isList(commands)) return [];
    return commands.map((command) => (isList(command) ? command.map(quoted).join(" ") : String(command)));
  });
}

function quoted(word: Value): string {
  return `'${String(word).replaceAll("'", "'\\''")}'`;
}

function decoded(base64: string, isPacked: boolean): string {
  const bytes = Buffer.from(base64, "base64");
  const unpacked = isPacked ? attempted(() => gunzipSync(bytes, { maxOutputLength: LONGEST })) : bytes;
  return unpacked?.toString("utf8") ?? "";
}

import { isMap, type ValueMap } from "../../lib/model/value";
import type { Manifest } from "../../test/support/builders";
import { inFull, Pruning, type Shown, type ShownList, type ShownMap, shown } from "./shown";

const WIDTH = 90;

/** API groups that the Kubernetes SDK has classes for, with the name of their module. */
const MODULES: Readonly<Record<string, string>> = {
  "": "core",
  "admissionregistration.k8s.io": "admissionregistration",
  "apiextensions.k8s.io": "apiextensions",
  "apiregistration.k8s.io": "apiregistration",
  apps: "apps",
  autoscaling: "autoscaling",
  batch: "batch",
  "certificates.k8s.io": "certificates",
  "coordination.k8s.io": "coordination",
  "discovery.k8s.io": "discovery",
  "events.k8s.io": "events",
  extensions: "extensions",
  "flowcontrol.apiserver.k8s.io": "flowcontrol",
  "networking.k8s.io": "networking",
  "node.k8s.io": "node",
  policy: "policy",
  "rbac.authorization.k8s.io": "rbac",
  "resource.k8s.io": "resource",
  "scheduling.k8s.io": "scheduling",
  "storage.k8s.io": "storage",
};

/** An object as the statement of a Pulumi program that declares it, pruned against the other example. */
export function statementOf(object: Manifest, other?: Manifest, pruning = new Pruning()): string {
  if (object.apiVersion === "") return foreignStatementOf(object, other);
  const { apiVersion, kind, ...rest } = withoutMarks(object);
  const className = classOf(apiVersion, kind);
  const identity = className === undefined ? { apiVersion, kind } : {};
  const declared = { ...identity, ...withoutPlainName(rest) };
  const fields = shown(declared, other && withoutPlainName(withoutMarks(other)), pruning);
  const start = `new k8s.${className ?? "apiextensions.CustomResource"}(${JSON.stringify(nameOf(object))}, `;
  return `${start}${render(fields, 0, start.length)});`;
}

/** A resource of another provider as a statement: its class is named by its token. */
function foreignStatementOf(object: Manifest, other: Manifest | undefined): string {
  const start = `new ${foreignClassOf(object.kind)}(${JSON.stringify(object["$name"])}, `;
  const fields = shown(inputsOf(object), other && inputsOf(other), new Pruning());
  return `${start}${render(fields, 0, start.length)});`;
}

/** The class of a token, as its SDK exports it: `aws:eks/cluster:Cluster` is `aws.eks.Cluster`. */
function foreignClassOf(token: string): string {
  const [sdk = "", path = "", name = ""] = token.split(":");
  if (sdk === "pulumi") return `${name === "kubernetes" ? "k8s" : name}.Provider`;
  const module = path.split("/")[0] ?? "";
  const names = [sdk.replaceAll("-", "_"), ...(module === "index" ? [] : [module]), name];
  return names.join(".");
}

function inputsOf(object: Manifest): ValueMap {
  const { apiVersion: _, kind: __, ...inputs } = withoutMarks(object);
  return inputs;
}

/** What only tests say of an object: its name in the program and where its values come from. */
function withoutMarks({ $name: _, $dependencies: __, ...object }: Manifest): Manifest {
  return object;
}

/** Any value as TypeScript, in lines that start at an indent. */
export function literal(value: Parameters<typeof inFull>[0], indent: number): string {
  return render(inFull(value), indent, indent);
}

function classOf(apiVersion: string, kind: string): string | undefined {
  const [version = "", group = ""] = apiVersion.split("/").reverse();
  const module = MODULES[group];
  return module === undefined ? undefined : `${module}.${version}.${kind}`;
}

function nameOf({ kind, metadata }: Manifest): string {
  const name = isMap(metadata) ? (metadata["name"] ?? metadata["generateName"]) : undefined;
  return typeof name === "string" ? name : kind.toLowerCase();
}

/** Metadata that only repeats the name of the resource says nothing. */
function withoutPlainName(object: ValueMap): ValueMap {
  const { metadata, ...rest } = object;
  const isPlain =
    isMap(metadata) && Object.keys(metadata).join() === "name" && typeof metadata["name"] === "string";
  if (metadata === undefined || isPlain) return rest;
  return { metadata, ...rest };
}

function render(value: Shown, indent: number, column: number): string {
  if (typeof value === "string") return value;
  const inline = isInline(value) ? onOneLine(value) : undefined;
  if (inline !== undefined && column + inline.length <= WIDTH) return inline;
  const inner = " ".repeat(indent + 2);
  const comments = value.comments.map((comment) => `${inner}// ${comment}`);
  const lines = "items" in value ? itemLines(value, indent + 2) : entryLines(value, indent + 2);
  const [open, close] = "items" in value ? ["[", "]"] : ["{", "}"];
  return [open, ...lines, ...comments, `${" ".repeat(indent)}${close}`].join("\n");
}

function itemLines({ items }: ShownList, indent: number): string[] {
  return items.map((item) => `${" ".repeat(indent)}${render(item, indent, indent)},`);
}

function entryLines({ entries }: ShownMap, indent: number): string[] {
  return entries.map(([key, value]) => {
    const start = `${" ".repeat(indent)}${keyText(key)}: `;
    return `${start}${render(value, indent, start.length)},`;
  });
}

function isInline(value: Shown): boolean {
  if (typeof value === "string") return true;
  if (value.comments.length > 0) return false;
  return "items" in value ? value.items.every(isInline) : value.entries.every(([, below]) => isInline(below));
}

function onOneLine(value: Shown): string {
  if (typeof value === "string") return value;
  if ("items" in value) return `[${value.items.map(onOneLine).join(", ")}]`;
  const entries = value.entries.map(([key, below]) => `${keyText(key)}: ${onOneLine(below)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

import { BinaryReader, type Message } from "google-protobuf";
import { SIGNATURE } from "../program/snapshot";
import { assertDecodable } from "./special-values";

/**
 * Reads requests of the Analyzer service from their bytes, and their properties straight into plain data: the generated
 * classes make an object for each value, which costs six times as much. The numbers of the fields are those of the public
 * protocol, proto/pulumi/analyzer.proto and google/protobuf/struct.proto. Whatever it does not expect is an Error.
 */

/** Properties in wire form, which still tells secrets apart. */
type Wire = Readonly<Record<string, unknown>>;

/** A resource as the engine sends it; properties are decoded when they are asked for. */
export interface SentResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of its parent, or empty. */
  readonly parent: string;
  readonly provider: SentProvider | undefined;
  /** URNs of what each top-level property comes from. */
  readonly propertyDependencies: ReadonlyMap<string, readonly string[]>;
  readonly properties: () => Wire;
}

interface SentProvider {
  readonly urn: string;
  readonly properties: () => Wire;
}

/** The resource of an AnalyzeRequest. */
export function resourceIn(request: Uint8Array): SentResource {
  return resourceOf(request, false);
}

/** The resources of an AnalyzeStackRequest. */
export function resourcesIn(request: Uint8Array): SentResource[] {
  const resources: SentResource[] = [];
  for (const reader of fieldsOf(request)) {
    if (reader.getFieldNumber() === 1) resources.push(resourceOf(reader.readBytes(), true));
    else reader.skipField();
  }
  return resources;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Both kinds of requests number the fields of a resource alike; what it depends on is sent with stacks alone. */
function resourceOf(bytes: Uint8Array, isOfStack: boolean): SentResource {
  const dependencies = new Map<string, readonly string[]>();
  const resource: Mutable<SentResource> = {
    urn: "",
    type: "",
    name: "",
    parent: "",
    provider: undefined,
    propertyDependencies: dependencies,
    properties: missing,
  };
  let hasOptions = false;
  for (const reader of fieldsOf(bytes)) {
    const field = reader.getFieldNumber();
    if (field === 1) resource.type = reader.readString();
    else if (field === 2) resource.properties = propertiesIn(reader.readBytes());
    else if (field === 3) resource.urn = reader.readString();
    else if (field === 4) resource.name = reader.readString();
    else if (field === 6) resource.provider = providerIn(reader.readBytes());
    else if (isOfStack && field === 7) resource.parent = reader.readString();
    else if (isOfStack && field === 9) dependencies.set(...dependencyIn(reader.readBytes()));
    else {
      hasOptions ||= field === 5;
      reader.skipField();
    }
  }
  if (!hasOptions) throw new Error("a resource without options is sent by engines of before 2019");
  return resource;
}

function providerIn(bytes: Uint8Array): SentProvider {
  const provider: Mutable<SentProvider> = { urn: "", properties: missing };
  for (const reader of fieldsOf(bytes)) {
    if (reader.getFieldNumber() === 2) provider.properties = propertiesIn(reader.readBytes());
    else if (reader.getFieldNumber() === 3) provider.urn = reader.readString();
    else reader.skipField();
  }
  return provider;
}

/** An entry of the map from properties to what they come from. */
function dependencyIn(bytes: Uint8Array): [string, readonly string[]] {
  let property = "";
  const urns: string[] = [];
  for (const reader of fieldsOf(bytes)) {
    if (reader.getFieldNumber() === 1) property = reader.readString();
    else for (const inner of fieldsOf(reader.readBytes())) urns.push(inner.readString());
  }
  return [property, urns];
}

/** A reader that stands at each field of a message in turn; whoever takes one reads it or skips it. */
function* fieldsOf(bytes: Uint8Array): Generator<BinaryReader> {
  const reader = new BinaryReader(bytes);
  while (reader.nextField()) yield reader;
}

function missing(): Wire {
  throw new Error("a resource has no properties");
}

function propertiesIn(bytes: Uint8Array): () => Wire {
  return () => {
    const entries: Entry[] = [];
    readStruct(entries, new BinaryReader(bytes));
    return mapOf(entries);
  };
}

type Entry = [name: string, value: unknown];
interface Slot {
  value: unknown;
}

/** The reader calls back with what it is given, which for the generated classes is a message. */
function inside<T>(reader: BinaryReader, target: T, read: (target: T, reader: BinaryReader) => void): T {
  reader.readMessage(target as unknown as Message, read as never);
  return target;
}

function readStruct(entries: Entry[], reader: BinaryReader): void {
  while (reader.nextField()) entries.push(inside(reader, ["", undefined], readEntry));
}

function readEntry(entry: Entry, reader: BinaryReader): void {
  while (reader.nextField()) {
    if (reader.getFieldNumber() === 1) entry[0] = reader.readString();
    else entry[1] = inside(reader, { value: undefined }, readValue).value;
  }
}

function readList(values: unknown[], reader: BinaryReader): void {
  while (reader.nextField()) values.push(inside(reader, { value: undefined }, readValue).value);
}

function readValue(slot: Slot, reader: BinaryReader): void {
  while (reader.nextField()) slot.value = readKind(reader);
  if (slot.value === undefined) throw new Error("a value is of no kind");
}

function readKind(reader: BinaryReader): unknown {
  switch (reader.getFieldNumber()) {
    case 1:
      reader.skipField();
      return null;
    case 2:
      return reader.readDouble();
    case 3:
      return reader.readString();
    case 4:
      return reader.readBool();
    case 5: {
      const map = mapOf(inside(reader, [], readStruct));
      if (SIGNATURE in map) assertDecodable(map);
      return map;
    }
    case 6:
      return inside(reader, [], readList);
    default:
      throw new Error("a value is of no kind that is known");
  }
}

/** A map with its names in order, as the generated classes give it: the engine sends them in none. */
function mapOf(entries: Entry[]): Record<string, unknown> {
  entries.sort(byName);
  const map: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    if (name === "__proto__") throw new Error("a name that no plain object holds");
    map[name] = value;
  }
  return map;
}

function byName([a]: Entry, [b]: Entry): number {
  return a < b ? -1 : Number(a > b);
}

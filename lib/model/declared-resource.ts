import { Field, oneLine } from "./field";
import { lookup } from "./lookup";
import type { SourceText } from "./source-text";
import { nameInUrn } from "./urn";
import { isMap, UNKNOWN, type Unknown, type ValueMap } from "./value";

/** Where a program declared an object: 1-based line and column in a file of the project. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line that called the function which declares the resource. */
  readonly calledFrom?: Omit<SourcePosition, "calledFrom">;
}

/** One declared resource as plain data, before anything is known of its kind. */
export interface Declaration {
  /** The Pulumi URN, or null for a manifest. */
  readonly urn: string | null;
  /** The Pulumi type token; empty for a manifest. */
  readonly type: string;
  readonly properties: ValueMap;
  /** Paths whose values are secret, each with everything below it. */
  readonly secrets?: readonly string[];
  /** The cluster it goes to: the URN of its provider, or empty. */
  readonly cluster?: string;
  /** The URN of its provider. */
  readonly provider?: string;
  /** The URN of its parent. */
  readonly parent?: string;
  /** The namespace that its provider puts objects in which name none. */
  readonly defaultNamespace?: string | Unknown;
  readonly source?: SourcePosition;
  /** The text that declares it, where comments in it may be directions to other tools. */
  readonly text?: () => SourceText;
  /** The kinds of all documents in its file: kubeadm reads several as one. */
  readonly beside?: readonly string[];
  /** URNs of the resources that each top-level property comes from. */
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
}

/**
 * One Kubernetes object, whichever token, list or patch declared it; or a resource of another provider, whose
 * type is its token.
 */
export class DeclaredResource {
  readonly root: Field;
  /** The API group of today, empty for core; groups that were removed map to their successor. */
  readonly group: string;
  /** `group/Kind`, or the kind alone in the core group. */
  readonly type: string;

  constructor(
    readonly declaration: Declaration,
    readonly apiVersion: string,
    readonly kind: string,
    readonly isPatch: boolean,
    declared: Field | undefined = undefined,
  ) {
    this.group = groupOf(apiVersion, kind);
    this.type = this.group === "" ? kind : `${this.group}/${kind}`;
    this.root = declared?.ownedBy(this) ?? new Field(declaration.properties, this);
  }

  get metadata(): Field {
    return this.root.key("metadata");
  }

  get spec(): Field {
    return this.root.key("spec");
  }

  at(path: string): Field {
    return this.root.at(path);
  }

  /** The name: unknown when it comes from an output or is chosen by Pulumi or the API server. */
  get name(): string | Unknown {
    const name = this.metadata.key("name").string();
    return name === undefined || name === "" ? UNKNOWN : name;
  }

  /** The namespace it goes to; `undefined` never: an object that names none goes to the provider's, else to `default`. */
  get namespace(): string | Unknown {
    const named = this.metadata.key("namespace").string();
    if (named !== undefined && named !== "") return named;
    return this.declaration.defaultNamespace ?? "default";
  }

  /** The label with this name, as a field. */
  label(name: string): Field {
    return this.metadata.key("labels").key(name);
  }

  annotation(name: string): Field {
    return this.metadata.key("annotations").key(name);
  }

  /** `Deployment "shop/web"`: how messages call it. Falls back to the resource's name in the program. */
  get title(): string {
    const namespace = this.metadata.key("namespace").string();
    const prefix = typeof namespace === "string" && namespace !== "" ? `${namespace}/` : "";
    return `${oneLine(this.kind)} "${oneLine(prefix + this.nameOrAlias)}"`;
  }

  /** The declared name, else the generated prefix, else the resource's name in the program or that of its file. */
  get nameOrAlias(): string {
    if (this.name !== UNKNOWN) return this.name;
    const generated = this.metadata.key("generateName").string();
    if (typeof generated === "string" && generated !== "") return `${generated}*`;
    const { urn, source } = this.declaration;
    return ((urn === null ? undefined : nameInUrn(urn)) ?? source?.file.split("/").at(-1)) || "(unnamed)";
  }

  /** Whether the value at the path must never be shown: marked secret, or the data of a Secret. */
  isSecret(path: string): boolean {
    if (this.type === "Secret" && /^(items\[\d+\]\.)?(data|stringData)\b/.test(path)) return true;
    return this.isMarkedSecret(path);
  }

  /** Whether the program marked the value at the path as secret, or a map or list around it. */
  isMarkedSecret(path: string): boolean {
    return (this.declaration.secrets ?? []).some((secret) => isWithin(path, secret));
  }

  /**
   * Whether the program marked just the value at this path. Providers mark a whole list for one secret in it, so a
   * mark further up says nothing of one value.
   */
  isSecretItself(path: string): boolean {
    return this.declaration.secrets?.includes(path) ?? false;
  }
}

function isWithin(path: string, ancestor: string): boolean {
  if (!path.startsWith(ancestor)) return false;
  const next = path[ancestor.length];
  return ancestor === "" || next === undefined || next === "." || next === "[";
}

/** Groups that once served these kinds, all removed, and the group that serves them today. */
const MOVED_KINDS: Readonly<Record<string, string>> = {
  Deployment: "apps",
  DaemonSet: "apps",
  ReplicaSet: "apps",
  Ingress: "networking.k8s.io",
  NetworkPolicy: "networking.k8s.io",
  PodSecurityPolicy: "policy",
};

function groupOf(apiVersion: string, kind: string): string {
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  if (group === "extensions") return lookup(MOVED_KINDS, kind) ?? group;
  return group === "core" ? "" : group;
}

/**
 * The Kubernetes objects that a resource declares: none for a foreign type, the items for a List.
 *
 * The object's own apiVersion and kind decide where both are known text, whatever the token (typed class,
 * CustomResource, parameterized package); else a token `kubernetes:<group>/<version>:<Kind>` does.
 */
export function objectsOf(declaration: Declaration): DeclaredResource[] {
  const identity = identityOf(declaration);
  if (identity === undefined || isOutsideOperation(declaration)) return [];
  const object = new DeclaredResource(declaration, identity.apiVersion, identity.kind, identity.isPatch);
  return identity.kind.endsWith("List") ? itemsOf(object) : [object];
}

/**
 * What a resource declares: its Kubernetes objects, or itself where it is none of Kubernetes but a managed cluster,
 * a cloud identity or a provider. The type of such a one is its token without the API version that some tokens
 * carry; one whose inputs are not visible, as those of components may be, is left out.
 */
export function declaredBy(declaration: Declaration): DeclaredResource[] {
  const { urn, type, properties } = declaration;
  const objects = objectsOf(declaration);
  const isForeign = urn !== null && !/^(kubernetes|pulumi:pulumi):/.test(type);
  if (objects.length > 0 || !isForeign || Object.keys(properties).length === 0) return objects;
  return [new DeclaredResource(declaration, "", type.replace(VERSION_IN_TOKEN, "azure-native:$1"), false)];
}

/**
 * The API version in tokens such as `azure-native:containerservice/v20240901preview:ManagedCluster`, and in those of
 * packages that Pulumi generates for one version: `azure-native_containerservice_v20240901:containerservice:...`.
 */
const VERSION_IN_TOKEN = /^azure-native(?:_\w+_v\d{8}(?:preview)?)?:(\w+)(?:\/v\d{8}(?:preview)?)?(?=:)/;

/** A resource that `--target` left out arrives without any of its fields: there is nothing to judge. */
function isOutsideOperation({ urn, properties }: Declaration): boolean {
  return urn !== null && !("kind" in properties) && !("metadata" in properties) && !("spec" in properties);
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly isPatch: boolean;
}

/** Resources of the Kubernetes provider that are no API objects, by the start of their token's second part. */
const NO_API_GROUPS = ["helm.sh/", "yaml", "kustomize", "index"];

function identityOf({ urn, type, properties }: Declaration): Identity | undefined {
  const token = /^([^:]+):([^:]+):([^:]+)$/.exec(type);
  const tokenKind = token?.[3] ?? "";
  const { apiVersion, kind } = properties;
  if (typeof apiVersion === "string" && typeof kind === "string" && apiVersion !== "" && kind !== "") {
    if (urn !== null && token?.[1] === "pulumi") return undefined;
    return { apiVersion, kind, isPatch: tokenKind === `${kind}Patch` };
  }
  if (token?.[1] !== "kubernetes" || token[2] === undefined) return undefined;
  const group = token[2];
  if (NO_API_GROUPS.some((prefix) => group.startsWith(prefix))) return undefined;
  const isPatch = tokenKind.endsWith("Patch");
  return {
    apiVersion: group.replace(/^core\//, ""),
    kind: isPatch ? tokenKind.slice(0, -5) : tokenKind,
    isPatch,
  };
}

function itemsOf(list: DeclaredResource): DeclaredResource[] {
  const items = list.root.key("items");
  if (items.isAbsent) return [];
  return items.items().flatMap((item) => {
    if (!isMap(item.value)) return [];
    const { apiVersion, kind } = item.value;
    const ofItem = {
      apiVersion: typeof apiVersion === "string" ? apiVersion : list.apiVersion,
      kind: typeof kind === "string" ? kind : list.kind.slice(0, -"List".length),
    };
    if (ofItem.kind === "" || ofItem.kind.endsWith("List")) return [];
    return [new DeclaredResource(list.declaration, ofItem.apiVersion, ofItem.kind, false, item)];
  });
}

/**
 * Packages that come from Terraform providers: their tokens name each type twice, `aws:eks/cluster:Cluster`, and
 * programs in YAML write `aws:eks:Cluster`. The language asks the schema of a package; these are the ones whose types
 * matter here, and some that often stand beside them.
 */
const NAMED_TWICE = new Set([
  "aws",
  "azure",
  "azuread",
  "cloudflare",
  "datadog",
  "digitalocean",
  "gcp",
  "github",
  "linode",
  "oci",
  "random",
  "tls",
  "vault",
]);

/** Components that their providers expand. */
const COMPONENTS =
  /^(eks:index:(Cluster|ManagedNodeGroup|NodeGroup|NodeGroupV2)|awsx:.*|kubernetes:yaml\/v2:(ConfigFile|ConfigGroup)|kubernetes:helm\.sh\/v4:Chart|kubernetes:kustomize\/v2:Directory)$/;
/** A class of a Kubernetes object: its module is its API version. */
const OBJECT = /^kubernetes:(?!helm\.sh\/|yaml\/|kustomize\/)([^:]+\/v\d\w*):(\w+)$/;

/** The whole token of a type or function from its short form: `aws:eks:Cluster`, `random:RandomPassword`. */
export function wholeToken(token: string): string {
  const [packageName = "", module = "", ...rest] = token.split(":");
  if (packageName === "pulumi") return token;
  const [inModule, name] = rest.length === 0 ? ["index", module] : [module, rest.join(":")];
  const isWhole = inModule.includes("/") || !NAMED_TWICE.has(packageName);
  const place = isWhole ? inModule : `${inModule}/${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  return `${packageName}:${place}:${name}`;
}

/** Whether a provider expands a resource of the type. */
export function isComponent(type: string): boolean {
  return COMPONENTS.test(type);
}

/** What the schema of its package sets in a resource: version and kind of a Kubernetes object. */
export function constantsOf(type: string): Record<string, string> {
  const [, module, kind] = OBJECT.exec(type) ?? [];
  if (module === undefined || kind === undefined) return {};
  return { apiVersion: module.replace(/^core\//, ""), kind: kind.replace(/(?<=.)Patch$/, "") };
}

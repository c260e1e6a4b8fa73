/** Operators that make cloud resources of Kubernetes objects, by the API groups of these. */
const OPERATORS: readonly (readonly [groups: RegExp, name: string])[] = [
  [/\.cnrm\.cloud\.google\.com$/, "Config Connector"],
  [/\.(upbound|crossplane)\.io$/, "Crossplane"],
  [/\.services\.k8s\.aws$/, "AWS Controllers for Kubernetes"],
  [/\.azure\.com$/, "Azure Service Operator"],
];

/** The operator that makes a cloud resource of objects of a kind, `group/Kind`; the operators' own settings are none. */
export function cloudOperatorOf(type: string): string | undefined {
  const group = type.slice(0, type.lastIndexOf("/"));
  if (/^(pkg|meta|apiextensions|core)\./.test(group)) return undefined;
  return OPERATORS.find(([groups]) => groups.test(group))?.[1];
}

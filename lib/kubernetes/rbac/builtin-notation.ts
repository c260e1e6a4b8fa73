import { DeclaredResource } from "../../model/declared-resource";
import type { ValueMap } from "../../model/value";

/**
 * Built-in roles in short: a rule is `verbs | API groups | resources | names`, or `verbs | URLs`; words are separated
 * by blanks, and `core` stands for the group without a name. A line that starts with `+` is a label, and one with `=`
 * the label that an aggregated role selects.
 */
export type ShortRoles = Readonly<Record<string, readonly string[]>>;

const LABEL = "rbac.authorization.k8s.io/";

/** The object that a role in short stands for. */
export function builtIn(kind: string, metadata: ValueMap, lines: readonly string[]): DeclaredResource {
  const labelled = (mark: string) =>
    lines.filter((line) => line.startsWith(mark)).map((line) => [LABEL + line.slice(1), "true"]);
  const labels = { "kubernetes.io/bootstrapping": "rbac-defaults", ...Object.fromEntries(labelled("+")) };
  const selectors = labelled("=").map((label) => ({ matchLabels: Object.fromEntries([label]) }));
  const properties = {
    metadata: { ...metadata, labels },
    rules: lines.filter((line) => !/^[+=]/.test(line)).map(ruleIn),
    ...(selectors.length > 0 && { aggregationRule: { clusterRoleSelectors: selectors } }),
  };
  const declaration = { urn: null, type: "", properties };
  return new DeclaredResource(declaration, "rbac.authorization.k8s.io/v1", kind, false);
}

function ruleIn(line: string): ValueMap {
  const [verbs = [], second = [], resources, resourceNames = []] = line
    .split(" | ")
    .map((part) => part.split(" "));
  if (resources === undefined) return { verbs, nonResourceURLs: second };
  const apiGroups = second.map((group) => (group === "core" ? "" : group));
  return { verbs, apiGroups, resources, resourceNames };
}

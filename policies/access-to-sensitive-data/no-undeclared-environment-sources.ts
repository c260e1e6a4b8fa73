import type { Cluster } from "../../lib/kubernetes/cluster";
import { type EnvironmentSource, environmentSourcesOf } from "../../lib/kubernetes/pods/environment";
import {
  isMissing,
  onWorkloadNamespaces,
  type WorkloadNamespace,
} from "../../lib/kubernetes/workload-namespace";
import type { Issue } from "../../lib/model/issue";
import { allOf, not, UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** What Kubernetes itself puts into every namespace. */
const GIVEN = ["kube-root-ca.crt"];

export const noUndeclaredEnvironmentSources = stackPolicy({
  id: "no-undeclared-environment-sources",
  category: "access-to-sensitive-data",
  threats: ["S1", "X1"],
  boundaries: ["B1"],
  stride: ["T", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Environments must come from Secrets and ConfigMaps that the program declares",
  why: "A subject that may create the missing object sets variables of the container, `LD_PRELOAD` among them where `envFrom` takes all.",
  fix: "Declare the object beside the workload, or correct the name.",
  references: ["owasp:2025/K03", "mitre:T1574.006"],
  equivalents: ["kube-linter:env-value-from"],
  covers: ["env-from-undeclared-source"],
  exceptions: "Secrets that are created by hand, or by another program, are missing here on purpose.",

  checkStack: (cluster) =>
    onWorkloadNamespaces(cluster, (namespace) =>
      namespace.pods
        .flatMap(environmentSourcesOf)
        .map((source) => source.container.issueOn(undeclared(cluster, namespace, source))),
    ),
});

function undeclared(
  cluster: Cluster,
  namespace: WorkloadNamespace,
  { type, name }: EnvironmentSource,
): Issue | undefined {
  const wanted = name.string();
  if (wanted === UNKNOWN) return name.undecided();
  if (wanted === undefined || GIVEN.includes(wanted)) return undefined;
  const missing = isMissing(cluster, namespace, [type], (object) =>
    object.name === UNKNOWN ? UNKNOWN : object.name === wanted,
  );
  return name.violates(
    `must not take its environment from ${type} ${name.shown}, which nothing declares`,
    allOf([missing, not(cluster.mayHaveOperators)]),
  );
}

import { removalOf } from "../../lib/kubernetes/availability/removed-versions";
import { stackPolicy } from "../../lib/policy/define";

export const noRemovedApiVersions = stackPolicy({
  id: "no-removed-api-versions",
  category: "denial-of-service",
  threats: ["Dm", "Xm"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Objects must use API versions that the cluster still serves",
  why: "The cluster refuses the object now or after its next upgrade, and clusters that stay on an old release for it lack security fixes.",
  fix: "Use the version that the message names; the cluster is taken to run Kubernetes {version}.",
  references: ["url:https://kubernetes.io/docs/reference/using-api/deprecation-guide/", "owasp:2025/K07"],
  equivalents: [
    "kube-linter:no-extensions-v1beta",
    "trivy:KSV-0107",
    "kube-score:stable-version",
    "kyverno:check-deprecated-apis",
    "kyverno:disallow-deprecated-apis",
    "kics:object_is_using_a_deprecated_api_version",
    "pulumi:disallowAlphaResource",
    "pulumi:disallowBetaResource",
  ],
  covers: ["deprecated-api-version"],
  options: {
    version: {
      type: "string",
      default: "1.34",
      description: "The Kubernetes version that the program must work with.",
    },
  },

  checkStack: (cluster, { version }) =>
    cluster.objects.map((object) => {
      const removal = removalOf(object.apiVersion, object.kind, version);
      return (
        removal &&
        object
          .at("apiVersion")
          .violates(
            `must not use ${object.apiVersion}, which ${removal.since} no longer serves${removal.successor}`,
          )
      );
    }),
});

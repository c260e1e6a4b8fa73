import { ENFORCE } from "../../lib/kubernetes/pod-security";
import { onWorkloadNamespaces } from "../../lib/kubernetes/workload-namespace";
import { settingIssue } from "../../lib/model/issue";
import { UNKNOWN } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

/** Releases before this one knew fewer fields, and check none that came later. */
const OLDEST = 25;

export const requireRestrictedPodSecurity = stackPolicy({
  id: "require-restricted-pod-security",
  category: "malicious-code-execution",
  threats: ["Xm", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Namespaces must enforce the current restricted Pod Security Standard",
  why: "Baseline lets pods run as root with the default capabilities, and an old version of the standard does not check fields that came after it.",
  fix: "Label the Namespace `pod-security.kubernetes.io/enforce: restricted`, with a recent `enforce-version` or none.",
  references: ["cis:5.2.6", "cis:5.2.7", "cis:5.2.9", "ms:MS-M9017"],
  equivalents: [
    "kubescape:C-0197",
    "kubescape:C-0198",
    "kubescape:C-0200",
    "kubescape:C-0201",
    "kyverno:apply-pss-restricted-profile",
  ],
  covers: ["psa-enforce-restricted"],
  exceptions: "Namespaces of workloads that need more, such as those of node agents.",

  checkStack: (cluster) =>
    onWorkloadNamespaces(cluster, ({ object, field }) => {
      if (object === undefined) return field.undecided();
      const level = cluster.effective(object, (namespace) => namespace.label(ENFORCE));
      const version = cluster.effective(object, (namespace) => namespace.label(`${ENFORCE}-version`));
      const text = version.string();
      const isOld = text === UNKNOWN ? UNKNOWN : minorOf(text) < OLDEST;
      return [
        // A level below baseline, or none, is a finding of require-pod-security-labels.
        settingIssue(level.is("baseline"), level, "must set", "restricted"),
        version.violates(`must not enforce the outdated version ${version.shown}`, isOld),
      ];
    }),
});

/** The minor release of `v1.29`; the newest for `latest`, and where nothing is said. */
function minorOf(version: string | undefined): number {
  const [, minor] = /^v1\.(\d+)$/.exec(version ?? "") ?? [];
  return minor === undefined ? Number.POSITIVE_INFINITY : Number(minor);
}

import { resourcePolicy } from "../../lib/policy/define";

export const noNodeVolumes = resourcePolicy({
  id: "no-node-volumes",
  category: "access-to-sensitive-data",
  threats: ["S2", "E2", "X2"],
  boundaries: ["B5"],
  stride: ["I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "PersistentVolumes must not be host paths",
  why: "Pod Security does not judge PersistentVolumes: a pod that binds the claim reads and writes files of the node.",
  fix: "Use a CSI driver, or a `local` volume on a disk of its own.",
  references: ["cis:5.2.11", "owasp:2025/K01", "mitre:T1611"],
  equivalents: ["kyverno:limit-hostpath-type-pv"],
  covers: ["hostpath-pv-limited"],
  exceptions: "Clusters of one node for development.",
  kinds: ["PersistentVolume"],

  check(volume) {
    const path = volume.at("spec.hostPath.path");
    const source = volume.at("spec.hostPath");
    return source.violates(`must not give the host path ${path.shown} to a claim`, source.isSet);
  },
});

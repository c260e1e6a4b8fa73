import { managedClustersOfPods } from "../../lib/cloud/managed-cluster";
import { hasRuntimeSensor } from "../../lib/cloud/runtime-sensor";
import { allOf, not } from "../../lib/model/value";
import { stackPolicy } from "../../lib/policy/define";

export const requireRuntimeSensor = stackPolicy({
  id: "require-runtime-sensor",
  category: "malicious-code-execution",
  threats: ["Pm", "Xm"],
  boundaries: ["B2", "B5"],
  stride: ["R"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Clusters must run a runtime security sensor",
  why: "Policies judge what is declared; a shell, a miner or an escape in a running container goes unseen.",
  fix: "Run Falco, Tetragon, Tracee or another sensor as a DaemonSet, or enable that of the cloud.",
  references: ["owasp:2025/K10", "ms:MS-M9020", "url:https://falco.org/docs/"],
  exceptions: "Clusters whose sensor another program installs.",

  // Only a program that declares the cluster itself answers for what the cluster lacks.
  checkStack: (cluster) =>
    managedClustersOfPods(cluster).map(({ managed, isHost }) =>
      managed.root.violates(
        "must have a runtime security sensor",
        allOf([isHost, not(hasRuntimeSensor(cluster, managed))]),
      ),
    ),
});

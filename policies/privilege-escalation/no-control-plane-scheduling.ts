import { podPolicy } from "../../lib/define";
import { allOf, not, UNKNOWN } from "../../lib/kubernetes/value";

const KEYS = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

export const noControlPlaneScheduling = podPolicy({
  id: "no-control-plane-scheduling",
  category: "privilege-escalation",
  threats: ["E4", "F2", "F4"],
  boundaries: ["B1", "B2"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not run on nodes of the control plane",
  why: "An escape there is an escape to etcd and to the keys of the cluster.",
  fix: "Remove the toleration and the selector of the control plane.",
  references: ["ms:MS-TA9017", "mitre:T1611"],
  equivalents: ["kyverno:restrict-controlplane-scheduling"],
  covers: ["control-plane-scheduling"],
  exceptions:
    "Network plugins, storage drivers and log agents run on every node: let only their namespace do so.",

  *check(pod) {
    for (const toleration of pod.at("tolerations").items()) {
      const key = toleration.key("key");
      const toleratesAll = allOf([
        toleration.key("operator").is("Exists"),
        not(key.isSet),
        not(toleration.key("effect").is("NoExecute")),
      ]);
      yield toleration.violates(
        "must not tolerate every taint, that of the control plane included",
        toleratesAll,
      );
      yield key.violates(`must not tolerate the taint ${key.shown}`, key.isOneOf(KEYS));
    }
    for (const [name, value] of pod.at("nodeSelector").entries()) {
      if (name === UNKNOWN) yield value.undecided();
      else if (KEYS.includes(name)) yield value.violates(`must not select nodes by ${name}`);
    }
  },
});

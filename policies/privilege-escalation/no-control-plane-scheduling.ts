import type { Field } from "../../lib/model/field";
import { allOf, anyOf, not, type Truth, UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

const KEYS = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"];

const REQUIRED = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";

/** An empty key with Exists stands for every key, and an empty effect for every effect; the taint is NoSchedule. */
function toleratesAll(toleration: Field): Truth {
  const isEmpty = (field: Field) => anyOf([not(field.isSet), field.is("")]);
  const effect = toleration.key("effect");
  return allOf([
    toleration.key("operator").is("Exists"),
    isEmpty(toleration.key("key")),
    anyOf([isEmpty(effect), effect.is("NoSchedule")]),
  ]);
}

export const noControlPlaneScheduling = podPolicy({
  id: "no-control-plane-scheduling",
  category: "privilege-escalation",
  threats: ["E4", "F2", "F4"],
  boundaries: ["B1", "B2"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods must not run on control plane nodes",
  why: "An escape from a container there reaches etcd and the private keys of the cluster.",
  fix: "Remove the toleration and the node selector for the control plane.",
  references: ["ms:MS-TA9017", "mitre:T1611"],
  equivalents: ["kyverno:restrict-controlplane-scheduling"],
  covers: ["control-plane-scheduling"],
  exceptions:
    "Network plugins, storage drivers and log agents run on every node: let only their namespace do so.",

  *check(pod) {
    for (const toleration of pod.at("tolerations").items()) {
      const key = toleration.key("key");
      yield toleration.violates(
        "must not tolerate every taint, that of the control plane included",
        toleratesAll(toleration),
      );
      yield key.violates(`must not tolerate the taint ${key.shown}`, key.isOneOf(KEYS));
    }
    for (const [name, value] of pod.at("nodeSelector").entries()) {
      if (name === UNKNOWN) yield value.undecided();
      else if (KEYS.includes(name)) yield value.violates(`must not select nodes by ${name}`);
    }
    for (const term of pod.at(`${REQUIRED}.nodeSelectorTerms`).items()) {
      for (const expression of term.key("matchExpressions").items()) {
        const key = expression.key("key");
        const selects = allOf([key.isOneOf(KEYS), expression.key("operator").isOneOf(["Exists", "In"])]);
        yield key.violates(`must not select nodes by ${key.shown}`, selects);
      }
    }
  },
});

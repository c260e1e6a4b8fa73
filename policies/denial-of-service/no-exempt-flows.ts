import { allOf, not } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

const SCHEMA = "flowcontrol.apiserver.k8s.io/FlowSchema";
const LEVEL = "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration";

export const noExemptFlows = resourcePolicy({
  id: "no-exempt-flows",
  category: "denial-of-service",
  threats: ["D5", "Dm"],
  boundaries: ["B1"],
  stride: ["D"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "FlowSchemas must not exempt requests from API priority and fairness",
  why: "A client whose requests are exempt can fill the API server, so that nodes and controllers get no answer.",
  fix: "Name a PriorityLevelConfiguration of type `Limited`.",
  references: ["url:https://kubernetes.io/docs/concepts/cluster-administration/flow-control/", "mitre:T1499"],
  kinds: [SCHEMA, LEVEL],

  check(object) {
    if (object.type === SCHEMA) {
      const level = object.at("spec.priorityLevelConfiguration.name");
      const isBuiltIn = object.at("metadata.name").isOneOf(["exempt", "probes"]);
      const isExempt = allOf([level.is("exempt"), not(isBuiltIn)]);
      return level.violates("must not exempt its requests from limits", isExempt);
    }
    const type = object.at("spec.type");
    return type.violates("must not exempt its requests from limits", type.is("Exempt"));
  },
});

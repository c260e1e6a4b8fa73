import type { Value } from "../../lib/model/value";
import { noExemptFlows } from "../../policies/denial-of-service/no-exempt-flows";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const flow = (level: Value, name = "shop") =>
  object("flowcontrol.apiserver.k8s.io/v1", "FlowSchema", name, {
    spec: { priorityLevelConfiguration: { name: level }, matchingPrecedence: 1000 },
  });
const level = (type: Value) =>
  object("flowcontrol.apiserver.k8s.io/v1", "PriorityLevelConfiguration", "shop", { spec: { type } });

testPolicy(noExemptFlows, {
  accepts: {
    "a flow with limits": flow("workload-low"),
    "the built-in one": flow("exempt", "exempt"),
    "a level with limits": level("Limited"),
  },
  rejects: {
    "a flow without limits": {
      given: flow("exempt"),
      says: 'FlowSchema "shop" must not exempt its requests from limits (spec.priorityLevelConfiguration.name)',
    },
    "a level without limits": {
      given: level("Exempt"),
      says: 'PriorityLevelConfiguration "shop" must not exempt its requests from limits (spec.type)',
    },
  },
  undecided: { "a level from an output": flow(UNKNOWN) },
});

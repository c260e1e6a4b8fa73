import type { ValueMap } from "../../lib/model/value";
import { noUnenforcedCloudAdmission } from "../../policies/persistence/no-unenforced-cloud-admission";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const gate = (rule: ValueMap) =>
  resource("gcp:binaryauthorization/policy:Policy", "prod", { defaultAdmissionRule: rule });
const safeguard = (inputs: ValueMap) =>
  resource("azure-native:containerservice:DeploymentSafeguard", "prod", inputs);

testPolicy(noUnenforcedCloudAdmission, {
  accepts: {
    "a gate that asks for attestations": gate({
      evaluationMode: "REQUIRE_ATTESTATION",
      enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG",
    }),
    "safeguards that enforce": safeguard({ level: "Enforce" }),
    "safeguards but for system namespaces": safeguard({
      level: "Enforce",
      excludedNamespaces: ["kube-system", "gatekeeper-system"],
    }),
  },
  rejects: {
    "a gate that allows everything": {
      given: gate({ evaluationMode: "ALWAYS_ALLOW", enforcementMode: "ENFORCED_BLOCK_AND_AUDIT_LOG" }),
      says: 'gcp:binaryauthorization/policy:Policy "prod" must not set defaultAdmissionRule.evaluationMode=ALWAYS_ALLOW',
    },
    "a gate that only takes notes": {
      given: gate({ evaluationMode: "REQUIRE_ATTESTATION", enforcementMode: "DRYRUN_AUDIT_LOG_ONLY" }),
      says: 'gcp:binaryauthorization/policy:Policy "prod" must not set defaultAdmissionRule.enforcementMode=DRYRUN_AUDIT_LOG_ONLY',
    },
    "a gate that allows everything in one cluster": {
      given: resource("gcp:binaryauthorization/policy:Policy", "prod", {
        defaultAdmissionRule: { evaluationMode: "ALWAYS_DENY" },
        clusterAdmissionRules: [{ cluster: "europe-west1.prod", evaluationMode: "ALWAYS_ALLOW" }],
      }),
      says: 'gcp:binaryauthorization/policy:Policy "prod" must not set clusterAdmissionRules[0].evaluationMode=ALWAYS_ALLOW',
    },
    "safeguards that warn": {
      given: safeguard({ level: "Warn" }),
      says: 'azure-native:containerservice:DeploymentSafeguard "prod" must not set level=Warn',
    },
    "safeguards without a namespace of applications": {
      given: safeguard({ level: "Enforce", excludedNamespaces: ["kube-system", "shop"] }),
      says: 'azure-native:containerservice:DeploymentSafeguard "prod" must not set excludedNamespaces[1]=shop instead of a namespace of the system',
    },
    "safeguards of the classic provider that warn": {
      given: resource(
        "azure:containerservice/clusterDeploymentSafeguard:ClusterDeploymentSafeguard",
        "prod",
        { level: "Warn" },
      ),
      says: 'azure:containerservice/clusterDeploymentSafeguard:ClusterDeploymentSafeguard "prod" must not set level=Warn',
    },
  },
  undecided: {
    "a rule from an output": resource("gcp:binaryauthorization/policy:Policy", "prod", {
      defaultAdmissionRule: UNKNOWN,
    }),
    "a level from an output": safeguard({ level: UNKNOWN }),
  },
});

import { requireClusterThreatDetection } from "../../policies/malicious-code-execution/require-cluster-threat-detection";
import { resource, UNKNOWN } from "../support/builders";
import { aks, classicAks, gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(requireClusterThreatDetection, {
  accepts: {
    "a GKE cluster that says nothing": gke({}),
    "an AKS cluster with Defender": aks({
      securityProfile: { defender: { securityMonitoring: { enabled: true } } },
    }),
    "a GuardDuty detector that says nothing": resource("aws:guardduty/detector:Detector", "main", {
      findingPublishingFrequency: "ONE_HOUR",
    }),
    "another feature of GuardDuty switched off": resource(
      "aws:guardduty/detectorFeature:DetectorFeature",
      "main",
      { name: "LAMBDA_NETWORK_LOGS", status: "DISABLED" },
    ),
    "a cluster of the classic provider with Defender": classicAks({
      microsoftDefender: { logAnalyticsWorkspaceId: "shop" },
    }),
  },
  rejects: {
    "an AKS cluster that says nothing": {
      given: aks({}),
      says: 'azure-native:containerservice:ManagedCluster "prod" must set securityProfile.defender.securityMonitoring.enabled=true',
    },
    "a cluster of the classic provider that says nothing": {
      given: classicAks({}),
      says: 'azure:containerservice/kubernetesCluster:KubernetesCluster "prod" must set microsoftDefender',
    },
    "a GuardDuty detector switched off": {
      given: resource("aws:guardduty/detector:Detector", "main", { enable: false }),
      says: 'aws:guardduty/detector:Detector "main" must not set enable=false',
    },
    "the audit logs of EKS kept from GuardDuty": {
      given: resource("aws:guardduty/detectorFeature:DetectorFeature", "main", {
        name: "EKS_AUDIT_LOGS",
        status: "DISABLED",
      }),
      says: 'aws:guardduty/detectorFeature:DetectorFeature "main" must not set status=DISABLED',
    },
    "a GKE cluster without posture": {
      given: gke({
        securityPostureConfig: { mode: "DISABLED", vulnerabilityMode: "VULNERABILITY_DISABLED" },
      }),
      says: 'gcp:container/cluster:Cluster "prod" must not set securityPostureConfig.mode=DISABLED, securityPostureConfig.vulnerabilityMode=VULNERABILITY_DISABLED',
    },
  },
  undecided: {
    "a mode from an output": gke({ securityPostureConfig: { mode: UNKNOWN } }),
  },
});

import type { Value } from "../../lib/model/value";
import { noEksPublicArgoCd } from "../../policies/attacker-on-the-network/no-eks-public-argo-cd";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const capability = (type: string, networkAccess: Value = {}) =>
  resource("aws:eks/capability:Capability", "gitops", { type, configuration: { argoCd: { networkAccess } } });
const says =
  'aws:eks/capability:Capability "gitops" must name VPC endpoints (configuration.argoCd.networkAccess.vpceIds)';

testPolicy(noEksPublicArgoCd, {
  accepts: {
    "an Argo CD behind endpoints of the network": capability("ARGOCD", { vpceIds: ["vpce-0a1b2c3d"] }),
    "a capability without a server": capability("ACK"),
  },
  rejects: {
    "an Argo CD that says nothing": { given: capability("ARGOCD"), says },
    "an Argo CD with an empty list": { given: capability("ARGOCD", { vpceIds: [] }), says },
  },
  undecided: {
    "endpoints from an output": capability("ARGOCD", { vpceIds: [UNKNOWN] }),
    "settings from an output": capability("ARGOCD", UNKNOWN),
  },
});

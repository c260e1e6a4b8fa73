import { noGkeAutopilotExemptions } from "../../policies/privilege-escalation/no-gke-autopilot-exemptions";
import { UNKNOWN } from "../support/builders";
import { gke } from "../support/clouds";
import { testPolicy } from "../support/policy-table";

testPolicy(noGkeAutopilotExemptions, {
  accepts: {
    "an Autopilot cluster as it comes": gke({ enableAutopilot: true }),
    "an empty list of allowlists": gke({ enableAutopilot: true, autopilotPrivilegedAdmissions: [] }),
  },
  rejects: {
    "an Autopilot cluster that admits NET_ADMIN": {
      given: gke({ enableAutopilot: true, allowNetAdmin: true }),
      says: 'gcp:container/cluster:Cluster "prod" must not set allowNetAdmin=true',
    },
    "an Autopilot cluster with a list of privileged workloads": {
      given: gke({ enableAutopilot: true, autopilotPrivilegedAdmissions: ["gs://shop/allow.yaml"] }),
      says: 'gcp:container/cluster:Cluster "prod" must not set autopilotPrivilegedAdmissions[0]',
    },
  },
  undecided: {
    "a list from an output": gke({ enableAutopilot: true, autopilotPrivilegedAdmissions: UNKNOWN }),
  },
});

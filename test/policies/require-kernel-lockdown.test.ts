import { requireKernelLockdown } from "../../policies/privilege-escalation/require-kernel-lockdown";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const bottlerocket = (...lines: string[]) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    userData: Buffer.from(lines.join("\n")).toString("base64"),
  });
const says = (demand: string) => `aws:ec2/launchTemplate:LaunchTemplate "workers" ${demand}`;

testPolicy(requireKernelLockdown, {
  accepts: {
    "a node of Bottlerocket as it comes": bottlerocket("[settings.kubernetes]", 'cluster-name = "prod"'),
    "a kernel under a stricter lockdown": bottlerocket("[settings.kernel]", 'lockdown = "confidentiality"'),
  },
  rejects: {
    "a kernel without lockdown": {
      given: bottlerocket("[settings.kernel]", 'lockdown = "none"'),
      says: says("must not set userData.settings.kernel.lockdown=none"),
    },
  },
  undecided: {
    "user data of nodes that names the cluster": resource(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "workers",
      { userData: UNKNOWN },
    ),
  },
});

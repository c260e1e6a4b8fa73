import { noNodeAdminContainers } from "../../policies/privilege-escalation/no-node-admin-containers";
import { resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const bottlerocket = (...lines: string[]) =>
  resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
    userData: Buffer.from(lines.join("\n")).toString("base64"),
  });
const says = (demand: string) => `aws:ec2/launchTemplate:LaunchTemplate "workers" ${demand}`;

testPolicy(noNodeAdminContainers, {
  accepts: {
    "a node of Bottlerocket as it comes": bottlerocket("[settings.kubernetes]", 'cluster-name = "prod"'),
    "a control container": bottlerocket("[settings.host-containers.control]", "enabled = true"),
  },
  rejects: {
    "a root shell that keeps running": {
      given: bottlerocket("[settings.host-containers.admin]", "enabled = true"),
      says: says("must not set userData.settings.host-containers.admin.enabled=true"),
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

import { BOTTLEROCKET } from "../../lib/kubernetes/components/text-components";
import { componentPolicy } from "../../lib/policy/component-policy";

export const noNodeAdminContainers = componentPolicy({
  id: "no-node-admin-containers",
  category: "privilege-escalation",
  threats: ["E2", "P3"],
  boundaries: ["B2", "B5"],
  stride: ["E", "T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Bottlerocket nodes must not keep their admin container running",
  why: "The admin container runs an SSH server with a root shell on the node; an attacker with one key has the node and every pod on it.",
  fix: "Remove `host-containers.admin.enabled`; start the container through the control container when it is needed.",
  references: ["url:https://bottlerocket.dev/en/os/latest/api/settings/host-containers/", "mitre:T1021.004"],
  covers: ["bottlerocket-admin"],
  fields: [
    { on: [BOTTLEROCKET], path: "settings.host-containers.admin.enabled", unset: "false", mustNotBe: true },
  ],
});

import { settingIssue } from "../../lib/model/issue";
import { not } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noHostPorts = containerPolicy({
  id: "no-host-ports",
  category: "attacker-on-the-network",
  threats: ["N2", "N3"],
  boundaries: ["B6", "B5"],
  stride: ["S", "I"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must not use host ports",
  why: "A host port answers on every address of the node, past Services and, with many network plugins, past NetworkPolicies.",
  fix: "Remove `hostPort` and expose the pod through a Service.",
  references: ["pss:baseline/hostPorts", "cis:5.2.12", "mitre:T1133"],
  equivalents: [
    "checkov:CKV_K8S_26",
    "trivy:KSV-0024",
    "kubescape:C-0044",
    "polaris:hostPortSet",
    "kyverno:disallow-host-ports",
    "kyverno:disallow-host-ports-range",
    "kics:workload_host_port_not_specified",
    "psa:hostPorts",
  ],
  covers: ["host-port"],
  allowed: [{ fields: ["spec.containers[*].ports[*].hostPort"], values: ["not set", "0"] }],

  check: (container) =>
    container
      .at("ports")
      .items()
      .map((port) => {
        const hostPort = port.key("hostPort");
        const isOpen = hostPort.isAbsent ? false : not(hostPort.is(0));
        return settingIssue(isOpen, hostPort, "must not set", hostPort.shown);
      }),
});

import { anyOf } from "../../lib/model/value";
import { containerPolicy } from "../../lib/policy/define";

export const noSshServers = containerPolicy({
  id: "no-ssh-servers",
  category: "persistence",
  threats: ["P1", "X1"],
  boundaries: ["B6"],
  stride: ["T", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Containers must not serve SSH",
  why: "An SSH login is a way back into the container that RBAC does not control and audit logs do not show; one leaked key opens it.",
  fix: "Remove the SSH server and its port; `kubectl exec` and `kubectl debug` are authorized and logged.",
  references: ["ms:MS-TA9010", "mitre:T1021.004"],
  equivalents: ["kube-linter:ssh-port", "kubescape:C-0042"],
  covers: ["ssh-server-port"],
  exceptions: "Git servers and SFTP gateways serve SSH as their purpose: let them listen on another port.",

  check: (container) =>
    container
      .at("ports")
      .items()
      .map((port) => {
        const number = port.key("containerPort");
        const isSsh = anyOf([number.is(22), port.key("name").is("ssh")]);
        return number.violates(`must not serve SSH on port ${number.shown}`, isSsh);
      }),
});

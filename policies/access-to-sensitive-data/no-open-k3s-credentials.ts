import { joinTokensOf } from "../../lib/kubernetes/components/distribution";
import { concerning, flagIssue } from "../../lib/model/issue";
import { componentPolicy } from "../../lib/policy/component-policy";

export const noOpenK3sCredentials = componentPolicy({
  id: "no-open-k3s-credentials",
  category: "access-to-sensitive-data",
  threats: ["S1", "F1", "E5"],
  boundaries: ["B1", "B2"],
  stride: ["S", "I", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "K3s and RKE2 must not leave the credentials of the cluster readable",
  why: "With the token any machine joins as a server and gets every key of the cluster; a kubeconfig that every user of the machine reads makes each of them cluster administrator.",
  fix: "Read the token from a file by `token-file`, and set `write-kubeconfig-mode` to 0600.",
  references: ["url:https://docs.k3s.io/cli/token", "url:https://docs.k3s.io/cli/server", "mitre:T1552.001"],
  covers: ["k3s-kubeconfig-mode", "k3s-token"],
  flags: [
    {
      component: "k3s",
      flag: "write-kubeconfig-mode",
      unset: "0600",
      mustNotMatch: /[4-7].$|[4-7]$/,
      safe: "0600",
    },
  ],
  described: [
    { of: "k3s", name: "--token", safe: "not written out", unset: "chosen by the server" },
    { of: "k3s", name: "--agent-token", safe: "not written out", unset: "that of servers" },
  ],
  check: ({ lines }) =>
    lines.flatMap((line) =>
      joinTokensOf(line).map(({ name, field, isWritten }) =>
        concerning(line.title, flagIssue(isWritten, field, "must not set", `--${name}`)),
      ),
    ),
});

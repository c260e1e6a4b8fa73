import type { Value } from "../../lib/model/value";
import { noOpenK3sCredentials } from "../../policies/access-to-sensitive-data/no-open-k3s-credentials";
import { pod, resource, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const node = (userData: Value) => resource("aws:ec2/launchTemplate:LaunchTemplate", "servers", { userData });
const script = (args: string) =>
  node(`#!/bin/sh\ncurl -sfL https://get.k3s.io | INSTALL_K3S_EXEC="server ${args}" sh -\n`);
const says = (demand: string) => `aws:ec2/launchTemplate:LaunchTemplate "servers" ${demand} (k3s)`;

testPolicy(noOpenK3sCredentials, {
  accepts: {
    "a token from a file": script("--token-file=/etc/token --write-kubeconfig-mode=0600"),
    "a container that takes its token from a file": pod({
      "containers[0].command": ["k3s", "server", "--token-file=/etc/token"],
    }),
  },
  rejects: {
    "a token in clear": { given: script("--token=correct-horse"), says: says("must not set --token") },
    "a kubeconfig for every user": {
      given: script("--write-kubeconfig-mode 644"),
      says: says("must not set --write-kubeconfig-mode=644 instead of 0600"),
    },
    "a file with both": {
      given: node(
        "#cloud-config\nwrite_files:\n- content: |\n    write-kubeconfig-mode: '0644'\n    token: correct-horse\n",
      ),
      says: says("must not set --write-kubeconfig-mode=0644 instead of 0600, --token"),
    },
    "a token in a container": {
      given: pod({ "containers[0].command": ["k3s", "server", "--token", "correct-horse"] }),
      says: 'Pod "web" must not set --token (container "web")',
    },
  },
  undecided: {
    "a token that the script fetches": script("--token=$TOKEN"),
    "user data from an output": node(UNKNOWN),
  },
});

import { noSshServers } from "../../policies/persistence/no-ssh-servers";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noSshServers, {
  accepts: {
    "a port for HTTP": pod(),
    "a Git server on another port": pod({ "containers[0].ports": [{ name: "git", containerPort: 2222 }] }),
  },
  rejects: {
    "port 22": {
      given: pod({ "containers[0].ports": [{ containerPort: 22 }] }),
      says: 'Pod "web" must not serve SSH on port 22 (container "web", spec.containers[0].ports[0].containerPort)',
    },
    "another port under the name ssh": {
      given: pod({ "containers[0].ports": [{ name: "ssh", containerPort: 2222 }] }),
      says: 'Pod "web" must not serve SSH on port 2222 (container "web", spec.containers[0].ports[0].containerPort)',
    },
  },
  undecided: { "a port from an output": pod({ "containers[0].ports": [{ containerPort: UNKNOWN }] }) },
});

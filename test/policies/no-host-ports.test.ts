import { noHostPorts } from "../../policies/attacker-on-the-network/no-host-ports";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noHostPorts, {
  accepts: {
    "a container port": pod(),
    "hostPort 0, which is none": pod({ "containers[0].ports[0].hostPort": 0 }),
  },
  rejects: {
    "a host port": {
      given: pod({ "containers[0].ports[0].hostPort": 8080 }),
      says: 'Pod "web": container "web" must not set ports[0].hostPort=8080 (spec.containers[0])',
    },
    "a host port of an init container": {
      given: pod({
        initContainers: [container({ name: "setup", ports: [{ containerPort: 53, hostPort: 53 }] })],
      }),
      says: 'Pod "web": init container "setup" must not set ports[0].hostPort=53 (spec.initContainers[0])',
    },
  },
  undecided: {
    "a host port from an output": pod({ "containers[0].ports[0].hostPort": UNKNOWN }),
    "ports from an output": pod({ "containers[0].ports": UNKNOWN }),
  },
});

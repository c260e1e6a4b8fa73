import { requireDroppedCapabilities } from "../../policies/privilege-escalation/require-dropped-capabilities";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireDroppedCapabilities, {
  accepts: {
    "all dropped": pod(),
    "all dropped and NET_BIND_SERVICE added": pod({
      "containers[0].securityContext.capabilities.add": ["NET_BIND_SERVICE"],
    }),
    "a Windows pod, where capabilities do not exist": pod({
      "containers[0].securityContext.capabilities": undefined,
      os: { name: "windows" },
    }),
    "SYS_ADMIN added: that is another policy": pod({
      "containers[0].securityContext.capabilities.add": ["SYS_ADMIN"],
    }),
  },
  rejects: {
    "nothing dropped": {
      given: pod({ "containers[0].securityContext.capabilities": undefined }),
      says: 'Pod "web": container "web" must set securityContext.capabilities.drop=["ALL"] (spec.containers[0])',
      fixed: pod(),
    },
    "one dropped by name": {
      given: pod({ "containers[0].securityContext.capabilities.drop": ["NET_RAW"] }),
      says: 'Pod "web": container "web" must set securityContext.capabilities.drop=["ALL"] (spec.containers[0])',
      fixed: pod(),
    },
    "nothing dropped beside an empty list of added ones": {
      given: pod({ "containers[0].securityContext.capabilities": { add: [] } }),
      says: 'Pod "web": container "web" must set securityContext.capabilities.drop=["ALL"] (spec.containers[0])',
      fixed: pod({ "containers[0].securityContext.capabilities": { add: [], drop: ["ALL"] } }),
    },
    "a default one added back": {
      given: pod({ "containers[0].securityContext.capabilities.add": ["CHOWN"] }),
      says: 'Pod "web": container "web" must not set securityContext.capabilities.add[0]=CHOWN (spec.containers[0])',
    },
  },
  undecided: {
    "what is dropped from an output": pod({ "containers[0].securityContext.capabilities.drop": UNKNOWN }),
    "an operating system from an output": pod({
      "containers[0].securityContext.capabilities": undefined,
      os: UNKNOWN,
    }),
    "a security context from an output": pod({ "containers[0].securityContext": UNKNOWN }),
  },
});

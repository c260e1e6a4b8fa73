import { limitAddedCapabilities } from "../../policies/privilege-escalation/limit-added-capabilities";
import { container, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const adding = (...names: (string | typeof UNKNOWN)[]) =>
  pod({ "containers[0].securityContext.capabilities.add": names });

testPolicy(limitAddedCapabilities, {
  accepts: {
    "no added capability": pod(),
    "one of the default set": adding("CHOWN"),
    "an empty list": adding(),
  },
  rejects: {
    "SYS_ADMIN beside a harmless one": {
      given: adding("CHOWN", "SYS_ADMIN"),
      says: 'Pod "web": container "web" must not set securityContext.capabilities.add[1]=SYS_ADMIN (spec.containers[0])',
    },
    "another spelling, which the API server does not know as the default one": {
      given: adding("CAP_CHOWN", "chown"),
      says: 'Pod "web": container "web" must not set securityContext.capabilities.add[0]=CAP_CHOWN, securityContext.capabilities.add[1]=chown (spec.containers[0])',
    },
    "an empty name": {
      given: adding(""),
      says: 'Pod "web": container "web" must not set securityContext.capabilities.add[0]= (spec.containers[0])',
    },
    "NET_RAW in an ephemeral container": {
      given: pod({
        ephemeralContainers: [container({ name: "debug", "securityContext.capabilities.add": ["NET_RAW"] })],
      }),
      says: 'Pod "web": ephemeral container "debug" must not set securityContext.capabilities.add[0]=NET_RAW (spec.ephemeralContainers[0])',
    },
  },
  undecided: {
    "a capability from an output": adding(UNKNOWN),
    "a list from an output": pod({ "containers[0].securityContext.capabilities.add": UNKNOWN }),
  },
});

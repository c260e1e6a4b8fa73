import { limitAddedCapabilities } from "../../policies/privilege-escalation/limit-added-capabilities";
import { pod, UNKNOWN } from "../support/builders";
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
      says: 'Pod "web" must not set spec.containers[0].securityContext.capabilities.add[1]=SYS_ADMIN (container "web")',
    },
    "another spelling, which the API server does not know as the default one": {
      given: adding("CAP_CHOWN", "chown"),
      says: 'Pod "web" must not set spec.containers[0].securityContext.capabilities.add[0]=CAP_CHOWN (container "web"), spec.containers[0].securityContext.capabilities.add[1]=chown (container "web")',
    },
  },
  undecided: {
    "a capability from an output": adding(UNKNOWN),
    "a list from an output": pod({ "containers[0].securityContext.capabilities.add": UNKNOWN }),
  },
});

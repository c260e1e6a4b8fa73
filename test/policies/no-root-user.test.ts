import { noRootUser } from "../../policies/privilege-escalation/no-root-user";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(noRootUser, {
  accepts: {
    "a user that is not root": pod({ hostUsers: undefined }),
    "no user: that is another policy": pod({ hostUsers: undefined, "securityContext.runAsUser": undefined }),
    "a container's user that is not root": pod({
      hostUsers: undefined,
      "containers[0].securityContext.runAsUser": 1,
    }),
    "user 0 in a user namespace": pod({ "securityContext.runAsUser": 0 }),
  },
  rejects: {
    "user 0 on the pod": {
      given: pod({ hostUsers: undefined, "securityContext.runAsUser": 0 }),
      says: 'Pod "web" must not set spec.securityContext.runAsUser=0',
    },
    "user 0 on a container": {
      given: pod({ hostUsers: undefined, "containers[0].securityContext.runAsUser": 0 }),
      says: 'Pod "web": container "web" must not set securityContext.runAsUser=0 (spec.containers[0])',
    },
    "user 0 with hostUsers true written out": {
      given: pod({ hostUsers: true, "securityContext.runAsUser": 0 }),
      says: 'Pod "web" must not set spec.securityContext.runAsUser=0',
    },
  },
  undecided: {
    "a user from an output": pod({ hostUsers: undefined, "securityContext.runAsUser": UNKNOWN }),
    "a user namespace from an output": pod({ hostUsers: UNKNOWN, "securityContext.runAsUser": 0 }),
  },
});

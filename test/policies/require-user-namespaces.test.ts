import { requireUserNamespaces } from "../../policies/privilege-escalation/require-user-namespaces";
import { pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

testPolicy(requireUserNamespaces, {
  accepts: {
    "hostUsers false": pod({ hostUsers: false }),
    "a pod in the network of its node, which can have none": pod({ hostUsers: undefined, hostNetwork: true }),
    "a Windows pod": pod({ hostUsers: undefined, os: { name: "windows" } }),
  },
  rejects: {
    "a pod that says nothing": {
      given: pod({ hostUsers: undefined }),
      says: 'Pod "web" must set spec.hostUsers=false',
    },
    "hostUsers true": {
      given: pod({ hostUsers: true }),
      says: 'Pod "web" must set spec.hostUsers=false',
    },
  },
  undecided: { "hostUsers from an output": pod({ hostUsers: UNKNOWN }) },
});

import { noDefaultNamespace } from "../../policies/malicious-code-execution/no-default-namespace";
import { deployment, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

testStackPolicy(noDefaultNamespace, {
  accepts: { "a namespace of its own": stack(deployment("shop/web")) },
  rejects: {
    "no namespace": {
      given: stack(deployment("web")),
      says: ['Deployment "web" must not run in the default namespace (metadata.namespace)'],
    },
    "the default namespace by name": {
      given: stack(deployment("default/web")),
      says: ['Deployment "default/web" must not run in the default namespace (metadata.namespace)'],
    },
  },
  undecided: {
    "a namespace from an output": stack(deployment("web", {}, { "metadata.namespace": UNKNOWN })),
  },
});

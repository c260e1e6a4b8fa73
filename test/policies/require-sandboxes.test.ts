import { requireSandboxes } from "../../policies/privilege-escalation/require-sandboxes";
import { object, pod, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const sandbox = (runtimeClassName?: string) =>
  object("agents.x-k8s.io/v1alpha1", "Sandbox", "shop/agent", {
    spec: {
      podTemplate: { spec: { containers: [], ...(runtimeClassName !== undefined && { runtimeClassName }) } },
    },
  });

testPolicy(requireSandboxes, {
  accepts: {
    "an ordinary pod": pod(),
    "a sandbox of gVisor": sandbox("gvisor"),
    "a pod of another namespace": { given: pod(), options: { untrustedNamespaces: ["playground"] } },
  },
  rejects: {
    "a sandbox without a runtime of its own": {
      given: sandbox(),
      says: 'Sandbox "shop/agent" must use a sandboxed runtime, not [not set] (spec.podTemplate.spec.runtimeClassName)',
    },
    "a sandbox in an ordinary runtime": {
      given: sandbox("runc"),
      says: 'Sandbox "shop/agent" must use a sandboxed runtime, not runc (spec.podTemplate.spec.runtimeClassName)',
    },
    "a pod of a namespace for untrusted code": {
      given: pod(),
      options: { untrustedNamespaces: ["default"] },
      says: 'Pod "web" must use a sandboxed runtime, not [not set] (spec.runtimeClassName)',
    },
  },
  undecided: {
    "a namespace from an output": {
      given: pod({}, { "metadata.namespace": UNKNOWN }),
      options: { untrustedNamespaces: ["shop"] },
    },
  },
});

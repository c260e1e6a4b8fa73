import { podPolicy } from "../../lib/policy/define";

export const noMeshBypass = podPolicy({
  id: "no-mesh-bypass",
  category: "attacker-on-the-network",
  threats: ["N1", "N2", "F5"],
  boundaries: ["B3"],
  stride: ["S", "I"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Pods must not opt out of the service mesh",
  why: "Traffic of the pod is neither encrypted nor authorized, although the namespace is in the mesh.",
  fix: "Remove the annotation or label, and make exceptions for single ports in a mesh policy.",
  references: ["mitre:T1557"],
  equivalents: [
    "kyverno:prevent-disabling-injection-pods",
    "kyverno:prevent-linkerd-pod-injection-override",
    "kyverno:prevent-linkerd-port-skipping",
  ],
  covers: ["mesh-injection-bypass"],

  *check(pod) {
    const inject = pod.metadata.key("labels").key("sidecar.istio.io/inject");
    const annotations = pod.metadata.key("annotations");
    yield inject.mustNotBe(false);
    yield annotations.key("sidecar.istio.io/inject").mustNotBe(false);
    yield annotations.key("linkerd.io/inject").mustNotBe("disabled");
    yield annotations.key("config.linkerd.io/default-inbound-policy").mustNotBe("all-unauthenticated");
    for (const ports of ["skip-inbound-ports", "skip-outbound-ports"]) {
      yield annotations.key(`config.linkerd.io/${ports}`).mustNotBeSet();
    }
  },
});

import { runsUntrustedCode } from "../../lib/kubernetes/pods/workload";
import { SANDBOXES } from "../../lib/kubernetes/sandbox";
import { onlyIf } from "../../lib/model/issue";
import { anyOf, not, UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

export const requireSandboxes = podPolicy({
  id: "require-sandboxes",
  category: "privilege-escalation",
  threats: ["E3", "X2", "Em"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Pods that run untrusted code must use a sandboxed runtime",
  why: "Untrusted code needs only one flaw of the kernel to leave an ordinary container.",
  fix: "Set `runtimeClassName` to a RuntimeClass of gVisor, Kata Containers or another sandbox.",
  references: [
    "url:https://kubernetes.io/docs/concepts/containers/runtime-class/",
    "ms:MS-M9011",
    "mitre:T1611",
  ],
  equivalents: ["kyverno:restrict-runtimeClassName", "kyverno:add-runtimeClassName", "kubescape:C-0297"],
  covers: ["runtime-class-sandboxed"],
  options: {
    untrustedNamespaces: {
      type: "array",
      default: [],
      description: "Namespaces whose pods run untrusted code; sandboxes for agents always do.",
    },
    allowedRuntimeClasses: {
      type: "array",
      default: SANDBOXES,
      description: "Names of RuntimeClasses that are sandboxes.",
    },
  },

  check(pod, { untrustedNamespaces, allowedRuntimeClasses }) {
    const { namespace } = pod.object;
    const isInNamespace =
      namespace === UNKNOWN
        ? untrustedNamespaces.length > 0 && UNKNOWN
        : untrustedNamespaces.includes(namespace);
    const runtime = pod.at("runtimeClassName");
    if (runtime.isAbsent && pod.object.isPatch) return undefined;
    return onlyIf(
      anyOf([runsUntrustedCode(pod), isInNamespace]),
      runtime.violates(
        `must use a sandboxed runtime, not ${runtime.shown}`,
        not(runtime.isOneOf(allowedRuntimeClasses)),
      ),
    );
  },
});

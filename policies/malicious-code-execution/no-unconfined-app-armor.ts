import { mustNotBeUnconfined } from "../../lib/kubernetes/pods/profile";
import type { Field } from "../../lib/model/field";
import { type Issue, settingIssue } from "../../lib/model/issue";
import { not, UNKNOWN } from "../../lib/model/value";
import { podPolicy } from "../../lib/policy/define";

/** How profiles were set before Kubernetes 1.30; still read for pods that have it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

function mustNotUnconfine(annotation: Field): Issue | undefined {
  const profile = annotation.string() ?? "";
  const isAllowed = profile === UNKNOWN ? UNKNOWN : /^(runtime\/default)?$|^localhost\//.test(profile);
  return settingIssue(not(isAllowed), annotation, "must not set", annotation.shown);
}

export const noUnconfinedAppArmor = podPolicy({
  id: "no-unconfined-app-armor",
  category: "malicious-code-execution",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Containers must not run unconfined by AppArmor",
  why: "Without a profile a container may mount, trace and write kernel settings that AppArmor forbids.",
  fix: "Remove the profile, or set its `type` to `RuntimeDefault` or `Localhost`.",
  references: ["pss:baseline/appArmorProfile", "mitre:T1611"],
  equivalents: ["kubesec:ApparmorUnconfined", "kyverno:restrict-apparmor-profiles", "psa:appArmorProfile"],
  covers: ["apparmor-unconfined"],
  allowed: [
    {
      fields: [
        "spec.securityContext.appArmorProfile.type",
        "spec.containers[*].securityContext.appArmorProfile.type",
      ],
      values: ["not set", "RuntimeDefault", "Localhost"],
    },
    {
      fields: ['metadata.annotations["container.apparmor.security.beta.kubernetes.io/*"]'],
      values: ["not set", "runtime/default", "localhost/*"],
    },
  ],

  *check(pod) {
    yield* pod.onSettings("appArmorProfile", mustNotBeUnconfined, true);
    for (const [name, annotation] of pod.metadata.key("annotations").entries()) {
      if (name === UNKNOWN) yield annotation.undecided();
      else if (name.startsWith(ANNOTATION)) yield mustNotUnconfine(annotation);
    }
  },
});

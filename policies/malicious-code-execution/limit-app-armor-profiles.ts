import { podPolicy } from "../../lib/define";
import type { Field } from "../../lib/kubernetes/field";
import { mustConfine } from "../../lib/kubernetes/profile";
import { type Truth, UNKNOWN } from "../../lib/kubernetes/value";

/** How profiles were set before Kubernetes 1.30; still read for pods that have it. */
const ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

function isForbidden(annotation: Field): Truth {
  const profile = annotation.string();
  if (profile === UNKNOWN) return UNKNOWN;
  return (
    profile !== undefined &&
    profile !== "" &&
    profile !== "runtime/default" &&
    !profile.startsWith("localhost/")
  );
}

export const limitAppArmorProfiles = podPolicy({
  id: "limit-app-armor-profiles",
  category: "malicious-code-execution",
  threats: ["X2", "E3"],
  boundaries: ["B5"],
  stride: ["E"],
  severity: "medium",
  enforcement: "mandatory",
  profile: "baseline",
  title: "AppArmor profiles must not be switched off",
  why: "Without its profile a container may mount, trace and write to kernel settings that AppArmor forbids.",
  fix: "Remove the setting, or set it to `RuntimeDefault` or `Localhost`.",
  references: ["pss:baseline/appArmorProfile", "mitre:T1611"],
  equivalents: ["kubesec:ApparmorUnconfined", "kyverno:restrict-apparmor-profiles", "psa:appArmorProfile"],
  covers: ["apparmor-unconfined"],

  *check(pod) {
    yield* pod.onSettings("appArmorProfile", mustConfine, true);
    for (const [name, annotation] of pod.metadata.key("annotations").entries()) {
      if (name === UNKNOWN) yield annotation.undecided();
      else if (name.startsWith(ANNOTATION))
        yield annotation.violates(`must not set ${annotation.shown}`, isForbidden(annotation));
    }
  },
});

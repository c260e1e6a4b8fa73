import { componentPolicy } from "../../lib/policy/component-policy";

export const noFailOpenImagePolicy = componentPolicy({
  id: "no-fail-open-image-policy",
  category: "malicious-code-execution",
  threats: ["P1", "Xm"],
  boundaries: ["B1", "B6"],
  stride: ["T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "ImagePolicyWebhook must refuse images while its backend is down",
  why: "An attacker who stops the backend, or waits until it is down, runs any image.",
  fix: "Set `imagePolicy.defaultAllow` to `false`, or leave it out.",
  references: ["cis:5.5.1", "owasp:2025/K04"],
  fields: [
    {
      on: ["AdmissionConfiguration"],
      path: "plugins[].configuration.imagePolicy.defaultAllow",
      unset: "false",
      mustNotBe: true,
    },
  ],
});

import type { Field } from "../../lib/model/field";
import { type Truth, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/** Annotations whose values the controller once copied into its configuration: CVE-2025-1097, 1098 and 24514. */
const INJECTABLE = /\/(auth-url|auth-tls-match-cn|auth-tls-verify-client|mirror-target|mirror-host)$/;
const BREAKING = /[\n\r{}\\;"']/;
const BREAKING_PATH = /[\n\r{};"'\s]|\/var\/run\/secrets|\balias\b/;

function matches(field: Field, pattern: RegExp): Truth {
  const text = field.string();
  return text === UNKNOWN ? UNKNOWN : pattern.test(text ?? "");
}

export const noIngressSnippets = resourcePolicy({
  id: "no-ingress-snippets",
  category: "malicious-code-execution",
  threats: ["X1", "N1", "E4"],
  boundaries: ["B6", "B1"],
  stride: ["T", "E"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Ingresses must not inject configuration into their controller",
  why: "A snippet, or a value that breaks out of its directive, runs code in the controller, which reads the Secrets of every namespace.",
  fix: "Remove the annotation; use options of the controller that need no snippet.",
  references: ["ms:MS-TA9009", "owasp:2025/K07"],
  equivalents: [
    "checkov:CKV_K8S_153",
    "kubescape:C-0059",
    "kyverno:disallow-ingress-nginx-custom-snippets",
    "checkov:CKV_K8S_152",
    "checkov:CKV_K8S_154",
    "trivy:KCV-0093",
    "kyverno:restrict-annotations",
    "kyverno:check-ingress-nginx-controller-version-and-annotation-policy",
    "kyverno:restrict-ingress-paths",
  ],
  covers: [
    "ingress-nginx-snippets",
    "ingress-nginx-snippet-lua",
    "ingress-nginx-snippet-alias",
    "ingress-nginx-annotation-injection",
    "ingress-nginx-path-injection",
  ],
  kinds: ["networking.k8s.io/Ingress"],

  *check(ingress) {
    for (const [name, annotation] of ingress.metadata.key("annotations").entries()) {
      if (name === UNKNOWN) yield annotation.undecided();
      else if (/snippet/.test(name)) yield annotation.violates("must not carry a snippet", annotation.isSet);
      else if (INJECTABLE.test(name))
        yield annotation.violates("must not break out of its value", matches(annotation, BREAKING));
    }
    for (const rule of ingress.at("spec.rules").items()) {
      for (const path of rule.at("http.paths").items()) {
        const field = path.key("path");
        yield field.violates("must not break out of its path", matches(field, BREAKING_PATH));
      }
    }
  },
});

import type { Field } from "../../lib/model/field";
import type { Issue } from "../../lib/model/issue";
import { anyOf, type Truth, UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

/**
 * Annotations whose values the controller once copied into its configuration: CVE-2025-1097, 1098, 24514 and 15566,
 * CVE-2026-1580 and 3288. As of 27 November 2026; source: the official CVE feed of Kubernetes.
 */
const INJECTABLE =
  /\/(auth-url|auth-method|auth-proxy-set-headers|auth-tls-match-cn|auth-tls-verify-client|mirror-target|mirror-host|rewrite-target)$/;
const BREAKING = /[\n\r{}\\;"']/;
/** Directives and files that a value never needs: CVE-2021-25745 and 25746. */
const TELLING =
  /\b(alias|root)\s+\S+\s*;|_by_lua|\/etc\/(passwd|shadow|group|nginx|ingress-controller|kubernetes)\b|\/var\/run\/(secrets|kubernetes)\b/;
const BREAKING_PATH = /[\n\r{};"'\s]|\balias\b/;

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
  fix: "Remove the annotation, and set `allow-snippet-annotations` to `false`; use options of the controller that need no snippet.",
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
  kinds: ["networking.k8s.io/Ingress", "ConfigMap"],

  *check(object) {
    // The setting of ingress-nginx that lets every Ingress carry snippets.
    yield object.at("data.allow-snippet-annotations").mustNotBe("true");
    if (object.type === "ConfigMap") return;
    for (const [name, annotation] of object.metadata.key("annotations").entries())
      yield name === UNKNOWN ? annotation.undecided() : onAnnotation(name, annotation);
    for (const rule of object.at("spec.rules").items()) {
      for (const path of rule.at("http.paths").items()) {
        const field = path.key("path");
        const breaksOut = anyOf([matches(field, BREAKING_PATH), matches(field, TELLING)]);
        yield field.violates("must not break out of its path", breaksOut);
      }
    }
  },
});

function onAnnotation(name: string, annotation: Field): Issue | undefined {
  if (/snippet/.test(name)) return annotation.violates("must not carry a snippet", annotation.isSet);
  const breaksOut = INJECTABLE.test(name) && matches(annotation, BREAKING);
  const isTelling = name.startsWith("nginx.") && matches(annotation, TELLING);
  return annotation.violates("must not break out of its value", anyOf([breaksOut, isTelling]));
}

import { deployment, namespace, object, pod, stack } from "../support/builders";
import type { Equivalents } from "../support/equivalents";

const annotated = (name: string, value: string) =>
  stack(
    object("networking.k8s.io/v1", "Ingress", "shop/web", {
      metadata: { annotations: { [name]: value } },
      spec: { ingressClassName: "nginx" },
    }),
  );
const routing = (path: string) =>
  stack(
    object("networking.k8s.io/v1", "Ingress", "shop/web", {
      spec: { rules: [{ http: { paths: [{ path }] } }] },
    }),
  );
const NGINX = "nginx.ingress.kubernetes.io/";

export const MALICIOUS_CODE_EXECUTION: Equivalents = {
  "no-unconfined-seccomp": [
    [
      [
        "trivy:KSV-0104",
        "kyverno:restrict-seccomp",
        "kubesec:SeccompUnconfined",
        "psa:seccompProfile_baseline",
        "checkov:CKV_K8S_31",
        "trivy:KSV-0030",
        "kubescape:C-0210",
        "kics:seccomp_profile_is_not_configured",
        "kyverno:restrict-seccomp-strict",
        "psa:seccompProfile_restricted",
      ],
      stack(pod({ "securityContext.seccompProfile": { type: "Unconfined" } })),
    ],
  ],
  "require-seccomp-profile": [
    [
      ["checkov:CKV_K8S_31", "trivy:KSV-0030", "kubescape:C-0210", "psa:seccompProfile_restricted"],
      stack(pod({ "securityContext.seccompProfile": undefined })),
    ],
  ],
  "no-unconfined-app-armor": [
    [
      ["kubesec:ApparmorUnconfined", "kyverno:restrict-apparmor-profiles", "psa:appArmorProfile"],
      stack(pod({ "securityContext.appArmorProfile": { type: "Unconfined" } })),
    ],
  ],
  "no-default-namespace": [
    [
      [
        "kube-linter:use-namespace",
        "trivy:KSV-0110",
        "kubescape:C-0061",
        "kyverno:disallow-default-namespace",
      ],
      stack(deployment("web")),
    ],
    [
      ["checkov:CKV_K8S_21", "kubescape:C-0212", "kics:using_unrecommended_namespace"],
      stack(object("v1", "ConfigMap", "default/settings")),
    ],
  ],
  "no-default-service-accounts": [
    [
      [
        "kube-linter:default-service-account",
        "kubesec:ServiceAccountName",
        "kics:service_account_name_undefined_or_empty",
      ],
      stack(deployment("shop/web", { serviceAccountName: undefined })),
    ],
  ],
  "no-unneeded-tokens": [
    [
      ["checkov:CKV_K8S_41", "kubescape:C-0189", "kics:default_service_account_in_use"],
      stack(object("v1", "ServiceAccount", "shop/default")),
    ],
    [
      ["checkov:CKV_K8S_38", "trivy:KSV-0036", "kubescape:C-0034"],
      stack(deployment("shop/web", { automountServiceAccountToken: undefined })),
    ],
  ],
  "no-ingress-snippets": [
    [["checkov:CKV_K8S_153", "kubescape:C-0059"], annotated(`${NGINX}configuration-snippet`, "return 200;")],
    [["checkov:CKV_K8S_152"], annotated(`${NGINX}server-snippet`, "content_by_lua 'ngx.say(1)';")],
    [["checkov:CKV_K8S_154"], annotated(`${NGINX}server-snippet`, "location /x { alias /etc/; }")],
    [["trivy:KCV-0093"], annotated(`${NGINX}auth-url`, 'https://auth.example.org/"};load_module x')],
    [["kyverno:restrict-annotations"], annotated(`${NGINX}custom-http-errors`, "404; alias /etc/nginx/;")],
    [["kyverno:restrict-ingress-paths"], routing("/var/run/secrets/token")],
    [
      ["kyverno:disallow-ingress-nginx-custom-snippets"],
      stack(
        object("v1", "ConfigMap", "ingress/controller", { data: { "allow-snippet-annotations": "true" } }),
      ),
    ],
    [
      ["kyverno:check-ingress-nginx-controller-version-and-annotation-policy"],
      annotated(`${NGINX}server-snippet`, "return 200;"),
    ],
  ],
  "require-pod-security-labels": [
    [
      ["kubescape:C-0192", "kyverno:deny-privileged-profile", "kyverno:podsecurity-subrule-baseline"],
      stack(namespace("shop", { "pod-security.kubernetes.io/enforce": "privileged" })),
    ],
  ],
};

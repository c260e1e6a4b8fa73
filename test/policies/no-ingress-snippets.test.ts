import type { Value } from "../../lib/model/value";
import { noIngressSnippets } from "../../policies/malicious-code-execution/no-ingress-snippets";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const annotated = (name: string, value: Value) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", { metadata: { annotations: { [name]: value } } });
const routing = (path: Value) =>
  object("networking.k8s.io/v1", "Ingress", "shop/web", {
    spec: { rules: [{ http: { paths: [{ path }] } }] },
  });

testPolicy(noIngressSnippets, {
  accepts: {
    "a rate limit": annotated("nginx.ingress.kubernetes.io/limit-rps", "20"),
    "an address that authenticates": annotated(
      "nginx.ingress.kubernetes.io/auth-url",
      "https://auth.example.com/verify",
    ),
    "a rewrite to a group of the path": annotated("nginx.ingress.kubernetes.io/rewrite-target", "/v2/$2"),
    "a description that names a directive of another program": annotated("example.org/notes", "root /srv;"),
    "a path below a folder that many sites have": routing("/etcetera/root"),
    "a controller that ignores snippets": object("v1", "ConfigMap", "ingress-nginx/controller", {
      data: { "allow-snippet-annotations": "false" },
    }),
    "a method of authentication": annotated("nginx.ingress.kubernetes.io/auth-method", "GET"),
    "headers from a ConfigMap": annotated(
      "nginx.ingress.kubernetes.io/auth-proxy-set-headers",
      "shop/headers",
    ),
    "a path with a pattern": routing("/api(/|$)(.*)"),
  },
  rejects: {
    "a snippet": {
      given: annotated("nginx.ingress.kubernetes.io/server-snippet", "return 200;"),
      says: 'Ingress "shop/web" must not carry a snippet (metadata.annotations["nginx.ingress.kubernetes.io/server-snippet"])',
    },
    "a value that breaks out": {
      given: annotated("nginx.ingress.kubernetes.io/auth-url", "http://x/#;}} ssl_engine /tmp/x;"),
      says: 'Ingress "shop/web" must not break out of its value (metadata.annotations["nginx.ingress.kubernetes.io/auth-url"])',
    },
    "a rewrite that breaks out": {
      given: annotated("nginx.ingress.kubernetes.io/rewrite-target", "/x; } server {"),
      says: 'Ingress "shop/web" must not break out of its value (metadata.annotations["nginx.ingress.kubernetes.io/rewrite-target"])',
    },
    "a directive in an annotation of any name": {
      given: annotated("nginx.ingress.kubernetes.io/custom-http-errors", "404; alias /etc/nginx/;"),
      says: 'Ingress "shop/web" must not break out of its value (metadata.annotations["nginx.ingress.kubernetes.io/custom-http-errors"])',
    },
    "a path to the files of the controller": {
      given: routing("/etc/kubernetes/admin.conf"),
      says: 'Ingress "shop/web" must not break out of its path (spec.rules[0].http.paths[0].path)',
    },
    "a snippet for the controller of F5": {
      given: annotated("nginx.org/server-snippets", "return 200;"),
      says: 'Ingress "shop/web" must not carry a snippet (metadata.annotations["nginx.org/server-snippets"])',
    },
    "a controller that takes snippets": {
      given: object("v1", "ConfigMap", "ingress-nginx/controller", {
        data: { "allow-snippet-annotations": "true" },
      }),
      says: 'ConfigMap "ingress-nginx/controller" must not set data.allow-snippet-annotations=true',
    },
    ...Object.fromEntries(
      ["rewrite-target", "auth-method", "auth-proxy-set-headers", "mirror-host"].map((name) => [
        `a value of ${name} that breaks out`,
        {
          given: annotated(`nginx.ingress.kubernetes.io/${name}`, 'x"; }\nload_module /tmp/x.so;'),
          says: `Ingress "shop/web" must not break out of its value (metadata.annotations["nginx.ingress.kubernetes.io/${name}"])`,
        },
      ]),
    ),
    "a path that breaks out": {
      given: routing("/x { root /; }"),
      says: 'Ingress "shop/web" must not break out of its path (spec.rules[0].http.paths[0].path)',
    },
  },
  undecided: {
    "annotations from an output": object("networking.k8s.io/v1", "Ingress", "shop/web", {
      metadata: { annotations: UNKNOWN },
    }),
    "a path from an output": routing(UNKNOWN),
  },
});

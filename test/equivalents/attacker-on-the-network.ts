import type { Value, ValueMap } from "../../lib/model/value";
import { deployment, namespace, object, pod, stack } from "../support/builders";
import { aks } from "../support/clouds";
import type { Equivalents } from "../support/equivalents";

const service = (spec: Value, metadata: ValueMap = {}) =>
  object("v1", "Service", "shop/web", { metadata, spec });
const ingress = (name: string, spec: Value) => object("networking.k8s.io/v1", "Ingress", name, { spec });
const path = { path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 80 } } } };
const hosted = (name: string) =>
  ingress(name, { rules: [{ host: "shop.example.com", http: { paths: [path] } }] });
const named = (name: string) =>
  object("v1", "Service", name, {
    metadata: { annotations: { "external-dns.alpha.kubernetes.io/hostname": "shop.example.com" } },
  });
const policy = (spec: Value) => object("networking.k8s.io/v1", "NetworkPolicy", "shop/web", { spec });
const LABELS = { matchLabels: { app: "shop" } };
const istio = (group: string, kind: string, spec: Value) =>
  object(`${group}.istio.io/v1`, kind, "shop/web", { spec });
const strict = object("security.istio.io/v1", "PeerAuthentication", "istio-system/default", {
  spec: { mtls: { mode: "STRICT" } },
});
const linkerd = object("policy.linkerd.io/v1alpha1", "MeshTLSAuthentication", "shop/all", { spec: {} });
const app = [namespace("shop"), deployment("shop/web")];
const annotated = (annotations: ValueMap) => stack(pod({}, { "metadata.annotations": annotations }));
const dashboard = pod({ "containers[0].image": "docker.io/kubernetesui/dashboard:v2.7.0" });

export const ATTACKER_ON_THE_NETWORK: Equivalents = {
  "no-ambiguous-ingress-hosts": [
    [
      [
        "kyverno:restrict-ingress-host",
        "kyverno:unique-ingress-host-and-path",
        "kyverno:unique-ingress-paths",
      ],
      stack(hosted("shop/web"), hosted("team/web")),
    ],
    [["kyverno:require-unique-external-dns"], stack(named("shop/web"), named("team/web"))],
  ],
  "no-catch-all-hosts": [
    [
      ["kyverno:disallow-empty-ingress-host"],
      stack(ingress("shop/web", { rules: [{ http: { paths: [path] } }] })),
    ],
    [
      ["kyverno:restrict-ingress-wildcard"],
      stack(ingress("shop/web", { rules: [{ host: "*.example.com" }] })),
    ],
    [
      ["kyverno:restrict-virtual-service-wildcard"],
      stack(istio("networking", "VirtualService", { hosts: ["*"] })),
    ],
    [
      ["kyverno:restrict-ingress-defaultbackend"],
      stack(ingress("shop/web", { defaultBackend: { service: { name: "web" } } })),
    ],
  ],
  "no-dangling-network-policies": [
    [
      [
        "kube-linter:dangling-networkpolicy",
        "kubescape:C-0299",
        "kube-score:networkpolicy-targets-pod",
        "kics:network_policy_is_not_targeting_any_pod",
      ],
      stack(...app, policy({ podSelector: LABELS })),
    ],
    [
      ["kube-linter:dangling-networkpolicypeer-podselector"],
      stack(...app, policy({ podSelector: {}, ingress: [{ from: [{ podSelector: LABELS }] }] })),
    ],
  ],
  "no-dangling-routes": [
    [
      [
        "kube-linter:dangling-service",
        "kubescape:C-0293",
        "kube-score:service-targets-pod",
        "kics:service_does_not_target_pod",
      ],
      stack(...app, service({ selector: { app: "shop" } })),
    ],
    [
      ["kube-linter:dangling-ingress", "kube-score:ingress-targets-service", "kubescape:C-0298"],
      stack(...app, hosted("shop/web")),
    ],
  ],
  "no-dashboards": [
    [["checkov:CKV_K8S_33", "kics:dashboard_is_enabled", "kubescape:C-0021"], stack(dashboard)],
    [["checkov:CKV_AZURE_8"], stack(aks({ addonProfiles: { kubeDashboard: { enabled: true } } }))],
  ],
  "no-exposed-admin-interfaces": [
    [
      ["kubescape:C-0021"],
      stack(
        deployment(
          "shop/web",
          { "containers[0].image": "docker.io/jenkins/jenkins:2.500" },
          { "spec.template.metadata": { labels: { app: "ci" } } },
        ),
        service({ type: "LoadBalancer", selector: { app: "ci" }, ports: [{ port: 80 }] }),
      ),
    ],
  ],
  "no-external-ips": [
    [
      ["trivy:KSV-0108", "kyverno:restrict-service-external-ips"],
      stack(service({ externalIPs: ["203.0.113.7"] })),
    ],
  ],
  "no-host-aliases": [
    [
      ["trivy:KSV-0007", "kubesec:HostAliases"],
      stack(pod({ hostAliases: [{ ip: "203.0.113.7", hostnames: ["db"] }] })),
    ],
  ],
  "no-host-in-probes": [
    [
      ["psa:hostProbesAndHostLifecycle"],
      stack(pod({ "containers[0].livenessProbe.httpGet": { host: "8.8.8.8", port: 80 } })),
    ],
  ],
  "no-host-ports": [
    [
      [
        "checkov:CKV_K8S_26",
        "trivy:KSV-0024",
        "kubescape:C-0044",
        "polaris:hostPortSet",
        "kyverno:disallow-host-ports",
        "kyverno:disallow-host-ports-range",
        "kics:workload_host_port_not_specified",
        "psa:hostPorts",
      ],
      stack(pod({ "containers[0].ports": [{ containerPort: 80, hostPort: 80 }] })),
    ],
  ],
  "no-loopback-external-names": [
    [
      ["kyverno:disallow-localhost-services"],
      stack(service({ type: "ExternalName", externalName: "localhost" })),
    ],
  ],
  "no-mesh-bypass": [
    [["kyverno:prevent-disabling-injection-pods"], annotated({ "sidecar.istio.io/inject": "false" })],
    [["kyverno:prevent-linkerd-pod-injection-override"], annotated({ "linkerd.io/inject": "disabled" })],
    [["kyverno:prevent-linkerd-port-skipping"], annotated({ "config.linkerd.io/skip-inbound-ports": "80" })],
  ],
  "no-node-ports": [
    [
      [
        "kube-linter:exposed-services",
        "kube-score:service-type",
        "kyverno:restrict-node-port",
        "kics:service_type_is_nodeport",
        "kubescape:C-0256",
      ],
      stack(service({ type: "NodePort" })),
    ],
  ],
  "no-open-load-balancers": [
    [
      [
        "kube-linter:exposed-services",
        "kyverno:restrict-loadbalancer",
        "kics:service_with_external_load_balancer",
        "pulumi:disallowLoadBalancer",
        "kubescape:C-0256",
      ],
      stack(service({ type: "LoadBalancer" })),
    ],
  ],
  "no-open-network-policies": [
    [["trivy:KSV-0038"], stack(policy({ podSelector: {}, ingress: [{}] }))],
    [
      ["trivy:KUBE-0001"],
      stack(policy({ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] })),
    ],
    [
      ["trivy:KUBE-0002"],
      stack(policy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] })),
    ],
    [
      ["kubescape:C-0301"],
      stack(
        object("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", "agents/python", {
          spec: { networkPolicy: { egress: [{ to: [{ ipBlock: { cidr: "0.0.0.0/0" } }] }] } },
        }),
      ),
    ],
  ],
  "no-plain-mesh-traffic": [
    [
      ["kyverno:enforce-strict-mtls"],
      stack(istio("security", "PeerAuthentication", { mtls: { mode: "PERMISSIVE" } })),
    ],
    [
      ["kyverno:enforce-tls-hosts-host-subnets"],
      stack(istio("networking", "DestinationRule", { trafficPolicy: { tls: { mode: "DISABLE" } } })),
    ],
  ],
  "no-weak-certificates": [
    [
      ["kyverno:limit-duration"],
      stack(object("cert-manager.io/v1", "Certificate", "shop/web", { spec: { duration: "8760h" } })),
    ],
  ],
  "no-weak-tls": [
    [
      ["kyverno:enforce-min-tls-version"],
      stack(
        object("consul.hashicorp.com/v1alpha1", "Mesh", "mesh", {
          spec: { tls: { incoming: { tlsMinVersion: "TLSv1_1" } } },
        }),
      ),
    ],
  ],
  "require-default-deny-network-policies": [
    [
      [
        "kube-linter:non-isolated-pod",
        "checkov:CKV2_K8S_6",
        "kubescape:C-0260",
        "polaris:missingNetworkPolicy",
        "kube-score:pod-networkpolicy",
        "kics:pod_misconfigured_network_policy",
        "kyverno:require-netpol",
        "kubescape:C-0030",
        "kubescape:C-0206",
        "kubescape:C-0054",
        "kubescape:C-0049",
        "kyverno:add-network-policy",
        "kyverno:generate-networkpolicy-existing",
      ],
      stack(...app),
    ],
  ],
  "require-dns-egress": [
    [
      ["kyverno:add-networkpolicy-dns"],
      stack(...app, policy({ podSelector: {}, policyTypes: ["Egress"], egress: [] })),
    ],
  ],
  "require-ingress-tls": [
    [
      ["polaris:tlsSettingsMissing", "kubescape:C-0263", "kyverno:require-ingress-https"],
      stack(hosted("shop/web")),
    ],
    [
      ["kyverno:ingress-host-match-tls"],
      stack(
        ingress("shop/web", {
          rules: [{ host: "shop.example.com" }],
          tls: [{ hosts: ["blog.example.com"], secretName: "tls" }],
        }),
      ),
    ],
  ],
  "require-mesh-membership": [
    [
      [
        "kyverno:enforce-sidecar-injection-namespace",
        "kyverno:enforce-ambient-mode-namespace",
        "kyverno:require-authorizationpolicy",
        "kyverno:create-authorizationpolicy",
      ],
      stack(strict, ...app),
    ],
    [["kyverno:require-linkerd-mesh-injection"], stack(linkerd, ...app)],
  ],
};

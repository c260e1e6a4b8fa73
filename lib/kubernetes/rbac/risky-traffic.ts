import { named, ofEach, type RiskyPermission, some, writes } from "./risky-permission";

/** Permissions on what connects pods. */
export const DANGEROUS_TRAFFIC = {
  "network-policies": [
    {
      id: "write-network-policies",
      title: "write or delete network policies",
      severity: "medium",
      mitre: ["T1562.007"],
      why: "Rules add up: one more policy opens what the others close.",
      needs: [
        ofEach(
          {
            "networking.k8s.io": "networkpolicies",
            "policy.networking.k8s.io":
              "adminnetworkpolicies baselineadminnetworkpolicies clusternetworkpolicies",
            "crd.projectcalico.org": "globalnetworkpolicies networkpolicies",
            "projectcalico.org": "globalnetworkpolicies networkpolicies",
            "cilium.io": "ciliumclusterwidenetworkpolicies ciliumnetworkpolicies",
          },
          (group, names) => [...writes(group, names), ...some("delete deletecollection", group, names)],
        ),
      ],
    },
  ],
  traffic: [
    {
      id: "redirect-dns",
      title: "change the cluster's DNS",
      severity: "high",
      mitre: ["T1557"],
      why: "Names of Services resolve to the attacker's addresses.",
      needs: [
        named("patch update", "", "configmaps", "coredns").map((request) => ({
          ...request,
          namespace: "kube-system",
        })),
      ],
    },
    {
      id: "redirect-services",
      title: "redirect the traffic of Services",
      severity: "medium",
      mitre: ["T1557"],
      why: "Endpoints and external addresses decide where the requests of others arrive.",
      needs: [
        [
          ...writes("", "endpoints services"),
          ...some("patch update", "", "services/status"),
          ...writes("discovery.k8s.io", "endpointslices"),
        ],
      ],
    },
    {
      id: "expose-services",
      title: "expose services to the outside",
      severity: "medium",
      mitre: ["T1557"],
      why: "What was meant for the inside answers the Internet.",
      needs: [
        [
          ...writes("networking.k8s.io", "ingresses"),
          ...writes("gateway.networking.k8s.io", "gateways grpcroutes httproutes referencegrants"),
          ...writes("gateway.networking.k8s.io", "tcproutes tlsroutes udproutes"),
        ],
      ],
    },
  ],
} satisfies Readonly<Record<string, readonly RiskyPermission[]>>;

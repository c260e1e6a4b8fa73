import { componentPolicy } from "../../lib/policy/component-policy";

export const limitCertificateDuration = componentPolicy({
  id: "limit-certificate-duration",
  category: "persistence",
  threats: ["P4", "F3"],
  boundaries: ["B1"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Controller managers must sign certificates for a year at most",
  why: "Kubernetes cannot revoke a client certificate: a stolen one works until it expires.",
  fix: "Remove `--cluster-signing-duration`, or set it to 8760h or less.",
  references: [
    "url:https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/",
    "mitre:T1649",
  ],
  covers: ["kcm-cluster-signing-duration"],
  flags: [
    {
      component: "kube-controller-manager",
      flag: "cluster-signing-duration",
      unset: "8760h",
      mustLast: { upTo: "8760h" },
      safe: "8760h or less",
    },
  ],
});

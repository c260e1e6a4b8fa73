import { resourcePolicy } from "../../lib/policy/define";

const CLIENT_SIGNERS = ["kubernetes.io/kube-apiserver-client", "kubernetes.io/legacy-unknown"];

export const noClientCertificateRequests = resourcePolicy({
  id: "no-client-certificate-requests",
  category: "persistence",
  threats: ["P4", "E1", "F1"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Programs must not request client certificates of the API server",
  why: "Kubernetes cannot revoke a client certificate: a stolen one works until it expires, often for a year.",
  fix: "Use short-lived tokens of service accounts, or the organization's identity provider.",
  references: ["cis:3.1.1", "owasp:2025/K09", "ms:MS-TA9003"],
  equivalents: ["kyverno:inspect-csr"],
  covers: ["csr-object-declared"],
  kinds: ["certificates.k8s.io/CertificateSigningRequest"],

  check(request) {
    const signer = request.at("spec.signerName");
    return signer.violates(
      `must not request a certificate of ${signer.shown}`,
      signer.isOneOf(CLIENT_SIGNERS),
    );
  },
});

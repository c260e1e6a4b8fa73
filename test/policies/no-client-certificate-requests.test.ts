import { noClientCertificateRequests } from "../../policies/persistence/no-client-certificate-requests";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const request = (signerName: string | typeof UNKNOWN) =>
  object("certificates.k8s.io/v1", "CertificateSigningRequest", "ann", {
    spec: { request: "LS0t", signerName },
  });

testPolicy(noClientCertificateRequests, {
  accepts: {
    "a serving certificate of a kubelet": request("kubernetes.io/kubelet-serving"),
    "a certificate of the organization's own signer": request("example.com/internal"),
  },
  rejects: {
    "a client certificate of the API server": {
      given: request("kubernetes.io/kube-apiserver-client"),
      says: 'CertificateSigningRequest "ann" must not request a certificate of kubernetes.io/kube-apiserver-client (spec.signerName)',
    },
  },
  undecided: { "a signer from an output": request(UNKNOWN) },
});

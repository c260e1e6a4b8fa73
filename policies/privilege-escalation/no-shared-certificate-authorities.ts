import { componentCloudPolicy } from "../../lib/policy/define-together";
import { authoritiesAcrossPods, sharedAuthorities } from "./no-shared-certificate-authorities.check";

export const noSharedCertificateAuthorities = componentCloudPolicy({
  id: "no-shared-certificate-authorities",
  category: "privilege-escalation",
  threats: ["F1", "F2", "E1", "N1"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "The client CA, front-proxy CA and etcd CA must be different CAs",
  why: "With one CA for two of them, a certificate of any client of the cluster passes as the front proxy, which acts for every user, or gives access to etcd itself.",
  fix: "Use separate CAs for `--client-ca-file`, `--requestheader-client-ca-file` and the `--trusted-ca-file` of etcd, as kubeadm does, and set `--requestheader-allowed-names` to the front proxy's common name.",
  references: [
    "cis:2.7",
    "url:https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/",
    "mitre:T1649",
  ],
  equivalents: ["kics:not_unique_certificate_authority"],
  covers: ["api-front-proxy", "etcd-shared-ca", "etcd-unique-ca"],
  flags: [
    {
      component: "kube-apiserver",
      flag: "requestheader-allowed-names",
      unset: "every name",
      mustBeSet: true,
      when: (flags) => flags.has("requestheader-client-ca-file"),
    },
  ],
  described: [
    {
      of: "kube-apiserver",
      name: "--requestheader-client-ca-file",
      safe: "not that of --client-ca-file",
      unset: "no front proxy",
    },
    { of: "kube-apiserver", name: "--etcd-cafile", safe: "not that of --client-ca-file", unset: "none" },
    { of: "etcd", name: "--trusted-ca-file", safe: "not that of clients of the API server", unset: "none" },
  ],
  check: ({ lines }) => sharedAuthorities(lines),
  checkStack: ({ clusters }) => clusters.flatMap(authoritiesAcrossPods),
});

import { sharedAuthorities } from "../../lib/kubernetes/components/authorities";
import { componentPolicy } from "../../lib/policy/define";

export const noSharedCertificateAuthorities = componentPolicy({
  id: "no-shared-certificate-authorities",
  category: "privilege-escalation",
  threats: ["F1", "F2", "E1", "N1"],
  boundaries: ["B1"],
  stride: ["S", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Authorities of clients, of the front proxy and of etcd must be three",
  why: "With one authority for two of them the certificate of any client of the cluster passes as the front proxy, which acts for every user, or opens etcd itself.",
  fix: "Give `--requestheader-client-ca-file` and the `--trusted-ca-file` of etcd authorities of their own, as kubeadm does, and name the front proxy in `--requestheader-allowed-names`.",
  references: [
    "cis:2.7",
    "url:https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/",
    "mitre:T1649",
  ],
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
});

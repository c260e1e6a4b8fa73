import type { Value } from "../../lib/model/value";
import { noSharedCertificateAuthorities } from "../../policies/privilege-escalation/no-shared-certificate-authorities";
import { pod, stack, UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { onStacks, testStackPolicy } from "../support/policy-table";

const SAFE = {
  "client-ca-file": "/pki/ca.crt",
  "requestheader-client-ca-file": "/pki/front-proxy-ca.crt",
  "requestheader-allowed-names": "front-proxy-client",
  "etcd-cafile": "/pki/etcd/ca.crt",
};
const server = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

const onNode = (component: string, flags: Record<string, string>, path: Value = "/etc/kubernetes/pki") =>
  pod(
    {
      "containers[0].command": [
        component,
        ...Object.entries(flags).map(([name, value]) => `--${name}=${value}`),
      ],
      "containers[0].volumeMounts": [{ name: "pki", mountPath: "/pki", readOnly: true }],
      volumes: [{ name: "pki", hostPath: { path } }],
    },
    { "metadata.name": component },
  );

testStackPolicy(
  noSharedCertificateAuthorities,
  onStacks(
    {
      accepts: {
        "three CAs": server({}),
        "no front proxy": running("kube-apiserver", { "client-ca-file": "/pki/ca.crt" }),
        "the control plane of kubeadm": configured("ClusterConfiguration"),
      },
      rejects: {
        "a front proxy that is the client CA": {
          given: server({ "requestheader-client-ca-file": "/pki/ca.crt" }),
          says: 'Pod "web" must not reuse the client CA as --requestheader-client-ca-file=/pki/ca.crt (container "web")',
        },
        "an etcd that is the client CA": {
          given: server({ "etcd-cafile": "/pki/ca.crt" }),
          says: 'Pod "web" must not reuse the client CA as --etcd-cafile=/pki/ca.crt (container "web")',
        },
        "every name as front proxy": {
          given: server({ "requestheader-allowed-names": "" }),
          says: 'Pod "web" must set --requestheader-allowed-names (container "web")',
        },
        "an etcd of kubeadm with the client CA": {
          given: configured(
            "ClusterConfiguration",
            "etcd: { local: { extraArgs: { trusted-ca-file: /etc/kubernetes/pki/ca.crt } } }",
          ),
          says: 'ConfigMap "kube-system/settings" must not reuse the client CA as --trusted-ca-file=/etc/kubernetes/pki/ca.crt (etcd)',
        },
      },
      undecided: {
        "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
        "a document from an output": carrying(UNKNOWN),
      },
    },
    {
      accepts: {
        "an etcd in a pod of its own with a CA of its own": stack(
          onNode("kube-apiserver", { ...SAFE, "client-ca-file": "/pki/ca.crt" }),
          onNode("etcd", { "trusted-ca-file": "/pki/etcd/ca.crt" }),
        ),
        "an etcd whose file of that name is another one of the node": stack(
          onNode("kube-apiserver", { ...SAFE, "client-ca-file": "/pki/ca.crt" }),
          onNode("etcd", { "trusted-ca-file": "/pki/ca.crt" }, "/etc/kubernetes/pki/etcd"),
        ),
      },
      rejects: {
        "an etcd in a pod of its own that trusts the client CA": {
          given: stack(
            onNode("kube-apiserver", { ...SAFE, "client-ca-file": "/pki/ca.crt" }),
            onNode("etcd", { "trusted-ca-file": "/pki/ca.crt" }),
          ),
          says: [
            'Pod "etcd" must not reuse the client CA of the API server as --trusted-ca-file=/pki/ca.crt (container "web")',
          ],
        },
      },
      undecided: {
        "a folder of the node from an output": stack(
          onNode("kube-apiserver", { ...SAFE, "client-ca-file": "/pki/ca.crt" }),
          onNode("etcd", { "trusted-ca-file": "/pki/ca.crt" }, UNKNOWN),
        ),
      },
    },
  ),
);

import { requireApiServerEtcdTls } from "../../policies/attacker-on-the-network/require-api-server-etcd-tls";
import { UNKNOWN } from "../support/builders";
import { configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "etcd-cafile": "/pki/etcd/ca.crt",
  "etcd-certfile": "/pki/etcd.crt",
  "etcd-keyfile": "/pki/etcd.key",
  "etcd-servers": "https://10.0.0.2:2379",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerEtcdTls, {
  accepts: {
    "safe flags": component({}),
    "the control plane of kubeadm": configured("ClusterConfiguration"),
    "another program": running("web", {}),
  },
  rejects: {
    "an etcd elsewhere that kubeadm is told nothing about": {
      given: configured(
        "ClusterConfiguration",
        "etcd: { external: { endpoints: ['https://10.0.0.2:2379'] } }",
      ),
      says: 'ConfigMap "kube-system/settings" must set --etcd-cafile, --etcd-certfile, --etcd-keyfile (kube-apiserver)',
    },
    "etcd in clear": {
      given: component({ "etcd-servers": "http://10.0.0.2:2379" }),
      says: 'Pod "web" must not set --etcd-servers=http://10.0.0.2:2379 instead of https (container "web")',
    },
    "etcd that does not know who asks": {
      given: component({ "etcd-certfile": undefined, "etcd-keyfile": undefined }),
      says: 'Pod "web" must set --etcd-certfile, --etcd-keyfile (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});

import { requireControlPlaneTls } from "../../policies/attacker-on-the-network/require-control-plane-tls";
import { UNKNOWN } from "../support/builders";
import { running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "kubelet-client-certificate": "/pki/kubelet.crt",
  "kubelet-client-key": "/pki/kubelet.key",
  "kubelet-certificate-authority": "/pki/kubelet-ca.crt",
  "etcd-cafile": "/pki/etcd/ca.crt",
  "etcd-certfile": "/pki/etcd.crt",
  "etcd-keyfile": "/pki/etcd.key",
  "etcd-servers": "https://10.0.0.2:2379",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireControlPlaneTls, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
  },
  rejects: {
    "kubelets that nobody verifies": {
      given: component({ "kubelet-certificate-authority": undefined }),
      says: 'Pod "web" must set --kubelet-certificate-authority (container "web")',
    },
    "etcd in clear": {
      given: component({ "etcd-servers": "http://10.0.0.2:2379" }),
      says: 'Pod "web" must not set --etcd-servers=http://10.0.0.2:2379 instead of https (container "web")',
    },
    "etcd that does not know who asks": {
      given: component({ "etcd-certfile": undefined, "etcd-keyfile": undefined }),
      says: 'Pod "web" must set --etcd-certfile (container "web"), --etcd-keyfile (container "web")',
    },
  },
  undecided: { "a flag from an output": running("kube-apiserver", {}, UNKNOWN) },
});

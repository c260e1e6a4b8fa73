import { requireKubeletAuthentication } from "../../policies/privilege-escalation/require-kubelet-authentication";
import { object, UNKNOWN } from "../support/builders";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) =>
  object("v1", "ConfigMap", "kube-system/kubelet-config", {
    data: {
      kubelet: ["apiVersion: kubelet.config.k8s.io/v1beta1", "kind: KubeletConfiguration", ...lines].join(
        "\n",
      ),
    },
  });
const CA = "authentication: { x509: { clientCAFile: /pki/ca.crt } }";
const says = (demand: string) => `ConfigMap "kube-system/kubelet-config" ${demand}`;

testPolicy(requireKubeletAuthentication, {
  accepts: {
    "a kubelet that leaves the rest as it is": kubelet(CA),
    "text that is no YAML": object("v1", "ConfigMap", "kube-system/kubelet-config", {
      data: { kubelet: "KubeletConfiguration: {" },
    }),
    "another document": object("v1", "ConfigMap", "shop/web", { data: { settings: "readOnlyPort: 10255" } }),
  },
  rejects: {
    "requests without an identity": {
      given: kubelet("authentication: { anonymous: { enabled: true }, x509: { clientCAFile: /pki/ca.crt } }"),
      says: says("must not set data.kubelet.authentication.anonymous.enabled=true"),
    },
    "everything for everybody": {
      given: kubelet(CA, "authorization: { mode: AlwaysAllow }"),
      says: says("must not set data.kubelet.authorization.mode=AlwaysAllow"),
    },
    "the port that anybody reads": {
      given: kubelet(CA, "readOnlyPort: 10255"),
      says: says("must not set data.kubelet.readOnlyPort=10255"),
    },
    "no authority for clients": {
      given: kubelet(),
      says: says("must set data.kubelet.authentication.x509.clientCAFile"),
    },
  },
  undecided: {
    "a configuration from an output": object("v1", "ConfigMap", "kube-system/kubelet-config", {
      data: { kubelet: UNKNOWN },
    }),
  },
});

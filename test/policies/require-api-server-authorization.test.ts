import { requireApiServerAuthorization } from "../../policies/privilege-escalation/require-api-server-authorization";
import { object, UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const SAFE = {
  "authorization-mode": "Node,RBAC",
};
const component = (flags: Record<string, string | undefined>) =>
  running("kube-apiserver", { ...SAFE, ...flags });

testPolicy(requireApiServerAuthorization, {
  accepts: {
    "safe flags": component({}),
    "another program": running("web", {}),
    "a document with Node and RBAC": configured(
      "AuthorizationConfiguration",
      "authorizers: [{ type: Node }, { type: RBAC }]",
    ),
    "the control plane of kubeadm": configured("ClusterConfiguration"),
    "the control plane of Cluster API": object(
      "controlplane.cluster.x-k8s.io/v1beta1",
      "KubeadmControlPlane",
      "prod",
      {
        spec: { kubeadmConfigSpec: { clusterConfiguration: {} } },
      },
    ),
  },
  rejects: {
    "everything for everybody": {
      given: component({ "authorization-mode": "AlwaysAllow" }),
      says: 'Pod "web" must list Node, RBAC in --authorization-mode=AlwaysAllow (container "web"); it must not list AlwaysAllow in --authorization-mode=AlwaysAllow (container "web")',
    },
    "no mode, which is everything for everybody": {
      given: component({ "authorization-mode": undefined }),
      says: 'Pod "web" must list Node, RBAC in --authorization-mode (container "web")',
    },
    "no limits for nodes": {
      given: component({ "authorization-mode": "RBAC" }),
      says: 'Pod "web" must list Node in --authorization-mode=RBAC (container "web")',
    },
    "a document without Node": {
      given: configured("AuthorizationConfiguration", "authorizers: [{ type: RBAC }]"),
      says: 'ConfigMap "kube-system/settings" must list Node (data.config.authorizers)',
    },
    "a document that asks nobody": {
      given: configured(
        "AuthorizationConfiguration",
        "authorizers: [{ type: Node }, { type: RBAC }, { type: AlwaysAllow }]",
      ),
      says: 'ConfigMap "kube-system/settings" must not set data.config.authorizers[2].type=AlwaysAllow',
    },
    "a webhook that fails open": {
      given: configured(
        "AuthorizationConfiguration",
        "authorizers: [{ type: Node }, { type: RBAC }, { type: Webhook, webhook: { failurePolicy: NoOpinion } }]",
      ),
      says: 'ConfigMap "kube-system/settings" must not set data.config.authorizers[2].webhook.failurePolicy=NoOpinion',
    },
    "extra arguments of kubeadm": {
      given: configured("ClusterConfiguration", "apiServer: { extraArgs: { authorization-mode: RBAC } }"),
      says: 'ConfigMap "kube-system/settings" must list Node in --authorization-mode=RBAC (kube-apiserver)',
    },
    "extra arguments of Cluster API": {
      given: object("controlplane.cluster.x-k8s.io/v1beta2", "KubeadmControlPlane", "prod", {
        spec: {
          kubeadmConfigSpec: {
            clusterConfiguration: {
              apiServer: { extraArgs: [{ name: "authorization-mode", value: "RBAC" }] },
            },
          },
        },
      }),
      says: 'KubeadmControlPlane "prod" must list Node in --authorization-mode=RBAC (kube-apiserver)',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kube-apiserver", {}, UNKNOWN),
  },
});

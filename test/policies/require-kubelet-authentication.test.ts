import { requireKubeletAuthentication } from "../../policies/privilege-escalation/require-kubelet-authentication";
import { object, resource, UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(requireKubeletAuthentication, {
  accepts: {
    "a document that leaves both out": kubelet(),
    "flags that say both": running("kubelet", { "anonymous-auth": "false", "authorization-mode": "Webhook" }),
    "a flag that names the document": running("kubelet", { config: "/var/lib/kubelet/config.yaml" }),
    "text that is no YAML": carrying("kind: KubeletConfiguration: {"),
  },
  rejects: {
    "requests without an identity": {
      given: kubelet("authentication: { anonymous: { enabled: true } }"),
      says: says("must not set data.config.authentication.anonymous.enabled=true"),
    },
    "everything for everybody": {
      given: kubelet("authorization: { mode: AlwaysAllow }"),
      says: says("must not set data.config.authorization.mode=AlwaysAllow"),
    },
    "flags alone, which let everybody in": {
      given: running("kubelet", {}),
      says: 'Pod "web" must set --anonymous-auth=false, --authorization-mode=Webhook (container "web")',
    },
    "arguments that kubeadm hands on": {
      given: object("bootstrap.cluster.x-k8s.io/v1beta1", "KubeadmConfigTemplate", "workers", {
        spec: {
          template: {
            spec: {
              joinConfiguration: { nodeRegistration: { kubeletExtraArgs: { "anonymous-auth": "true" } } },
            },
          },
        },
      }),
      says: 'KubeadmConfigTemplate "workers" must set --anonymous-auth=false instead of true (kubelet)',
    },
    "a file of cloud-init": {
      given: resource("aws:ec2/launchTemplate:LaunchTemplate", "workers", {
        userData: Buffer.from(
          "#cloud-config\nwrite_files:\n- content: |\n    kind: KubeletConfiguration\n    authorization: { mode: AlwaysAllow }\n",
        ).toString("base64"),
      }),
      says: 'aws:ec2/launchTemplate:LaunchTemplate "workers" must not set userData.authorization.mode=AlwaysAllow',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
    "user data of nodes that names the cluster": resource(
      "aws:ec2/launchTemplate:LaunchTemplate",
      "workers",
      {
        userData: UNKNOWN,
      },
    ),
  },
});

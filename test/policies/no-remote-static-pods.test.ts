import { noRemoteStaticPods } from "../../policies/persistence/no-remote-static-pods";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(noRemoteStaticPods, {
  accepts: {
    "manifests on the disk": kubelet("staticPodPath: /etc/kubernetes/manifests"),
    "a kubelet without manifests": running("kubelet", {}),
  },
  rejects: {
    "manifests from a server": {
      given: kubelet("staticPodURL: https://config.example.com/pods"),
      says: says("must not set data.config.staticPodURL"),
    },
    "a flag for manifests from a server": {
      given: running("kubelet", { "manifest-url": "http://config.example.com/pods" }),
      says: 'Pod "web" must not set --manifest-url (container "web")',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
  },
});

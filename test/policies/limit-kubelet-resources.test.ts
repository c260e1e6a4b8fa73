import { limitKubeletResources } from "../../policies/denial-of-service/limit-kubelet-resources";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(limitKubeletResources, {
  accepts: {
    "a configuration that leaves all at its default": kubelet(),
    "thresholds of its own": kubelet("evictionHard: { memory.available: 5%, nodefs.available: 10% }"),
    "a time-out that the file leaves to its default": kubelet("streamingConnectionIdleTimeout: 0s"),
    "a flag for a time-out": running("kubelet", { "streaming-connection-idle-timeout": "4h" }),
  },
  rejects: {
    "memory down to nothing": {
      given: kubelet("evictionHard: { memory.available: 0% }"),
      says: says(
        'must not set data.config.evictionHard["memory.available"]=0% instead of a threshold, such as 5%',
      ),
    },
    "logs that nothing rotates": {
      given: kubelet('containerLogMaxSize: "-1"'),
      says: says("must not set data.config.containerLogMaxSize=-1 instead of a size that fits the disk"),
    },
    "connections that never end": {
      given: running("kubelet", { "streaming-connection-idle-timeout": "0" }),
      says: 'Pod "web" must not set --streaming-connection-idle-timeout=0 instead of a limit, such as 4h (container "web")',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
  },
});

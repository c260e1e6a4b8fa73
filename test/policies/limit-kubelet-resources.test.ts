import { limitKubeletResources } from "../../policies/denial-of-service/limit-kubelet-resources";
import { UNKNOWN } from "../support/builders";
import { carrying, configured, running } from "../support/components";
import { testPolicy } from "../support/policy-table";

const kubelet = (...lines: string[]) => configured("KubeletConfiguration", ...lines);
const says = (demand: string) => `ConfigMap "kube-system/settings" ${demand}`;

testPolicy(limitKubeletResources, {
  accepts: {
    "a limit of processes": kubelet("podPidsLimit: 4096"),
    "thresholds of its own": kubelet(
      "podPidsLimit: 4096",
      "evictionHard: { memory.available: 5%, nodefs.available: 10% }",
    ),
    "a time-out that the file leaves to its default": kubelet(
      "podPidsLimit: 4096",
      "streamingConnectionIdleTimeout: 0s",
    ),
    "a flag for the limit": running("kubelet", { "pod-max-pids": "4096" }),
  },
  rejects: {
    "no limit of processes": { given: kubelet(), says: says("must set data.config.podPidsLimit") },
    "a limit that is none": {
      given: kubelet("podPidsLimit: -1"),
      says: says("must not set data.config.podPidsLimit=-1"),
    },
    "memory down to nothing": {
      given: kubelet("podPidsLimit: 4096", "evictionHard: { memory.available: 0% }"),
      says: says(
        'must not set data.config.evictionHard["memory.available"]=0% instead of a threshold, such as 5%',
      ),
    },
    "logs that nothing rotates": {
      given: kubelet("podPidsLimit: 4096", 'containerLogMaxSize: "-1"'),
      says: says("must not set data.config.containerLogMaxSize=-1 instead of a size that fits the disk"),
    },
    "connections that never end": {
      given: running("kubelet", { "pod-max-pids": "4096", "streaming-connection-idle-timeout": "0" }),
      says: 'Pod "web" must not set --streaming-connection-idle-timeout=0 instead of a limit, such as 4h (container "web")',
    },
  },
  undecided: {
    "a document from an output": carrying(UNKNOWN),
    "a flag from an output": running("kubelet", {}, UNKNOWN),
  },
});

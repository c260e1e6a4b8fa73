import { componentPolicy } from "../../lib/policy/component-policy";

const ON = ["KubeletConfiguration"];
/** A negative size switches rotation off. */
const LOG_SIZE = { mustNotMatch: /^-|[TP]i?$/, safe: "a size that fits the disk" };
/** What a kubelet watches to evict pods before its node fails. */
const SIGNALS = ["memory.available", "nodefs.available", "imagefs.available"];

export const limitKubeletResources = componentPolicy({
  id: "limit-kubelet-resources",
  category: "denial-of-service",
  threats: ["D4", "D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Kubelets must keep eviction, log rotation and idle time-outs on",
  why: "One pod that writes, logs or streams without end takes its node down, with all that runs there.",
  fix: "Leave `evictionHard`, `imageGCHighThresholdPercent`, `containerLogMaxSize`, `eventRecordQPS` and `--streaming-connection-idle-timeout` at their defaults, or set limits of your own.",
  references: [
    "cis:4.2.5",
    "url:https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/",
    "mitre:T1499",
  ],
  equivalents: [
    "checkov:CKV_K8S_143",
    "trivy:KCV-0085",
    "kubescape:C-0176",
    "kics:kubelet_streaming_connection_timeout_disabled",
  ],
  covers: ["kubelet-streaming-timeout", "kl-streaming", "kl-event-qps", "kl-reserve"],
  flags: [
    {
      component: "kubelet",
      flag: "streaming-connection-idle-timeout",
      unset: "4h",
      mustLast: { over: "0s" },
      safe: "a limit, such as 4h",
    },
    {
      component: "kubelet",
      flag: "event-qps",
      unset: "50",
      mustNotMatch: /^(-|0$)/,
      safe: "a positive number",
    },
    { component: "kubelet", flag: "container-log-max-size", unset: "10Mi", ...LOG_SIZE },
  ],
  fields: [
    { on: ON, path: "eventRecordQPS", unset: "50", mustNotBe: 0 },
    ...SIGNALS.map((signal) => ({
      on: ON,
      path: `evictionHard["${signal}"]`,
      unset: "a threshold of its own",
      mustNotMatch: /^0+(\.0+)?(%|[KMGT]i?)?$/,
      safe: "a threshold, such as 5%",
    })),
    { on: ON, path: "imageGCHighThresholdPercent", unset: "85", mustNotBe: 100 },
    {
      on: ON,
      path: "containerLogMaxSize",
      unset: "10Mi",
      ...LOG_SIZE,
    },
  ],
});

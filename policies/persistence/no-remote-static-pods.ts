import { componentPolicy } from "../../lib/policy/component-policy";

export const noRemoteStaticPods = componentPolicy({
  id: "no-remote-static-pods",
  category: "persistence",
  threats: ["P3", "P4", "E4"],
  boundaries: ["B1", "B2", "B5"],
  stride: ["T", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must not take static pods from a URL",
  why: "An attacker who answers for that URL starts privileged pods on every such node, without admission and RBAC.",
  fix: "Remove `staticPodURL`; put static pod manifests on the disk of the node.",
  references: ["url:https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/", "mitre:T1610"],
  covers: ["kl-static-url"],
  flags: [{ component: "kubelet", flag: "manifest-url", unset: "none", mustNotBeSet: true }],
  fields: [{ on: ["KubeletConfiguration"], path: "staticPodURL", unset: "none", mustNotBeSet: true }],
});

import { componentPolicy } from "../../lib/policy/define";

export const noRemoteStaticPods = componentPolicy({
  id: "no-remote-static-pods",
  category: "persistence",
  threats: ["P3", "P4", "E4"],
  boundaries: ["B1", "B2", "B5"],
  stride: ["T", "E"],
  severity: "critical",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must not start pods that a web server names",
  why: "Whoever answers for that server starts privileged pods on every such node, past admission and past RBAC.",
  fix: "Remove `staticPodURL`, and put manifests that are needed on the disk of the node.",
  references: ["url:https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/", "mitre:T1610"],
  covers: ["kl-static-url"],
  flags: [{ component: "kubelet", flag: "manifest-url", unset: "none", mustNotBeSet: true }],
  fields: [{ on: ["KubeletConfiguration"], path: "staticPodURL", unset: "none", mustNotBeSet: true }],
});

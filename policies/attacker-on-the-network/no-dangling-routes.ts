import { danglingRoutes, idleServices } from "../../lib/kubernetes/network/dangling";
import { stackPolicy } from "../../lib/policy/define";

export const noDanglingRoutes = stackPolicy({
  id: "no-dangling-routes",
  category: "attacker-on-the-network",
  threats: ["N4", "N1"],
  boundaries: ["B6", "B3"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Services and routes must lead to pods and Services that exist",
  why: "A user who may create the missing Service, or a pod with the labels, gets traffic that was meant for another, with its cookies and passwords.",
  fix: "Correct the Service name or the labels of the selector, or remove the object.",
  references: ["url:https://kubernetes.io/docs/concepts/services-networking/service/", "mitre:T1557"],
  equivalents: [
    "kube-linter:dangling-service",
    "kubescape:C-0293",
    "kube-score:service-targets-pod",
    "kics:service_does_not_target_pod",
    "kube-linter:dangling-ingress",
    "kube-score:ingress-targets-service",
    "kubescape:C-0298",
    "kubescape:C-0302",
  ],
  covers: ["service-targets-nothing", "ingress-targets-nothing"],
  exceptions: "Pods and Services of another program, or of an operator.",

  checkStack: (cluster) => [
    ...idleServices(cluster).map(({ field, verdict }) =>
      field.violates("must select a pod that exists", verdict),
    ),
    ...danglingRoutes(cluster).map(({ field, verdict }) =>
      field.violates(`must not route to the Service ${field.shown}, which does not exist`, verdict),
    ),
  ],
});

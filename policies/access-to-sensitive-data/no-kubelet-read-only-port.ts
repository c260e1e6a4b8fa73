import { onGkeNodes } from "../../lib/cloud/shared/types";
import { GKE } from "../../lib/model/cloud-types";
import { componentPolicy } from "../../lib/policy/component-policy";

/** GKE keeps the port open on nodes before 1.32 unless a program says FALSE. */
const OFF = { unset: "FALSE from 1.32 on", mustNotBe: "TRUE" } as const;

export const noKubeletReadOnlyPort = componentPolicy({
  id: "no-kubelet-read-only-port",
  category: "access-to-sensitive-data",
  threats: ["S4", "F3"],
  boundaries: ["B1", "B2"],
  stride: ["I"],
  severity: "high",
  enforcement: "advisory",
  profile: "baseline",
  title: "Kubelets must not open the read-only port",
  why: "It serves the pods of the node, with images, arguments and variables, to every client on the network without authentication.",
  fix: "Set `readOnlyPort` to 0, or remove it; on GKE remove `insecureKubeletReadonlyPortEnabled`.",
  references: ["cis:4.2.4", "owasp:2025/K06", "mitre:T1613"],
  equivalents: [
    "checkov:CKV_K8S_141",
    "trivy:KCV-0082",
    "kubescape:C-0175",
    "kics:kubelet_read_only_port_is_not_set_to_zero",
  ],
  covers: ["kubelet-read-only-port", "kl-readonly", "gke-kubelet-ro-default", "gke-node-kubelet"],
  flags: [{ component: "kubelet", flag: "read-only-port", unset: "10255", mustBe: "0" }],
  fields: [{ on: ["KubeletConfiguration"], path: "readOnlyPort", unset: "0", mayOnlyBe: [0] }],
  resources: [
    ...onGkeNodes("kubeletConfig.insecureKubeletReadonlyPortEnabled", OFF),
    ...["nodePoolDefaults.nodeConfigDefaults", "nodePoolAutoConfig.nodeKubeletConfig"].map((path) => ({
      on: [GKE],
      path: `${path}.insecureKubeletReadonlyPortEnabled`,
      ...OFF,
    })),
  ],
});

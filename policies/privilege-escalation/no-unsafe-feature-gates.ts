import { componentPolicy } from "../../lib/policy/component-policy";

const COMPONENTS = [
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kubelet",
  "kube-proxy",
] as const;
/** Features that are on by default and guard something. */
const GUARDS = [
  "AllBeta",
  "AuthorizeNodeWithSelectors",
  "KubeletEnsureSecretPulledImages",
  "RotateKubeletServerCertificate",
  "ServiceAccountTokenNodeBindingValidation",
];

export const noUnsafeFeatureGates = componentPolicy({
  id: "no-unsafe-feature-gates",
  category: "privilege-escalation",
  threats: ["E3", "E4", "F3"],
  boundaries: ["B1"],
  stride: ["E"],
  severity: "low",
  enforcement: "advisory",
  profile: "baseline",
  title: "Components must not enable alpha features or disable security features",
  why: "Alpha features get little review, and AllAlpha enables all of them; switching off a gate that protects tokens, nodes or certificates removes that protection.",
  fix: "Remove the gate from `--feature-gates` or `featureGates`.",
  references: [
    "url:https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
    "cis:1.3.6",
    "cis:4.2.11",
  ],
  equivalents: [
    "checkov:CKV_K8S_112",
    "trivy:KCV-0038",
    "kubescape:C-0149",
    "kics:rotate_kubelet_server_certificate_not_active",
    "trivy:KCV-0091",
    "kubescape:C-0183",
  ],
  covers: [
    "controller-manager-rotate-kubelet-cert",
    "kubelet-rotate-server-cert",
    "api-feature-gates",
    "kl-rotate-server",
  ],
  flags: COMPONENTS.map((component) => ({
    component,
    flag: "feature-gates",
    unset: "those of the version",
    mustNotMatch: new RegExp(`AllAlpha=true|(${GUARDS.join("|")})=false`, "i"),
    safe: "a list without AllAlpha and without security gates that are off",
  })),
  fields: [
    { on: ["KubeletConfiguration"], path: "featureGates.AllAlpha", unset: "false", mustNotBe: true },
    ...GUARDS.map((gate) => ({
      on: ["KubeletConfiguration"],
      path: `featureGates.${gate}`,
      unset: "true",
      mustNotBe: false,
    })),
  ],
});

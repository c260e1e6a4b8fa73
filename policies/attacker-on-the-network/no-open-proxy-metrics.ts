import { componentPolicy } from "../../lib/define";

const EVERY_ADDRESS = ["0.0.0.0", "0.0.0.0:10249", "::", "[::]:10249", ":10249"];

export const noOpenProxyMetrics = componentPolicy({
  id: "no-open-proxy-metrics",
  category: "attacker-on-the-network",
  threats: ["N2", "S4"],
  boundaries: ["B2"],
  stride: ["I"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "Configurations of kube-proxy must keep its metrics on the machine",
  why: "Its metrics, and its settings at /configz, are there for whoever reaches the node.",
  fix: "Leave `metricsBindAddress` out, and let an agent on the machine collect the metrics.",
  references: [
    "cis:4.3.1",
    "url:https://kubernetes.io/docs/reference/config-api/kube-proxy-config.v1alpha1/",
  ],
  fields: [
    {
      on: ["KubeProxyConfiguration"],
      path: "metricsBindAddress",
      unset: "127.0.0.1:10249",
      mustNotBeOneOf: EVERY_ADDRESS,
    },
  ],
});

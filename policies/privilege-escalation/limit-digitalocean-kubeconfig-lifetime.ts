import { DOKS } from "../../lib/model/cloud-types";
import { UNKNOWN } from "../../lib/model/value";
import { resourcePolicy } from "../../lib/policy/define";

export const limitDigitaloceanKubeconfigLifetime = resourcePolicy({
  id: "limit-digitalocean-kubeconfig-lifetime",
  category: "privilege-escalation",
  threats: ["F1", "E5"],
  boundaries: ["B1", "B6"],
  stride: ["S"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "DigitalOcean clusters must issue short-lived kubeconfigs",
  why: "The credential is in the state of the program and in every file made from it, and is administrator of the cluster until it expires: after seven days by default.",
  fix: "Set `kubeconfigExpireSeconds` to {maxSeconds} or less.",
  references: ["owasp:2025/K09", "mitre:T1552.001"],
  covers: ["doks-kubeconfig"],
  exceptions: "Pipelines that keep a kubeconfig for longer than that.",
  kinds: [DOKS],
  options: {
    maxSeconds: {
      type: "number",
      default: 86400,
      description: "How long a credential may be valid, in seconds.",
    },
  },

  check(cluster, { maxSeconds }) {
    const expiry = cluster.at("kubeconfigExpireSeconds");
    // Zero stands for the seven days of an absent field.
    const seconds = expiry.number() ?? 0;
    const isLong = seconds === UNKNOWN ? UNKNOWN : seconds === 0 || seconds > maxSeconds;
    return expiry.violates(`must hand out credentials for at most ${maxSeconds} seconds`, isLong);
  },
});

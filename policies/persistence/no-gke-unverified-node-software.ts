import { onGkeNodes } from "../../lib/cloud/shared/types";
import { GKE } from "../../lib/model/cloud-types";
import { settingsPolicy } from "../../lib/policy/define";

const SCRIPT = "linuxNodeConfig.customNodeInit.initScript";
const HOSTS = "containerdConfig.registryHosts[].hosts[]";
const DEFAULTS = "nodePoolDefaults.nodeConfigDefaults";
const PLAIN = {
  unset: "HTTPS",
  mustNotMatch: /^http:/i,
  safe: "https",
} as const;
const PUSH = {
  unset: "to pull and to resolve",
  mustNotMatch: /push$/i,
  safe: "pull and resolve",
} as const;

export const noGkeUnverifiedNodeSoftware = settingsPolicy({
  id: "no-gke-unverified-node-software",
  category: "persistence",
  threats: ["P1", "P3", "N1"],
  boundaries: ["B2", "B6"],
  stride: ["T"],
  severity: "medium",
  enforcement: "advisory",
  profile: "baseline",
  title: "GKE nodes must pin init scripts, and pull images over TLS",
  why: "An attacker who can write to the bucket of an init script runs code as root on each new node; one on the way to a registry without TLS, or with push rights to a mirror, chooses the images.",
  fix: "Set `gcsGeneration` of the script, use registry hosts with `https://`, and give mirrors no `push` capability.",
  references: ["cis:gke/5.1.4", "owasp:2025/K04", "mitre:T1525", "mitre:T1037"],
  covers: ["gke-node-init-script", "gke-node-registry"],
  settings: [
    ...onGkeNodes(`${SCRIPT}.gcsGeneration`, {
      unset: "whatever is in the bucket",
      onlyWithSet: [`${SCRIPT}.gcsUri`],
      mustBeSet: true,
    }),
    ...onGkeNodes(`${HOSTS}.host`, PLAIN),
    ...onGkeNodes(`${HOSTS}.capabilities[]`, PUSH),
    { on: [GKE], path: `${DEFAULTS}.${HOSTS}.host`, ...PLAIN },
    { on: [GKE], path: `${DEFAULTS}.${HOSTS}.capabilities[]`, ...PUSH },
  ],
});

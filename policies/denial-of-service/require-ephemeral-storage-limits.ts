import { containerPolicy } from "../../lib/define";

export const requireEphemeralStorageLimits = containerPolicy({
  id: "require-ephemeral-storage-limits",
  category: "denial-of-service",
  threats: ["D4", "Dm"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "low",
  enforcement: "advisory",
  profile: "restricted",
  title: "Containers must have a limit of ephemeral storage",
  why: "Logs and temporary files of one container fill the disk of the node, which then evicts its neighbours.",
  fix: "Set `resources.requests` and `resources.limits` of `ephemeral-storage`.",
  references: ["mitre:T1499"],
  equivalents: ["kube-score:container-ephemeral-storage-request-and-limit"],
  covers: ["ephemeral-storage-limit"],

  check(container) {
    if (container.kind === "ephemeral container") return undefined;
    const limit = container.at("resources.limits").key("ephemeral-storage");
    return limit.mustBeSet();
  },
});

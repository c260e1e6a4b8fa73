import { podPolicy } from "kubernetes-threat-model/library";

/** A rule of the team: what it runs answers customers, and spot nodes may go at any time. */
export const noSpotNodes = podPolicy({
  id: "no-spot-nodes",
  category: "denial-of-service",
  threats: ["D1"],
  boundaries: ["B2"],
  stride: ["D"],
  severity: "high",
  enforcement: "mandatory",
  profile: "baseline",
  title: "Pods must not be bound to spot nodes",
  why: "A spot node goes within minutes, and the customer's request with it.",
  fix: "Remove the key `spot` from `nodeSelector`.",
  references: ["url:https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/"],

  check: (pod) => pod.at("nodeSelector.spot").mustNotBe("true"),
});

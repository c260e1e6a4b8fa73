import { enforcesBaseline } from "../../lib/kubernetes/pod-security";
import { deployment, type Manifest, namespace, object, UNKNOWN } from "../support/builders";
import { clusterOf, podNamed } from "./network/support";

const ENFORCE = "pod-security.kubernetes.io/enforce";
const unnamed = (labels: Record<string, string>) =>
  object("v1", "Namespace", "other", { metadata: { name: UNKNOWN, labels } });

test.each<[name: string, objects: Manifest[], expected: boolean | typeof UNKNOWN]>([
  ["a namespace that enforces a level", [namespace("shop", { [ENFORCE]: "restricted" })], true],
  ["a namespace that enforces none", [namespace("shop")], false],
  ["another namespace", [namespace("bank", { [ENFORCE]: "restricted" })], false],
  ["a namespace of unknown name that enforces a level", [unnamed({ [ENFORCE]: "baseline" })], UNKNOWN],
  ["a namespace of unknown name that enforces none", [unnamed({})], false],
])("%s", (_, objects, expected) => {
  const cluster = clusterOf([deployment("shop/web"), ...objects]);
  expect(enforcesBaseline(cluster, podNamed(cluster, "web"))).toBe(expected);
});

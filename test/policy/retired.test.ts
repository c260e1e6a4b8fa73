import { configProblems } from "../../lib/policy/configuration";
import { renamedTo, successorsOf } from "../../lib/policy/successors";
import { policies } from "../../policies";

test("an old id leads to all that it was split into", () => {
  expect(successorsOf("no-exposed-cluster-administration")).toEqual([
    "no-gke-credentials-through-dns-endpoint",
    "no-dashboards",
  ]);
});

test("an id of today, and one that never was, has no successor", () => {
  expect(["no-dashboards", "no-such-policy"].map(renamedTo)).toEqual(["", ""]);
});

test("a configuration with an old id says which one it is today", () => {
  expect(configProblems(policies, { "limit-priorities": "mandatory", "no-such-policy": "advisory" })).toEqual(
    [
      'no policy is named "limit-priorities"; it is no-system-priorities today',
      'no policy is named "no-such-policy"',
    ],
  );
});

import { pathsOf } from "../../lib/attack/paths";
import { exampleWorld } from "../poison/examples";
import { programIn } from "../support/declared";

// Each runs a program.
jest.setTimeout(120_000);

async function pathsIn(name: string) {
  const { world } = await exampleWorld(name);
  return pathsOf(programIn(world));
}

test("the hardened example has no path, not even a possible one", async () => {
  expect(await pathsIn("guestbook-hardened")).toEqual([]);
});

test("the vulnerable example has a certain path from outside to each goal in a cluster but the files of the control plane", async () => {
  const paths = await pathsIn("guestbook-vulnerable");
  const goals = (certainty: string) =>
    new Set(
      paths
        .filter((path) => path.source === "outside" && path.certainty === certainty)
        .map(({ goal }) => goal),
    );
  expect([...goals("confirmed")].sort()).toEqual([
    "admission",
    "all-secrets",
    "cluster-admin",
    "namespace-secrets",
    "node-root",
    "strong-account",
  ]);
  expect(goals("possible")).toContain("control-plane-files");
});

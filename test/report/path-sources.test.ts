import { withSources } from "../../lib/report/path-sources";
import { attackReport, shop } from "../support/attack-reports";

test("steps and changes get the lines of their resources, and those without a resource none", () => {
  const objects = shop().map((object, index) => ({ ...object, $name: `r${index}` }));
  const [path] = attackReport(objects).paths;
  if (path === undefined) throw new Error("no path");
  const urn = path.fix?.at.urn ?? "";
  const source = { file: "index.ts", line: 7, column: 1 };
  const placed = withSources(path, new Map([[urn, source]]));
  expect(placed.fix?.at.source).toEqual(source);
  const ofHops = placed.hops.map(({ at }) => [at?.urn === urn, at?.source !== undefined]);
  for (const [isIt, hasLine] of ofHops) expect(hasLine).toBe(isIt);
  expect(ofHops).toContainEqual([true, true]);
});

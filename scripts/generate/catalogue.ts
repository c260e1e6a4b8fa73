import catalogue from "../../lib/policy/catalogue.json";
import type { Policy } from "../../lib/policy/define";
import { leftOut } from "./left-out";
import { document, MARK, policyLinks, table } from "./text";

/** `docs/catalogue.md`: the known checks, each with the policies that decide it or why none does. */
export function cataloguePage(policies: readonly Policy[]): string {
  const reasons = new Map(leftOut().map(({ row, reason }) => [row, reason]));
  const rows = Object.entries(catalogue).map(([row, finds]) => {
    const ids = policies.filter(({ covers = [] }) => covers.some((id) => id === row)).map(({ id }) => id);
    return { row, finds, ids, reason: reasons.get(row) ?? "" };
  });
  const decided = rows.filter(({ ids }) => ids.length > 0);
  const dropped = rows.filter(({ ids }) => ids.length === 0);
  return document(
    MARK,
    "# Catalogue of known checks",
    "What known checks of Kubernetes find, each with the policies that decide it. Names of checks in other tools are in [coming from another tool](coming-from.md).",
    "## Decided",
    table(
      ["check", "it finds", "policies"],
      decided.map(({ row, finds, ids }) => [row, finds, policyLinks(ids, "policies/")]),
    ),
    "## Left out",
    table(
      ["check", "it finds", "why no policy does"],
      dropped.map(({ row, finds, reason }) => [row, finds, reason]),
    ),
  );
}

import { policies } from "../policies";
import { ACCESS_TO_SENSITIVE_DATA } from "./equivalents/access-to-sensitive-data";
import { ATTACKER_ON_THE_NETWORK } from "./equivalents/attacker-on-the-network";
import { CLUSTERS_ON_THE_NETWORK } from "./equivalents/clusters-on-the-network";
import { DENIAL_OF_SERVICE } from "./equivalents/denial-of-service";
import { MALICIOUS_CODE_EXECUTION } from "./equivalents/malicious-code-execution";
import { isFound } from "./support/equivalents";

const TABLES = [
  ACCESS_TO_SENSITIVE_DATA,
  ATTACKER_ON_THE_NETWORK,
  CLUSTERS_ON_THE_NETWORK,
  DENIAL_OF_SERVICE,
  MALICIOUS_CODE_EXECUTION,
];
const CASES = TABLES.flatMap((table) =>
  Object.entries(table).flatMap(([id, rows]) =>
    rows.flatMap(([claims, wrong]) => claims.map((claim) => [id, claim, wrong] as const)),
  ),
);

test.each(CASES)("%s finds what %s describes as wrong", (id, claim, wrong) => {
  const policy = policies.find((each) => each.id === id);
  if (policy === undefined) throw new Error(`no policy ${id}`);
  expect(policy.equivalents).toContain(claim);
  expect(isFound(policy, wrong)).toBe(true);
});

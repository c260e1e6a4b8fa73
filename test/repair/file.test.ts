import { settingsOf } from "../../lib/policy/configuration";
import type { ObjectPolicy } from "../../lib/policy/define";
import { repairedFile } from "../../lib/repair/file";
import { policies } from "../../policies";

const repairing = policies.filter(
  (policy): policy is ObjectPolicy => "remediation" in policy && policy.remediation !== undefined,
);

function repair(text: string, ids: readonly string[], config = {}) {
  const chosen = repairing.filter(({ id }) => ids.includes(id));
  return repairedFile(text, "web.yaml", "named", chosen, settingsOf(policies, config).exemptions());
}

const ESCALATION = "no-privilege-escalation-in-containers";
const HOST = "no-host-namespaces";

const pod = (spec: string, metadata = "{ name: web }") =>
  `apiVersion: v1\nkind: Pod\nmetadata: ${metadata}\nspec:\n${spec}`;

test.each([
  [
    "a field is added at the end of its map, and comments stay",
    pod("  containers:\n    - name: web # the server\n      image: web:1\n\n# the end\n"),
    pod(
      "  containers:\n    - name: web # the server\n      image: web:1\n      securityContext:\n        allowPrivilegeEscalation: false\n\n# the end\n",
    ),
  ],
  [
    "a value is replaced where it stands",
    pod("  containers:\n  - name: web\n    securityContext: { allowPrivilegeEscalation: true } # why?\n"),
    pod("  containers:\n  - name: web\n    securityContext: { allowPrivilegeEscalation: false } # why?\n"),
  ],
  [
    "a map in braces gets its field in braces",
    pod('  containers: [{ name: "web", image: "web:1" }]\n'),
    pod(
      '  containers: [{ name: "web", image: "web:1", securityContext: { allowPrivilegeEscalation: false } }]\n',
    ),
  ],
  [
    "an empty field is filled",
    pod("  containers:\n  - name: web\n    securityContext:\n"),
    pod("  containers:\n  - name: web\n    securityContext: { allowPrivilegeEscalation: false }\n"),
  ],
  [
    "a text without a last line end gets its field on a line of its own",
    pod("  containers:\n  - name: web"),
    pod("  containers:\n  - name: web\n    securityContext:\n      allowPrivilegeEscalation: false"),
  ],
  [
    "a script in a block is not taken for the end of its container",
    pod("  containers:\n  - name: web\n    args:\n    - |\n      sleep 1\n      exit 0\n"),
    pod(
      "  containers:\n  - name: web\n    args:\n    - |\n      sleep 1\n      exit 0\n    securityContext:\n      allowPrivilegeEscalation: false\n",
    ),
  ],
  [
    "lines end as they did",
    pod("  containers:\n  - name: web\n").replaceAll("\n", "\r\n"),
    pod(
      "  containers:\n  - name: web\n    securityContext:\n      allowPrivilegeEscalation: false\n",
    ).replaceAll("\n", "\r\n"),
  ],
])("%s", (_, before, after) => {
  expect(repair(before, [ESCALATION])).toMatchObject({ after, objects: 1, left: [] });
});

test("a field is taken away with its line, and the patch shows it", () => {
  const before = pod("  hostNetwork: true # for now\n  containers:\n  - name: web\n");
  const { after, patch } = repair(before, [HOST]);
  expect(after).toBe(pod("  containers:\n  - name: web\n"));
  expect(patch).toContain("--- web.yaml");
  expect(patch).toContain("-  hostNetwork: true # for now\n");
});

test("every item of a List and every document is repaired at its own place", () => {
  const item =
    "- apiVersion: v1\n  kind: Pod\n  metadata: { name: a }\n  spec:\n    hostPID: true\n    containers: []\n";
  const before = `apiVersion: v1\nkind: List\nitems:\n${item}${item.replace("name: a", "name: b")}---\n${pod("  hostIPC: true\n  containers: []\n")}`;
  const { after, objects } = repair(before, [HOST]);
  expect(objects).toBe(3);
  expect(after).toBe(before.replaceAll("    hostPID: true\n", "").replace("  hostIPC: true\n", ""));
});

test("what an anchor shares is left alone and named, as a change there would change more", () => {
  const before = pod("  containers:\n  - &web\n    name: web\n  - <<: *web\n    name: side\n");
  const { after, left } = repair(before, [ESCALATION]);
  expect(after).toBe(before);
  expect(left).toEqual([expect.stringMatching(/^web\.yaml:1: .*anchor/)]);
});

test("a file without anything to repair has no patch", () => {
  const before = pod(
    "  containers:\n  - name: web\n    securityContext: { allowPrivilegeEscalation: false }\n",
  );
  expect(repair(before, [ESCALATION])).toMatchObject({ after: before, patch: "", objects: 0, left: [] });
});

test("what is exempted is not repaired", () => {
  const exemptions = [{ policies: [HOST], target: { name: "web" }, reason: "It is the CNI." }];
  const before = pod("  hostNetwork: true\n  containers: []\n");
  expect(repair(before, [HOST], { settings: { exemptions } })).toMatchObject({ after: before, objects: 0 });
});

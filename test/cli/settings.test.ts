import type { Report } from "../../lib/report/report";
import { ktmInFolder } from "../support/ktm";

const { run: ktm, file } = ktmInFolder();

const privileged = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec:
  containers:
    - { name: web, image: "registry.example.com/web:1", securityContext: { privileged: true } }
`;

test("an exempted finding fails no run and is shown with its reason; a misspelt exemption is a finding", () => {
  const list = [
    { policies: ["no-privileged-containers"], target: { name: "*" }, reason: "a driver", ticket: "OPS-7" },
    { policies: ["no-privileged"], target: { name: "web" }, reason: "a driver" },
  ];
  const exemptions = file("exemptions.yaml", JSON.stringify({ exemptions: list }));
  const { status, stdout } = ktm(["check", "--format", "json", "--exemptions", exemptions, "-"], privileged);
  const { findings, summary } = JSON.parse(stdout) as Report;
  expect({ status, exempted: summary.exempted }).toEqual({ status: 0, exempted: 1 });
  expect(findings.at(-1)).toMatchObject({
    policy: "no-privileged-containers",
    exempted: { reason: "a driver", source: "configuration", expires: null, ticket: "OPS-7" },
  });
  expect(findings).toContainEqual(
    expect.objectContaining({ policy: "no-invalid-exemptions", enforcement: "advisory", exempted: null }),
  );
  expect(ktm(["check", "--exemptions", exemptions, "-"], privileged).stdout).toContain(
    'Exempted: no-privileged-containers, Pod "shop/web": a driver (configuration, OPS-7)',
  );
});

test("a file of exemptions that is none ends with code 2, and names all mistakes", () => {
  const exemptions = file("exemptions.yaml", "- { policies: all }\n- { policy: [x], reason: 1 }\n");
  expect(ktm(["check", "--exemptions", exemptions, "-"], privileged)).toMatchObject({
    status: 2,
    stderr: [
      "ktm: exemptions.yaml: exemptions[0].policies must be a list",
      "exemptions.yaml: exemptions[1] must have policies",
      'exemptions.yaml: exemptions[1] has no setting "policy"',
      "exemptions.yaml: exemptions[1].reason must be a text",
      "",
    ].join("\n"),
  });
});

test("stack tags choose the profile that the settings have for them, and --profile is stronger", () => {
  const rules = [{ tag: "env", value: "prod", profile: "restricted" }];
  const config = file("settings.json", JSON.stringify({ settings: { profiles: rules } }));
  const reports = (...more: string[]) =>
    ktm(["check", "--config", config, ...more, "-"], privileged).stdout.includes("require-run-as-non-root");
  expect(reports()).toBe(false);
  expect(reports("--stack-tag", "env=prod")).toBe(true);
  expect(reports("--stack-tag", "env=prod", "--profile", "baseline")).toBe(false);
});

test("open questions are violations where the settings say so", () => {
  const config = file("strict.json", JSON.stringify({ settings: { undecided: "violation" } }));
  const open =
    "apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec: { hostPID: maybe }\n";
  expect(ktm(["check", "--select", "no-host-namespaces", "-"], open).status).toBe(0);
  expect(ktm(["check", "--select", "no-host-namespaces", "--config", config, "-"], open).status).toBe(1);
});

test("open questions are named one by one where the settings say so", () => {
  const config = file("detail.json", JSON.stringify({ settings: { undecided: "all" } }));
  const open =
    "apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop }\nspec: { hostPID: maybe }\n";
  const said = (...more: string[]) =>
    ktm(["check", "--select", "no-host-namespaces", ...more, "-"], open).stdout;
  expect(said()).not.toContain("hostPID");
  expect(said("--config", config)).toMatch(
    /^Undecided: <stdin>:1:1 no-host-namespaces: Pod "shop\/web": .*hostPID/m,
  );
});

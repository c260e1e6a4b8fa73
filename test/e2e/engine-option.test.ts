import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../lib/report/report";
import { describeWithEngine } from "./support/describe";
import { ensureEngine } from "./support/engine";

const root = join(__dirname, "..", "..");
const program = `
import * as kubernetes from "@pulumi/kubernetes";
new kubernetes.core.v1.Pod("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: { hostPID: true, containers: [{ name: "web", image: "registry.example.com/web:1" }] },
});
`;

describeWithEngine("ktm preview --engine pulumi", () => {
  test("drives the installed pulumi in the selected stack, and finds the same at the same lines", () => {
    mkdirSync(join(root, ".cache"), { recursive: true });
    const folder = mkdtempSync(join(root, ".cache", "engine-option-"));
    try {
      writeFileSync(join(folder, "Pulumi.yaml"), "name: option\nruntime: nodejs\n");
      writeFileSync(join(folder, "index.ts"), program);
      mkdirSync(join(folder, "state"));
      const env = {
        ...process.env,
        PATH: ensureEngine().path,
        PULUMI_HOME: join(folder, "home"),
        PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
      };
      execFileSync("pulumi", ["stack", "init", "dev"], { cwd: folder, env, stdio: "ignore" });
      const find = (...args: string[]) => {
        const command = [
          join(root, "bin", "ktm.js"),
          "preview",
          folder,
          "--format",
          "json",
          "--fail-on",
          "never",
          ...args,
        ];
        return JSON.parse(
          execFileSync(process.execPath, command, { env, encoding: "utf8", maxBuffer: 1e9 }),
        ) as Report;
      };
      const onEngine = find("--engine", "pulumi");
      const factsOf = ({ findings }: Report) =>
        findings.map(
          ({ policy, message, resource }) =>
            `${policy} ${resource.source?.file}:${resource.source?.line} ${message}`,
        );
      expect(onEngine.summary.violated).toBeGreaterThan(0);
      expect(factsOf(onEngine)).toEqual(factsOf(find()));

      // The tags of the stack choose the profile, unless a tag or a profile on the command line does.
      execFileSync("pulumi", ["stack", "tag", "set", "env", "prod"], { cwd: folder, env, stdio: "ignore" });
      const profiles = [{ tag: "env", value: "prod", profile: "restricted" }];
      const config = join(folder, "policies.json");
      writeFileSync(config, JSON.stringify({ settings: { profiles } }));
      const levels = (...more: string[]) => {
        const { findings } = find("--engine", "pulumi", "--config", config, ...more);
        const levelOf = (id: string) => findings.find(({ policy }) => policy === id)?.enforcement;
        return ["no-host-namespaces", "require-run-as-non-root"].map(levelOf);
      };
      expect(levels()).toEqual(["mandatory", "advisory"]);
      expect(levels("--stack-tag", "env=dev")).toEqual(["mandatory", undefined]);
      expect(levels("--profile", "audit")).toEqual(["advisory", "advisory"]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

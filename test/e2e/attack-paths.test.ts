import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithEngine } from "./support/describe";
import { previewWithEngine } from "./support/engine";

const root = join(__dirname, "..", "..");
const cache = join(root, ".cache");

const weak = `
new kubernetes.core.v1.Service("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: { type: "LoadBalancer", selector: { app: "web" }, ports: [{ port: 80 }] },
}, { provider });
new kubernetes.apps.v1.Deployment("web", {
  metadata: { name: "web", namespace: "shop" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: {
      metadata: { labels: { app: "web" } },
      spec: { serviceAccountName: "web", containers: [{ name: "web", image: "registry.example/web:1" }] },
    },
  },
}, { provider });
new kubernetes.rbac.v1.ClusterRoleBinding("web", {
  metadata: { name: "web" },
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
  subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
}, { provider });
`;

const imports = `
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
`;

const known = `${imports}
const provider = new kubernetes.Provider("cluster", { kubeconfig: "{}" });
${weak}`;

const unknown = `${imports}
class Cluster extends pulumi.dynamic.Resource {
  declare readonly kubeconfig: pulumi.Output<string>;
  constructor(name: string) {
    super({ create: async () => ({ id: name, outs: { kubeconfig: "{}" } }) }, name, { kubeconfig: undefined });
  }
}
const provider = new kubernetes.Provider("cluster", { kubeconfig: new Cluster("cluster").kubeconfig });
${weak}`;

describeWithEngine("attack paths on the real engine", () => {
  let folder: string;

  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "paths-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function pathsIn(source: string): Promise<(string | undefined)[]> {
    const program = mkdtempSync(join(folder, "program-"));
    writeFileSync(join(program, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(program, "index.ts"), source);
    const { violations } = await previewWithEngine({ program, pack: join(root, "dist") });
    return violations
      .filter(({ policy }) => policy.startsWith("no-attack-paths-"))
      .map(({ message }) => message);
  }

  test("a kubeconfig that is not known yet hides no certain path", async () => {
    const paths = await pathsIn(known);
    expect(paths).toContainEqual(
      expect.stringContaining("must not let an attacker from the Internet take over the cluster"),
    );
    expect(paths).toContainEqual(expect.stringContaining('-> ServiceAccount "shop/web"'));
    expect(await pathsIn(unknown)).toEqual(paths);
  });
});

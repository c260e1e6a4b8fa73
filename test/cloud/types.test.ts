import { onAksNodes, onGkeNodes, onGkePools } from "../../lib/cloud/shared/types";
import { declaredBy } from "../../lib/model/declared-resource";
import { issuesOf } from "../../lib/model/issue";
import { issuesOn, type Setting } from "../../lib/model/setting";
import type { Manifest } from "../support/builders";
import { aks, aksNodes, classicAks, gke, gkeNodes } from "../support/clouds";
import { declarationOf } from "../support/declared";

function places(settings: readonly Setting[], given: Manifest): string[] {
  const issues = declaredBy(declarationOf(given)).flatMap((object) => [
    ...issuesOf(issuesOn(object, settings)),
  ]);
  return issues.map(({ field }) => field.path);
}

const account = onGkeNodes("serviceAccount", { unset: "the default", mustBeSet: true });
const kubelet = onGkeNodes("kubeletConfig.podPidsLimit", { unset: "no limit", mustBeSet: true });
const repair = onGkePools("management.autoRepair", { unset: "true", mustNotBe: false });

test("nodes of GKE are in pools, in clusters, in default pools, and in what GKE makes", () => {
  expect(places(account, gkeNodes())).toEqual(["nodeConfig.serviceAccount"]);
  expect(places(account, gke({ nodePools: [{}] }))).toEqual(["nodePools[0].nodeConfig.serviceAccount"]);
  expect(places(account, gke())).toEqual(["nodeConfig.serviceAccount"]);
  expect(places(account, gke({ removeDefaultNodePool: true }))).toEqual([]);
  expect(
    places(account, gke({ removeDefaultNodePool: true, clusterAutoscaling: { enabled: true } })),
  ).toEqual(["clusterAutoscaling.autoProvisioningDefaults.serviceAccount"]);
});

test("clusters have only some settings for the pools that GKE makes", () => {
  const makes = gke({ removeDefaultNodePool: true, clusterAutoscaling: { enabled: true } });
  expect(places(kubelet, makes)).toEqual([]);
});

test("Autopilot chooses the settings of its nodes", () => {
  const autopilot = gke({
    enableAutopilot: true,
    nodePools: [{ management: { autoRepair: false } }],
    clusterAutoscaling: { autoProvisioningDefaults: { management: { autoRepair: false } } },
  });
  expect(places([...account, ...repair], autopilot)).toEqual([]);
});

test("pools are looked after wherever they are declared", () => {
  const management = { autoRepair: false };
  expect(places(repair, gkeNodes({ management }))).toEqual(["management.autoRepair"]);
  expect(places(repair, gke({ nodePools: [{ management }] }))).toEqual([
    "nodePools[0].management.autoRepair",
  ]);
  expect(
    places(repair, gke({ clusterAutoscaling: { enabled: true, autoProvisioningDefaults: { management } } })),
  ).toEqual(["clusterAutoscaling.autoProvisioningDefaults.management.autoRepair"]);
});

test("conditions of a setting are read beside it", () => {
  const swap = onGkeNodes("swap.key", { unset: "no key", onlyWithSet: ["swap.size"], mustBeSet: true });
  expect(places(swap, gke({ nodePools: [{ nodeConfig: { swap: { size: 1 } } }, {}] }))).toEqual([
    "nodePools[0].nodeConfig.swap.key",
  ]);
});

test("AKS Automatic chooses what is not set, and not what is", () => {
  const names = { path: "enableNodePublicIP", classic: "nodePublicIpEnabled" };
  const off = onAksNodes(names, { unset: "false", mustNotBe: true });
  const on = onAksNodes(names, { unset: "false", mustBe: true });
  const automatic = (pool: { enableNodePublicIP?: boolean }) =>
    aks({ sku: { name: "Automatic" }, agentPoolProfiles: [pool] });
  expect(places(off, automatic({ enableNodePublicIP: true }))).toEqual([
    "agentPoolProfiles[0].enableNodePublicIP",
  ]);
  expect(places(on, automatic({}))).toEqual([]);
  expect(places(on, aksNodes())).toEqual(["enableNodePublicIP"]);
  expect(places(on, classicAks())).toEqual(["defaultNodePool.nodePublicIpEnabled"]);
});

import { namesCluster } from "../../lib/cloud/azure/azure-target";
import { UNKNOWN } from "../../lib/model/value";
import { dependingOn, type Manifest, resource, stack } from "../support/builders";
import { aks, automaticAks, classicAks } from "../support/clouds";
import { programIn } from "../support/declared";

const ID = "/subscriptions/1/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters";
const setting = (target: string | typeof UNKNOWN) => resource("azure:test:Setting", "setting", { target });

function named(cluster: Manifest, from: Manifest, ...others: Manifest[]) {
  const { cloud } = programIn(stack(cluster, from, ...others));
  const [managed, source] = cloud.objects;
  if (managed === undefined || source === undefined) throw new Error("nothing declared");
  return namesCluster(source.at("target"), managed, cloud);
}

test.each<[string, Manifest, string, boolean | typeof UNKNOWN]>([
  ["the name of the cluster, in any case", aks({ resourceName: "prod" }), `${ID}/PROD`, true],
  ["another name", aks({ resourceName: "prod" }), `${ID}/staging`, false],
  [
    "a resource of another type",
    aks({ resourceName: "prod" }),
    "/subscriptions/1/resourceGroups/prod",
    false,
  ],
  ["a name of the classic provider", classicAks({ name: "prod" }), `${ID}/prod`, true],
  ["a name of AKS Automatic", automaticAks(), `${ID}/prod`, true],
  ["a cluster whose name Pulumi chooses", aks(), `${ID}/prod`, UNKNOWN],
])("a resource id: %s", (_name, cluster, id, expected) => {
  expect(named(cluster, setting(id))).toBe(expected);
});

test("an output names the cluster that it comes from, for certain where that is only one", () => {
  const other = classicAks({ name: "other" });
  const staging = { ...other, $name: "staging" };
  expect(named(aks(), dependingOn(setting(UNKNOWN), { target: [aks()] }))).toBe(true);
  expect(named(aks(), dependingOn(setting(UNKNOWN), { target: [staging] }), staging)).toBe(false);
  expect(named(aks(), dependingOn(setting(UNKNOWN), { target: [aks(), staging] }), staging)).toBe(UNKNOWN);
  expect(named(aks(), setting(UNKNOWN))).toBe(UNKNOWN);
});

import type { Value } from "../../lib/model/value";
import { limitEmptyDirSize } from "../../policies/denial-of-service/limit-empty-dir-size";
import { deployment, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const NO_LIMITS = { "containers[0].resources.limits": { cpu: 1 } };
const web = (emptyDir: Value, tweaks = {}) =>
  stack(deployment("shop/web", { ...NO_LIMITS, volumes: [{ name: "tmp", emptyDir }], ...tweaks }));

testStackPolicy(limitEmptyDirSize, {
  accepts: {
    "a limit": web({ sizeLimit: "64Mi" }),
    "no limit on the disk, of which a container has one": web(
      {},
      { "containers[0].resources.limits": { "ephemeral-storage": "1Gi" } },
    ),
    "no limit in memory, of which the containers have one": web(
      { medium: "Memory" },
      { "containers[0].resources.limits": { memory: "64Mi" } },
    ),
    "huge pages, which are limited always": web({ medium: "HugePages-2Mi" }),
    "another volume": stack(
      deployment("shop/web", { ...NO_LIMITS, volumes: [{ name: "c", configMap: { name: "c" } }] }),
    ),
  },
  rejects: {
    "no limit": {
      given: web({}),
      says: [
        'Deployment "shop/web" must set spec.template.spec.volumes[0].emptyDir.sizeLimit (volume "tmp")',
      ],
    },
    "no limit in memory, where only the disk has one": {
      given: web({ medium: "Memory" }, { "containers[0].resources.limits": { "ephemeral-storage": "1Gi" } }),
      says: [
        'Deployment "shop/web" must set spec.template.spec.volumes[0].emptyDir.sizeLimit (volume "tmp")',
      ],
    },
    "zero, which is no limit": {
      given: web({ sizeLimit: "0" }),
      says: [
        'Deployment "shop/web" must not set spec.template.spec.volumes[0].emptyDir.sizeLimit=0 (volume "tmp")',
      ],
    },
  },
  undecided: {
    "volumes from an output": stack(deployment("shop/web", { ...NO_LIMITS, volumes: UNKNOWN })),
    "a limit from an output": web({ sizeLimit: UNKNOWN }),
  },
});

import type { Edge } from "../../../lib/attack/edge";
import { ceCgroupRw } from "../../../lib/attack/edges/ce-cgroup-rw";
import { ceControlplaneFiles } from "../../../lib/attack/edges/ce-controlplane-files";
import { ceCorePattern } from "../../../lib/attack/edges/ce-core-pattern";
import { ceHostpathRead } from "../../../lib/attack/edges/ce-hostpath-read";
import { ceHostpathTokens } from "../../../lib/attack/edges/ce-hostpath-tokens";
import { ceHostpathWrite } from "../../../lib/attack/edges/ce-hostpath-write";
import { ceKubeletCred } from "../../../lib/attack/edges/ce-kubelet-cred";
import { cePvHostpath } from "../../../lib/attack/edges/ce-pv-hostpath";
import { ceRawio } from "../../../lib/attack/edges/ce-rawio";
import { ceSock } from "../../../lib/attack/edges/ce-sock";
import { ceVarLog } from "../../../lib/attack/edges/ce-var-log";
import type { Value, ValueMap } from "../../../lib/model/value";
import {
  container,
  deployment,
  namespace,
  object,
  resource,
  type Tweaks,
  UNKNOWN,
} from "../../support/builders";
import { stepsIn } from "../support";

/** A pod that runs as root and mounts a volume, with changes to the mount and to the pod. */
function mounting(volume: ValueMap, mount: Tweaks = {}, ofPod: Tweaks = {}) {
  const volumeMounts = [{ name: "data", mountPath: "/data", ...mount }];
  return deployment("shop/web", {
    hostUsers: undefined,
    "securityContext.runAsUser": 0,
    "securityContext.runAsNonRoot": undefined,
    volumes: [{ name: "data", ...volume }],
    containers: [container({ volumeMounts })],
    ...ofPod,
  });
}

const onHost = (path: Value): ValueMap => ({ hostPath: { path } });
const root = (certainty: string) => [`Deployment "shop/web" -> root on its node: ${certainty}`];
const files = (certainty: string) => [`Deployment "shop/web" -> all files of its node: ${certainty}`];
const pods = (certainty: string) => [`Deployment "shop/web" -> files of the pods on its node: ${certainty}`];
const control = (certainty: string) => [`Deployment "shop/web" -> files of the control plane: ${certainty}`];
const nodes = ['Deployment "shop/web" -> Group "system:nodes": confirmed'];
const NOWHERE: string[] = [];
const readOnly = { readOnly: true };
const someone = { "securityContext.runAsUser": 10101 };
const onControlPlane = {
  nodeSelector: { "node-role.kubernetes.io/control-plane": "" },
  tolerations: [{ operator: "Exists" }],
};

const CASES: [edge: Edge, path: Value, mount: Tweaks, ofPod: Tweaks, expected: string[]][] = [
  [ceSock, "/var/run/docker.sock", readOnly, {}, root("confirmed")],
  [ceSock, "/run/containerd", {}, {}, root("confirmed")],
  [ceSock, "/run", readOnly, {}, root("confirmed")],
  [ceSock, "/", readOnly, {}, root("confirmed")],
  [ceSock, "/var/run/docker.sock", {}, someone, root("possible")],
  [ceSock, "/var", readOnly, {}, root("possible")],
  [ceSock, "/var/lib/kubelet/device-plugins", {}, {}, root("possible")],
  [ceSock, "/var/lib/kubelet/device-plugins", readOnly, {}, NOWHERE],
  [ceSock, "/run/app.sock", {}, {}, NOWHERE],
  [ceHostpathWrite, "/etc", {}, {}, root("confirmed")],
  [ceHostpathWrite, "/var", { subPath: "spool/cron" }, {}, root("confirmed")],
  [
    ceHostpathWrite,
    "/",
    {},
    { "securityContext.runAsUser": undefined },
    root("confirmed, assuming the image runs as root"),
  ],
  [ceHostpathWrite, "/etc", readOnly, {}, NOWHERE],
  [ceHostpathWrite, "/etc", { readOnly: UNKNOWN }, {}, root("possible")],
  [ceHostpathWrite, "/etc", {}, someone, root("possible")],
  [ceHostpathWrite, "/etc/app", {}, {}, root("possible")],
  [ceHostpathWrite, "/dev/sda", {}, {}, root("possible")],
  [ceHostpathWrite, "/srv/data", {}, {}, root("possible")],
  [ceHostpathWrite, UNKNOWN, {}, {}, root("possible")],
  [ceHostpathWrite, UNKNOWN, readOnly, {}, NOWHERE],
  [ceHostpathWrite, "/run/xtables.lock", {}, {}, NOWHERE],
  [ceHostpathRead, "/", readOnly, {}, files("confirmed")],
  [ceHostpathRead, "/root", readOnly, {}, files("possible")],
  [ceHostpathRead, "/", readOnly, someone, NOWHERE],
  [ceHostpathRead, "/var/log/pods", readOnly, {}, NOWHERE],
  [ceHostpathRead, "/etc/ssl/certs", readOnly, {}, NOWHERE],
  [ceHostpathTokens, "/var/lib/kubelet", readOnly, {}, pods("confirmed")],
  [ceHostpathTokens, "/var/lib/kubelet/pods/one", readOnly, {}, pods("possible")],
  [ceHostpathTokens, "/var/lib/kubelet/plugins", {}, {}, NOWHERE],
  [ceKubeletCred, "/etc/kubernetes", readOnly, {}, nodes],
  [ceKubeletCred, "/etc/kubernetes/manifests", readOnly, {}, NOWHERE],
  [ceControlplaneFiles, "/etc/kubernetes/pki", readOnly, onControlPlane, control("confirmed")],
  [ceControlplaneFiles, "/etc/kubernetes/pki", readOnly, {}, control("possible")],
  [ceControlplaneFiles, "/etc/kubernetes/manifests", {}, onControlPlane, control("confirmed")],
  [ceControlplaneFiles, "/etc/kubernetes/manifests", readOnly, onControlPlane, NOWHERE],
  [ceControlplaneFiles, "/etc/ssl", {}, onControlPlane, NOWHERE],
  [ceVarLog, "/var/log", {}, {}, files("possible")],
  [ceVarLog, "/var/log", readOnly, {}, NOWHERE],
  [ceVarLog, "/var/log/app", {}, {}, NOWHERE],
  [ceCorePattern, "/proc", {}, {}, root("confirmed")],
  [ceCorePattern, "/proc", readOnly, {}, NOWHERE],
  [ceCorePattern, "/proc/net", {}, {}, NOWHERE],
  [ceCgroupRw, "/sys/fs/cgroup", {}, {}, root("possible")],
  [ceCgroupRw, "/sys/fs/cgroup", readOnly, {}, NOWHERE],
];

test.each(CASES.map(([edge, ...rest], index) => [index, edge.id, edge, ...rest] as const))(
  "mount %i, for %s",
  (_, __, edge, path, mount, ofPod, expected) => {
    expect(stepsIn(edge, mounting(onHost(path), mount, ofPod))).toEqual(expected);
  },
);

test("a namespace that enforces baseline refuses hostPath volumes", () => {
  const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": "baseline" });
  expect(stepsIn(ceSock, mounting(onHost("/var/run/docker.sock")), shop)).toEqual([]);
});

test("the cloud keeps the files of a managed control plane", () => {
  const gke = resource("gcp:container/cluster:Cluster", "prod", { name: "prod" });
  const web = mounting(onHost("/etc/kubernetes/pki"), {}, onControlPlane);
  expect(stepsIn(ceControlplaneFiles, web, gke)).toEqual([]);
});

test.each<[name: string, volume: ValueMap, expected: string[]]>([
  ["with the devices of the node", onHost("/dev"), root("confirmed")],
  ["without them", { emptyDir: {} }, root("possible")],
])("CE_RAWIO %s", (_, volume, expected) => {
  const capable = container({
    volumeMounts: [{ name: "data", mountPath: "/data" }],
    securityContext: { capabilities: { add: ["SYS_RAWIO"] } },
  });
  expect(stepsIn(ceRawio, mounting(volume, {}, { containers: [capable] }))).toEqual(expected);
});

describe("CE_PV_HOSTPATH", () => {
  const web = mounting({ persistentVolumeClaim: { claimName: "disk" } });
  const claim = (spec: ValueMap) => object("v1", "PersistentVolumeClaim", "shop/disk", { spec });
  const volume = (name: string, spec: ValueMap) =>
    object("v1", "PersistentVolume", name, { spec: { hostPath: { path: "/etc/cron.d" }, ...spec } });
  const storageClass = (provisioner: string) =>
    object("storage.k8s.io/v1", "StorageClass", "manual", { provisioner });
  const manual = { storageClassName: "manual" };

  test.each<[name: string, objects: Parameters<typeof stepsIn>[1][], expected: string[]]>([
    ["a claim that names the volume", [claim({ volumeName: "disk" }), volume("disk", {})], root("confirmed")],
    ["a claim that names another volume", [claim({ volumeName: "other" }), volume("disk", {})], NOWHERE],
    [
      "a volume that names the claim",
      [claim({}), volume("disk", { claimRef: { namespace: "shop", name: "disk" } })],
      root("confirmed"),
    ],
    [
      "a volume that names another claim",
      [claim(manual), volume("disk", { ...manual, claimRef: { namespace: "shop", name: "other" } })],
      NOWHERE,
    ],
    ["the only volume of the class", [claim(manual), volume("disk", manual)], root("confirmed")],
    [
      "the only volume of a class that makes none",
      [claim(manual), volume("disk", manual), storageClass("kubernetes.io/no-provisioner")],
      root("confirmed"),
    ],
    [
      "the only volume of a class that makes others",
      [claim(manual), volume("disk", manual), storageClass("ebs.csi.aws.com")],
      root("possible"),
    ],
    [
      "one of two volumes of the class",
      [claim(manual), volume("disk", manual), volume("other", { ...manual, hostPath: { path: "/srv" } })],
      root("possible"),
    ],
    ["a volume of another class", [claim({ storageClassName: "fast" }), volume("disk", manual)], NOWHERE],
    ["a claim of the default class", [claim({}), volume("disk", manual)], NOWHERE],
    [
      "a local volume",
      [claim({ volumeName: "disk" }), volume("disk", { hostPath: null, local: { path: "/etc/cron.d" } })],
      root("confirmed"),
    ],
    [
      "a local volume with a disk of its own",
      [claim({ volumeName: "disk" }), volume("disk", { hostPath: null, local: { path: "/mnt/disks/one" } })],
      NOWHERE,
    ],
  ])("%s", (_, objects, expected) => {
    expect(stepsIn(cePvHostpath, web, ...objects)).toEqual(expected);
  });

  test("Pod Security does not look behind the claim", () => {
    const shop = namespace("shop", { "pod-security.kubernetes.io/enforce": "restricted" });
    const steps = stepsIn(cePvHostpath, web, claim({ volumeName: "disk" }), volume("disk", {}), shop);
    expect(steps).toEqual(root("confirmed"));
  });
});

import { containerAttach } from "../../../lib/attack/edges/container-attach";
import { readConfigMount } from "../../../lib/attack/edges/read-config-mount";
import { readPvc } from "../../../lib/attack/edges/read-pvc";
import { readSecretMount } from "../../../lib/attack/edges/read-secret-mount";
import { shareNet } from "../../../lib/attack/edges/share-net";
import { sharePs } from "../../../lib/attack/edges/share-ps";
import { sharePvc } from "../../../lib/attack/edges/share-pvc";
import { shareVol } from "../../../lib/attack/edges/share-vol";
import { supplyImage } from "../../../lib/attack/edges/supply-image";
import type { Value, ValueMap } from "../../../lib/model/value";
import { container, deployment, type Tweaks, UNKNOWN } from "../../support/builders";
import { stepsIn } from "../support";

const web = container();
const log = container({ name: "log", ports: undefined });
const both = (spec: Tweaks = {}, ...containers: ValueMap[]) =>
  deployment("shop/web", { containers: containers.length > 0 ? containers : [web, log], ...spec });
const named = (name: string) => `container "${name}" of Deployment "shop/web"`;
const webToLog = (certainty: string) => `${named("web")} -> ${named("log")}: ${certainty}`;
const logToWeb = (certainty: string) => `${named("log")} -> ${named("web")}: ${certainty}`;

describe("CONTAINER_ATTACH", () => {
  const attached = (name: string, certainty = "confirmed") =>
    `Deployment "shop/web" -> ${named(name)}: ${certainty}`;

  test("each container of a pod", () => {
    expect(stepsIn(containerAttach, both())).toEqual([attached("web"), attached("log")]);
  });

  test("not an init container, which is over", () => {
    const setup = container({ name: "setup" });
    const proxy = container({ name: "proxy", restartPolicy: "Always" });
    const stillOpen = container({ name: "open", restartPolicy: UNKNOWN });
    const spec = { initContainers: [setup, proxy, stillOpen] };
    expect(stepsIn(containerAttach, deployment("shop/web", spec))).toEqual([
      `Deployment "shop/web" -> sidecar container "proxy" of Deployment "shop/web": confirmed`,
      `Deployment "shop/web" -> init container "open" of Deployment "shop/web": possible`,
      attached("web"),
    ]);
  });

  test("the only container is the pod", () => {
    expect(stepsIn(containerAttach, deployment("shop/web"))).toEqual([]);
  });
});

test("SUPPLY_IMAGE: each image, that of an init container included", () => {
  expect(
    stepsIn(supplyImage, deployment("shop/web", { initContainers: [container({ name: "setup" })] })),
  ).toEqual([
    'a compromised image -> init container "setup" of Deployment "shop/web": confirmed',
    `a compromised image -> ${named("web")}: confirmed`,
  ]);
});

describe("SHARE_PS", () => {
  const shared = { shareProcessNamespace: true };
  const asRoot = { "securityContext.runAsUser": 0, "securityContext.capabilities": undefined };
  const rootWeb = container(asRoot);
  const rootLog = container({ ...asRoot, name: "log" });
  const bareRoot = container({ ...asRoot, name: "log", "securityContext.capabilities": { drop: ["ALL"] } });
  const tracer = container({
    ...asRoot,
    name: "log",
    "securityContext.capabilities": { add: ["SYS_PTRACE"] },
  });
  const other = container({ name: "log", "securityContext.runAsUser": 65534 });

  test.each<[name: string, spec: Tweaks, containers: ValueMap[], expected: string[]]>([
    ["containers of one user", shared, [web, log], [webToLog("confirmed"), logToWeb("confirmed")]],
    ["process namespaces of their own", {}, [web, log], []],
    [
      "perhaps one namespace",
      { shareProcessNamespace: UNKNOWN },
      [web, log],
      [webToLog("possible"), logToWeb("possible")],
    ],
    [
      "the namespace of the node",
      { hostPID: true },
      [web, log],
      [webToLog("confirmed"), logToWeb("confirmed")],
    ],
    ["containers of two users", shared, [web, other], []],
    [
      "a user that is not known",
      shared,
      [web, container({ name: "log", "securityContext.runAsUser": UNKNOWN })],
      [webToLog("possible"), logToWeb("possible")],
    ],
    [
      "root in both, in user namespaces",
      { ...shared, hostUsers: false },
      [rootWeb, rootLog],
      [webToLog("possible"), logToWeb("possible")],
    ],
    [
      "root in both",
      { ...shared, hostUsers: true },
      [rootWeb, rootLog],
      [webToLog("confirmed"), logToWeb("confirmed")],
    ],
    [
      "root with fewer capabilities",
      { ...shared, hostUsers: true },
      [rootWeb, bareRoot],
      [webToLog("confirmed")],
    ],
    ["root without the right to trace, and a user", { ...shared, hostUsers: true }, [web, bareRoot], []],
    [
      "root with the right to trace, and a user",
      { ...shared, hostUsers: true },
      [web, tracer],
      [logToWeb("confirmed")],
    ],
  ])("%s", (_, spec, containers, expected) => {
    expect(stepsIn(sharePs, both(spec, ...containers))).toEqual(expected);
  });
});

describe("SHARE_VOL", () => {
  const mounting = (of: ValueMap, mount: ValueMap = {}) => ({
    ...of,
    volumeMounts: [{ name: "files", mountPath: "/files", ...mount }],
  });
  const files = { volumes: [{ name: "files", emptyDir: {} }] };

  test.each<[name: string, spec: Tweaks, containers: ValueMap[], expected: string[]]>([
    ["both write", files, [mounting(web), mounting(log)], [webToLog("possible"), logToWeb("possible")]],
    ["one only reads", files, [mounting(web), mounting(log, { readOnly: true })], [webToLog("possible")]],
    ["one does not mount it", files, [mounting(web), log], []],
    ["two parts of it", files, [mounting(web, { subPath: "a" }), mounting(log, { subPath: "b" })], []],
    [
      "a volume that nobody writes",
      { volumes: [{ name: "files", configMap: { name: "files" } }] },
      [mounting(web), mounting(log)],
      [],
    ],
  ])("%s", (_, spec, containers, expected) => {
    expect(stepsIn(shareVol, both(spec, ...containers))).toEqual(expected);
  });
});

test.each<[name: string, containers: ValueMap[], expected: string[]]>([
  ["a container that listens", [web, log], [logToWeb("confirmed")]],
  ["none that listens", [container({ ports: undefined }), log], []],
])("SHARE_NET: %s", (_, containers, expected) => {
  expect(stepsIn(shareNet, both({}, ...containers))).toEqual(expected);
});

describe("READ_SECRET_MOUNT and READ_CONFIG_MOUNT", () => {
  const mounts = [{ name: "files", mountPath: "/files" }];
  const withVolume = (volume: ValueMap, volumeMounts: Value = mounts) =>
    both({ volumes: [{ name: "files", ...volume }] }, { ...web, volumeMounts }, log);
  const withEnv = (env: Tweaks) => both({}, container(env), log);
  const secret = (certainty = "confirmed") => [`${named("web")} -> Secret "shop/keys": ${certainty}`];
  const config = [`${named("web")} -> ConfigMap "shop/keys": confirmed`];

  test.each<[name: string, pod: ReturnType<typeof both>, secrets: string[], configs: string[]]>([
    ["a volume of a Secret", withVolume({ secret: { secretName: "keys" } }), secret(), []],
    ["a volume that no container mounts", withVolume({ secret: { secretName: "keys" } }, []), [], []],
    [
      "a volume that the container perhaps mounts",
      withVolume({ secret: { secretName: "keys" } }, [{ name: UNKNOWN, mountPath: "/files" }]),
      secret("possible"),
      [],
    ],
    ["a Secret of unknown name", withVolume({ secret: { secretName: UNKNOWN } }), [], []],
    [
      "a projected Secret",
      withVolume({ projected: { sources: [{ secret: { name: "keys" } }] } }),
      secret(),
      [],
    ],
    ["a volume of a ConfigMap", withVolume({ configMap: { name: "keys" } }), [], config],
    [
      "a Secret that only the driver of a volume reads",
      withVolume({ csi: { driver: "csi.example.com", nodePublishSecretRef: { name: "keys" } } }),
      [],
      [],
    ],
    [
      "a variable from a Secret",
      withEnv({ env: [{ name: "KEY", valueFrom: { secretKeyRef: { name: "keys", key: "a" } } }] }),
      secret(),
      [],
    ],
    ["variables from a Secret", withEnv({ envFrom: [{ secretRef: { name: "keys" } }] }), secret(), []],
    ["variables from a ConfigMap", withEnv({ envFrom: [{ configMapRef: { name: "keys" } }] }), [], config],
    ["neither", both(), [], []],
  ])("%s", (_, pod, secrets, configs) => {
    expect(stepsIn(readSecretMount, pod)).toEqual(secrets);
    expect(stepsIn(readConfigMount, pod)).toEqual(configs);
  });
});

describe("READ_PVC and SHARE_PVC", () => {
  const mounting = (name: string, mount: ValueMap = {}, claim: ValueMap = {}) =>
    deployment(name, {
      volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data", ...claim } }],
      "containers[0].volumeMounts": [{ name: "data", mountPath: "/data", ...mount }],
    });
  const claim = 'PersistentVolumeClaim "shop/data"';

  test("a claim that the container mounts", () => {
    expect(stepsIn(readPvc, mounting("shop/web"))).toEqual([`Deployment "shop/web" -> ${claim}: confirmed`]);
    expect(stepsIn(readPvc, deployment("shop/web"))).toEqual([]);
  });

  test.each<[name: string, mount: ValueMap, claim: ValueMap, writes: string[]]>([
    ["a pod that writes", {}, {}, [`Deployment "shop/web" -> files written to ${claim}: confirmed`]],
    ["a pod that mounts it read-only", { readOnly: true }, {}, []],
    ["a pod whose volume is read-only", {}, { readOnly: true }, []],
    [
      "a pod that perhaps writes",
      { readOnly: UNKNOWN },
      {},
      [`Deployment "shop/web" -> files written to ${claim}: possible`],
    ],
  ])("%s", (_, mount, of, writes) => {
    expect(
      stepsIn(sharePvc, mounting("shop/web", mount, of), mounting("shop/api", { readOnly: true })),
    ).toEqual([
      ...writes,
      `files written to ${claim} -> Deployment "shop/web": possible`,
      `files written to ${claim} -> Deployment "shop/api": possible`,
    ]);
  });

  test("a claim of one pod, and claims of two namespaces", () => {
    expect(stepsIn(sharePvc, mounting("shop/web"))).toEqual([]);
    expect(stepsIn(sharePvc, mounting("shop/web"), mounting("data/web"))).toEqual([]);
  });
});

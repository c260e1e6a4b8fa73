import { nodeControlplane } from "../../../lib/attack/edges/node-controlplane";
import { nodeIdentity } from "../../../lib/attack/edges/node-identity";
import { nodePods } from "../../../lib/attack/edges/node-pods";
import { nodePodsteal } from "../../../lib/attack/edges/node-podsteal";
import { nodeSecrets } from "../../../lib/attack/edges/node-secrets";
import { nodeTokens } from "../../../lib/attack/edges/node-tokens";
import type { ValueMap } from "../../../lib/model/value";
import {
  container,
  deployment,
  type Manifest,
  object,
  resource,
  type Tweaks,
  UNKNOWN,
} from "../../support/builders";
import { stepsIn } from "../support";

const RBAC = "rbac.authorization.k8s.io/v1";
const RUNNING = { automountServiceAccountToken: true };
const web = (spec: Tweaks = {}) => deployment("shop/web", { ...RUNNING, ...spec });
const agent = (spec: Tweaks = {}): Manifest => {
  const { spec: ofDeployment } = deployment("kube-system/agent", {
    ...RUNNING,
    serviceAccountName: "agent",
    ...spec,
  });
  return object("apps/v1", "DaemonSet", "kube-system/agent", { spec: ofDeployment ?? null });
};
const EVERYWHERE = [{ operator: "Exists" }];

describe("NODE_TOKENS", () => {
  const fromRoot = (...objects: Manifest[]) =>
    stepsIn(nodeTokens, ...objects).filter((step) => step.startsWith("root on"));

  test("the tokens of a node lead to the accounts of its pods", () => {
    expect(stepsIn(nodeTokens, web())).toEqual([
      'tokens of other pods on its node -> ServiceAccount "shop/web": confirmed',
      "root on its node -> tokens of other pods on its node: possible",
      "all files of its node -> tokens of other pods on its node: possible",
      "files of the pods on its node -> tokens of other pods on its node: possible",
    ]);
  });

  test("a pod that mounts no token has none to take", () => {
    const steps = stepsIn(nodeTokens, web({ automountServiceAccountToken: false }));
    expect(steps.filter((step) => step.includes("ServiceAccount"))).toEqual([]);
  });

  test.each<[name: string, ofAgent: Tweaks, ofWeb: Tweaks, expected: string]>([
    ["a DaemonSet for every node", {}, {}, "confirmed"],
    [
      "a DaemonSet that tolerates all taints",
      { tolerations: EVERYWHERE },
      { tolerations: EVERYWHERE },
      "confirmed",
    ],
    ["a DaemonSet without the toleration of the pod", {}, { tolerations: [{ key: "gpu" }] }, "possible"],
    [
      "a DaemonSet with it",
      { tolerations: [{ key: "gpu" }] },
      { tolerations: [{ key: "gpu" }] },
      "confirmed",
    ],
    ["a DaemonSet for some nodes", { nodeSelector: { disk: "ssd" } }, {}, "possible"],
    [
      "a DaemonSet for the nodes that the pod asks for",
      { nodeSelector: { disk: "ssd" } },
      { nodeSelector: { disk: "ssd", zone: "a" } },
      "confirmed",
    ],
    ["a DaemonSet for nodes that nobody knows", { nodeSelector: UNKNOWN }, {}, "possible"],
    ["a pod that names its node", {}, { nodeName: "one" }, "possible"],
  ])("%s", (_, ofAgent, ofWeb, expected) => {
    const steps = fromRoot(web(ofWeb), agent(ofAgent)).filter((step) => step.includes("DaemonSets"));
    expect(steps[0]).toMatch(new RegExp(`: ${expected}$`));
  });

  test("pods that select different values of one label share no node", () => {
    const steps = fromRoot(web({ nodeSelector: { disk: "hdd" } }), agent({ nodeSelector: { disk: "ssd" } }));
    expect(steps).toEqual([
      "root on a node with disk=hdd -> tokens of other pods on a node with disk=hdd: possible",
      "root on a node with disk=ssd -> tokens of DaemonSets on a node with disk=ssd: confirmed",
    ]);
  });

  test("more than a hundred classes of nodes are joined by one hub", () => {
    const many = Array.from({ length: 101 }, (_, index) =>
      deployment(`shop/web-${index}`, { ...RUNNING, nodeSelector: { pool: String(index) } }),
    );
    expect(fromRoot(...many)).toHaveLength(101);
  });
});

test("NODE_PODS: root on a node enters its containers", () => {
  expect(stepsIn(nodePods, web())).toEqual([
    'containers of other pods on its node -> Deployment "shop/web": confirmed',
    "root on its node -> containers of other pods on its node: possible",
  ]);
});

test("NODE_IDENTITY: the key of the kubelet lies on the node", () => {
  expect(stepsIn(nodeIdentity, web())).toEqual([
    'root on its node -> Group "system:nodes": confirmed',
    'all files of its node -> Group "system:nodes": confirmed',
  ]);
});

test("NODE_SECRETS: the Secrets of volumes, environments and pulls", () => {
  const using = web({
    volumes: [
      { name: "a", secret: { secretName: "volume" } },
      {
        name: "b",
        projected: { sources: [{ secret: { name: "projected" } }, { configMap: { name: "settings" } }] },
      },
    ],
    imagePullSecrets: [{ name: "registry" }],
    containers: [
      container({
        volumeMounts: [
          { name: "a", mountPath: "/a" },
          { name: "b", mountPath: "/b" },
        ],
        env: [{ name: "KEY", valueFrom: { secretKeyRef: { name: "key", key: "k" } } }],
      }),
    ],
  });
  const names = (pod: Manifest) =>
    stepsIn(nodeSecrets, pod).flatMap((step) => /-> Secret "(.*)": confirmed/.exec(step)?.[1] ?? []);
  expect(names(using)).toEqual(["shop/volume", "shop/projected", "shop/key", "shop/registry"]);
  expect(names(web())).toEqual([]);
});

describe("NODE_PODSTEAL", () => {
  const may = (name: string, ...rules: ValueMap[]) => [
    object(RBAC, "ClusterRole", name, { rules }),
    object(RBAC, "ClusterRoleBinding", name, {
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name },
      subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
    }),
  ];
  const evicts = { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] };
  const taints = { apiGroups: [""], resources: ["nodes"], verbs: ["patch"] };

  test("root on a node that may evict pods and keep the others from taking them", () => {
    expect(stepsIn(nodePodsteal, web(), ...may("evict", evicts), ...may("taint", taints))).toEqual([
      "root on its node and the right to change nodes and the right to delete or evict pods -> any ServiceAccount of all namespaces: confirmed",
    ]);
  });
  test("one right alone", () => {
    expect(stepsIn(nodePodsteal, web(), ...may("evict", evicts))).toEqual([]);
    expect(stepsIn(nodePodsteal, web(), ...may("taint", taints))).toEqual([]);
  });
});

describe("NODE_CONTROLPLANE", () => {
  const LABEL = "node-role.kubernetes.io/control-plane";
  const selecting = { nodeSelector: { [LABEL]: "" } };
  const tolerating = { tolerations: [{ key: LABEL, effect: "NoSchedule" }] };
  const steps = (spec: Tweaks, ...others: Manifest[]) =>
    stepsIn(nodeControlplane, web(spec), ...others)
      .filter((step) => step.startsWith("root on"))
      .map((step) => step.replace(/^.*: /, ""));

  test.each<[name: string, spec: Tweaks, expected: string[]]>([
    ["a pod that selects and tolerates it", { ...selecting, ...tolerating }, ["confirmed"]],
    ["a pod that tolerates it", tolerating, ["possible"]],
    ["a pod that tolerates everything", { tolerations: EVERYWHERE }, ["possible"]],
    ["a pod that selects it, and may not run there", selecting, ["possible"]],
    ["a pod that names its node", { nodeName: "one" }, ["possible"]],
    ["an ordinary pod", {}, []],
    ["a pod with another toleration", { tolerations: [{ key: "gpu" }] }, []],
    [
      "a pod with an affinity for it",
      {
        ...tolerating,
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: LABEL, operator: "Exists" }] }],
            },
          },
        },
      },
      ["confirmed"],
    ],
  ])("%s", (_, spec, expected) => {
    expect(steps(spec)).toEqual(expected);
  });

  test("the cloud runs the control plane of a managed cluster", () => {
    const eks = resource("aws:eks/cluster:Cluster", "prod", { version: "1.34" });
    expect(steps({ ...selecting, ...tolerating }, eks)).toEqual([]);
  });
});

import { pathsBetween } from "../../lib/attack/paths";
import type { Goal } from "../../lib/attack/vertex";
import { container, type Manifest, object, pod, type Tweaks } from "../support/builders";
import { programIn } from "../support/declared";
import { rule } from "../support/exposed";

/**
 * The attacks that clusters made vulnerable on purpose document (badPods of Bishop Fox, the test cluster of KubeHound), each
 * as the least that makes it: what code in the pod reaches, and how certain that is.
 */
const asRoot: Tweaks = { runAsUser: 0, runAsNonRoot: undefined, allowPrivilegeEscalation: true };
const weak = (spec: Tweaks, security: Tweaks = {}, mounts: Tweaks = {}): Manifest =>
  pod({
    hostUsers: undefined,
    securityContext: undefined,
    containers: [container({ securityContext: { ...asRoot, ...security }, ...mounts })],
    ...spec,
  });
const mounting = (path: string, mount: Tweaks = {}): Manifest =>
  weak(
    { volumes: [{ name: "node", hostPath: { path } }] },
    {},
    { volumeMounts: [{ name: "node", mountPath: "/node", ...mount }] },
  );
const RBAC = "rbac.authorization.k8s.io";
const may = (...rules: ReturnType<typeof rule>[]): Manifest[] => [
  weak({ automountServiceAccountToken: true }),
  object(`${RBAC}/v1`, "ClusterRole", "weak", { rules }),
  object(`${RBAC}/v1`, "ClusterRoleBinding", "weak", {
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: "weak" },
    subjects: [{ kind: "ServiceAccount", name: "web", namespace: "default" }],
  }),
];

function certaintyOf(objects: readonly Manifest[], goal: Goal): string {
  const [path] = pathsBetween(programIn({ objects, notSeen: [] }), "compromised image", goal);
  return path?.certainty ?? "none";
}

describe("pods that leave for their node", () => {
  test.each<[name: string, given: Manifest, certainty: string]>([
    ["a privileged one", weak({}, { privileged: true }), "confirmed"],
    [
      "a privileged one with the processes of the node",
      weak({ hostPID: true }, { privileged: true }),
      "confirmed",
    ],
    ["one that loads kernel modules", weak({}, { capabilities: { add: ["SYS_MODULE"] } }), "confirmed"],
    [
      "one that traces processes of the node without a profile",
      weak(
        { hostPID: true },
        { capabilities: { add: ["SYS_PTRACE"] }, appArmorProfile: { type: "Unconfined" } },
      ),
      "confirmed",
    ],
    [
      "one that traces them under the profile of the runtime",
      weak({ hostPID: true }, { capabilities: { add: ["SYS_PTRACE"] } }),
      "possible",
    ],
    ["one that mounts the root of the node", mounting("/"), "confirmed"],
    ["one that sets what runs at a crash", mounting("/proc/sys/kernel"), "confirmed"],
    [
      "one that mounts the socket of the runtime to read",
      mounting("/var/run/docker.sock", { readOnly: true }),
      "confirmed",
    ],
    ["one that mounts logs to read", mounting("/var/log", { readOnly: true }), "none"],
    ["one that mounts a folder of its own to read", mounting("/srv/shop", { readOnly: true }), "none"],
    ["one with nothing allowed", pod(), "none"],
  ])("%s", (_, given, certainty) => {
    expect(certaintyOf([given], "node-root")).toBe(certainty);
  });

  test.each<[name: string, given: Manifest]>([
    ["the network of the node", weak({ hostNetwork: true })],
    ["the shared memory of the node", weak({ hostIPC: true })],
    ["processes shared in the pod", weak({ shareProcessNamespace: true })],
  ])("%s alone is not root on it", (_, given) => {
    expect(certaintyOf([given], "node-root")).not.toBe("confirmed");
  });
});

describe("tokens that take over the cluster", () => {
  test.each<[name: string, given: Manifest[], goal: Goal, certainty: string]>([
    ["acting as any user", may(rule(["impersonate"], "", "users", "groups")), "cluster-admin", "confirmed"],
    ["acting as groups alone", may(rule(["impersonate"], "", "groups")), "cluster-admin", "none"],
    ["listing Secrets", may(rule(["list"], "", "secrets")), "all-secrets", "confirmed"],
    ["guessing the names of Secrets", may(rule(["get"], "", "secrets")), "all-secrets", "confirmed"],
    ["creating pods", may(rule(["create"], "", "pods")), "node-root", "confirmed"],
    ["patching Deployments", may(rule(["patch"], "apps", "deployments")), "node-root", "confirmed"],
    [
      "patching Deployments of the core group, which has none",
      may(rule(["patch"], "", "deployments")),
      "node-root",
      "none",
    ],
    [
      "binding any role",
      may(rule(["create"], RBAC, "clusterrolebindings"), rule(["bind"], RBAC, "clusterroles")),
      "cluster-admin",
      "confirmed",
    ],
    [
      "writing bindings without bind",
      may(rule(["create"], RBAC, "clusterrolebindings")),
      "cluster-admin",
      "none",
    ],
    ["reading pods", may(rule(["get", "list"], "", "pods")), "cluster-admin", "none"],
  ])("%s", (_, given, goal, certainty) => {
    expect(certaintyOf(given, goal)).toBe(certainty);
  });
});

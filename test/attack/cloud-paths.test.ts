import { pathsOf } from "../../lib/attack/paths";
import type { ValueMap } from "../../lib/model/value";
import {
  container,
  dependingOn,
  deployment,
  type Manifest,
  object,
  resource,
  type Tweaks,
  UNKNOWN,
} from "../support/builders";
import { ADMINISTRATOR_ACCESS, ISSUER, trustingPods } from "../support/cloud-identity";
import { programIn } from "../support/declared";
import { exposedBy, exposedWeb } from "../support/exposed";

const RBAC = "rbac.authorization.k8s.io/v1";
const AS_ROOT: Tweaks = {
  hostUsers: undefined,
  "securityContext.runAsUser": 0,
  "securityContext.runAsNonRoot": undefined,
};

/** The certain paths from outside to a goal, as the ids of their steps after the way in. */
function pathsTo(goal: string, ...objects: readonly Manifest[]): string[] {
  return pathsOf(programIn({ objects, notSeen: [] }))
    .filter(({ source, certainty, ...path }) => {
      return source === "outside" && certainty === "confirmed" && path.goal === goal;
    })
    .map(({ steps }) => {
      const ids = steps.map(({ edge }) => edge.id);
      return ids.slice(ids.indexOf("SVC_TO_POD") + 1).join(" > ");
    });
}

/** A role that trusts `shop/web`, with one policy. */
function webRole(policies: ValueMap): Manifest {
  const trust = trustingPods({ StringEquals: { [`${ISSUER}:sub`]: "system:serviceaccount:shop:web" } });
  return { ...trust, ...policies };
}

/** The account `shop/web`, which acts as a role whose ARN is not known before deployment. */
function webAs(role: Manifest): Manifest {
  const account = object("v1", "ServiceAccount", "shop/web", {
    metadata: { annotations: { "eks.amazonaws.com/role-arn": UNKNOWN } },
  });
  return dependingOn({ ...account, $name: "web" }, { metadata: [role] });
}

const admin = (name: string) =>
  object(RBAC, "ClusterRoleBinding", name, {
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "cluster-admin" },
    subjects: [{ kind: "ServiceAccount", name, namespace: "ops" }],
  });
const web = (spec: Tweaks = {}) => exposedWeb({ automountServiceAccountToken: false, ...spec });

test("an exposed pod whose role is known by where its ARN comes from", () => {
  const strong = webRole({ managedPolicyArns: [ADMINISTRATOR_ACCESS] });
  const weak = webRole({});
  const paths = (role: Manifest) =>
    pathsTo("cloud-administrator", role, webAs(role), web(), exposedBy("LoadBalancer"));
  expect(paths(strong)).toEqual(["IRSA > CLOUD_POLICY"]);
  expect(paths(weak)).toEqual([]);
});

test("an exposed pod with a claim on a PersistentVolume that is a path of the node", () => {
  const volume = (path: string) =>
    object("v1", "PersistentVolume", "disk", { spec: { hostPath: { path }, storageClassName: "manual" } });
  const claim = object("v1", "PersistentVolumeClaim", "shop/disk", {
    spec: { volumeName: "disk", storageClassName: "manual" },
  });
  const mounting = web({
    ...AS_ROOT,
    volumes: [{ name: "disk", persistentVolumeClaim: { claimName: "disk" } }],
    containers: [container({ volumeMounts: [{ name: "disk", mountPath: "/data" }] })],
  });
  const paths = (path: string) =>
    pathsTo("node-root", mounting, claim, volume(path), exposedBy("LoadBalancer"));
  expect(paths("/etc/cron.d")).toEqual(["CE_PV_HOSTPATH"]);
  expect(paths("/srv/data")).toEqual([]);
});

test("an exposed pod that may push the image of a stronger one", () => {
  const repository = resource("aws:ecr/repository:Repository", "jobs", { name: "jobs" });
  const jobs = (image: string) =>
    deployment("ops/jobs", {
      automountServiceAccountToken: true,
      serviceAccountName: "jobs",
      containers: [container({ image })],
    });
  const allowing = (Action: string) =>
    webRole({
      inlinePolicies: [{ name: "a", policy: { Statement: { Effect: "Allow", Action, Resource: "*" } } }],
    });
  const paths = (role: Manifest, image: string) =>
    pathsTo(
      "cluster-admin",
      repository,
      role,
      webAs(role),
      web(),
      exposedBy("LoadBalancer"),
      jobs(image),
      admin("jobs"),
    );
  const HOST = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";
  const [path = "", ...others] = paths(allowing("ecr:PutImage"), `${HOST}/jobs:1.0`);
  expect(path).toMatch(/^IRSA > REGISTRY_PUSH > REGISTRY_PUSH > TOKEN_MOUNT > /);
  expect(others).toEqual([]);
  expect(paths(allowing("ecr:BatchGetImage"), `${HOST}/jobs:1.0`)).toEqual([]);
  expect(paths(allowing("ecr:PutImage"), `${HOST}/jobs@sha256:${"0".repeat(64)}`)).toEqual([]);
});

test("an escape to the token of a strong DaemonSet", () => {
  const privileged = web({
    ...AS_ROOT,
    containers: [container({ securityContext: { privileged: true } })],
  });
  const agent = (spec: Tweaks): Manifest => ({
    ...deployment("ops/agent", { automountServiceAccountToken: true, serviceAccountName: "agent", ...spec }),
    kind: "DaemonSet",
  });
  const paths = (...objects: Manifest[]) =>
    pathsTo("cluster-admin", privileged, exposedBy("LoadBalancer"), admin("agent"), ...objects);
  expect(paths(agent({}))[0]).toMatch(/^CE_PRIVILEGED > NODE_TOKENS > NODE_TOKENS > BOUND > /);
  expect(paths(agent({ automountServiceAccountToken: false }))).toEqual([]);
  expect(paths(agent({ nodeSelector: { disk: "ssd" } }))).toEqual([]);
});

import type { Cluster } from "../../../lib/kubernetes/cluster";
import {
  hasUsableToken,
  identityOfPod,
  serviceAccountOf,
} from "../../../lib/kubernetes/rbac/service-account";
import { type Truth, UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { clusterOf, declared, type Resource } from "./support";

const POD_URN = "urn:pulumi:dev::app::kubernetes:core/v1:Pod::web";

function pod(spec: ValueMap, namespace: Value = "shop", dependencies = {}): Resource {
  const containers = [{ name: "web", volumeMounts: [{ name: "token", mountPath: "/token" }] }];
  return {
    urn: POD_URN,
    dependencies,
    properties: {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name: "web", namespace },
      spec: { containers, ...spec },
    },
  };
}

const account = (name: Value, automount?: Value): Resource =>
  declared(
    "ServiceAccount",
    name,
    automount === undefined ? {} : { automountServiceAccountToken: automount },
  );

function podOf(cluster: Cluster) {
  const [only] = cluster.pods;
  if (only === undefined) throw new Error("no pod");
  return only;
}

describe("hasUsableToken", () => {
  const token = (audience?: Value): ValueMap => ({
    automountServiceAccountToken: false,
    volumes: [
      {
        name: "token",
        projected: {
          sources: [{ serviceAccountToken: { path: "t", ...(audience === undefined ? {} : { audience }) } }],
        },
      },
    ],
  });
  const secret = (name: Value): ValueMap => ({
    automountServiceAccountToken: false,
    volumes: [{ name: "token", secret: { secretName: name } }],
  });
  const projected = (name: Value): ValueMap => ({
    automountServiceAccountToken: false,
    volumes: [{ name: "token", projected: { sources: [{ secret: { name } }] } }],
  });
  const tokenSecret = declared("Secret", "shop/bot", { type: "kubernetes.io/service-account-token" });
  const patched: Resource = {
    ...account("shop/api", false),
    urn: "urn:pulumi:dev::app::x::p",
    type: "kubernetes:core/v1:ServiceAccountPatch",
  };

  test.each<[name: string, program: Resource[], expected: Truth]>([
    ["by default", [pod({})], true],
    ["false in the pod", [pod({ automountServiceAccountToken: false })], false],
    ["true in the pod", [pod({ automountServiceAccountToken: true })], true],
    ["unknown in the pod", [pod({ automountServiceAccountToken: UNKNOWN })], UNKNOWN],
    ["false in the account", [pod({ serviceAccountName: "api" }), account("shop/api", false)], false],
    [
      "false in the account that is called the old way",
      [pod({ serviceAccount: "api" }), account("shop/api", false)],
      false,
    ],
    ["false in the default account", [pod({}), account("shop/default", false)], false],
    ["nothing in the account", [pod({ serviceAccountName: "api" }), account("shop/api")], true],
    ["unknown in the account", [pod({ serviceAccountName: "api" }), account("shop/api", UNKNOWN)], UNKNOWN],
    ["false in another account", [pod({ serviceAccountName: "api" }), account("shop/web", false)], true],
    [
      "false in an account of another namespace",
      [pod({ serviceAccountName: "api" }), account("db/api", false)],
      true,
    ],
    [
      "the pod decides, not the account",
      [pod({ serviceAccountName: "api", automountServiceAccountToken: true }), account("shop/api", false)],
      true,
    ],
    [
      "false in a patch of the account",
      [pod({ serviceAccountName: "api" }), account("shop/api"), patched],
      false,
    ],
    [
      "false in a patch of an account that is elsewhere",
      [pod({ serviceAccountName: "api" }), patched],
      false,
    ],
    [
      "an unknown account, and one that mounts none",
      [pod({ serviceAccountName: UNKNOWN }), account("shop/api", false)],
      UNKNOWN,
    ],
    [
      "an unknown account, and only ones that mount theirs",
      [pod({ serviceAccountName: UNKNOWN }), account("shop/api")],
      true,
    ],
    [
      "an account whose name is not known may be this one",
      [
        pod({ serviceAccountName: "api" }),
        declared("ServiceAccount", UNKNOWN, {
          metadata: { namespace: "shop" },
          automountServiceAccountToken: false,
        }),
      ],
      UNKNOWN,
    ],

    ["a projected token for the API", [pod(token())], true],
    [
      "a projected token for the API by its name",
      [pod(token("https://kubernetes.default.svc.cluster.local"))],
      true,
    ],
    [
      "a projected token for the API of a managed cluster",
      [pod(token("https://oidc.eks.eu-west-1.amazonaws.com/id/0A"))],
      true,
    ],
    ["a projected token for another audience", [pod(token("sts.amazonaws.com"))], false],
    ["a projected token for an unknown audience", [pod(token(UNKNOWN))], UNKNOWN],
    [
      "a projected token that no container mounts",
      [pod({ ...token(), containers: [{ name: "web" }] })],
      false,
    ],
    ["a mounted Secret of the token type", [pod(secret("bot")), tokenSecret], true],
    ["a projected Secret of the token type", [pod(projected("bot")), tokenSecret], true],
    [
      "a mounted Secret of another type",
      [pod(secret("bot")), declared("Secret", "shop/bot", { type: "Opaque" })],
      false,
    ],
    [
      "a mounted Secret of a type that is not known",
      [pod(secret("bot")), declared("Secret", "shop/bot", { type: UNKNOWN })],
      UNKNOWN,
    ],
    ["a token Secret of another namespace", [pod(secret("bot"), "db"), tokenSecret], false],
    ["a mounted Secret whose name is not known", [pod(secret(UNKNOWN)), tokenSecret], UNKNOWN],
    ["a mounted Secret that is elsewhere", [pod(secret("bot"))], false],
    ["volumes that are not known", [pod({ automountServiceAccountToken: false, volumes: UNKNOWN })], UNKNOWN],
  ])("%s", (_, program, expected) => {
    const cluster = clusterOf(...program);
    expect(hasUsableToken(cluster, podOf(cluster))).toBe(expected);
  });
});

describe("identityOfPod", () => {
  const ACCOUNT_URN = "urn:pulumi:dev::app::kubernetes:core/v1:ServiceAccount::api";
  const autonamed: Resource = {
    urn: ACCOUNT_URN,
    type: "kubernetes:core/v1:ServiceAccount",
    properties: { metadata: {} },
  };

  test.each<
    [name: string, program: Resource[], expected: [namespace: string, name: string] | typeof UNKNOWN]
  >([
    ["the default account", [pod({})], ["shop", "default"]],
    ["an account by name", [pod({ serviceAccountName: "api" })], ["shop", "api"]],
    ["an account by its old name", [pod({ serviceAccount: "api" })], ["shop", "api"]],
    [
      "the new name before the old one",
      [pod({ serviceAccountName: "api", serviceAccount: "old" })],
      ["shop", "api"],
    ],
    ["an unknown account", [pod({ serviceAccountName: UNKNOWN })], UNKNOWN],
    ["an unknown namespace", [pod({}, UNKNOWN)], UNKNOWN],
    [
      "an account that Pulumi names",
      [pod({ serviceAccountName: UNKNOWN }, "shop", { spec: [ACCOUNT_URN] }), autonamed],
      ["shop", ACCOUNT_URN],
    ],
  ])("%s", (_, program, expected) => {
    const cluster = clusterOf(...program);
    const identity = identityOfPod(cluster, podOf(cluster));
    expect(identity === UNKNOWN ? UNKNOWN : [identity.namespace, identity.name]).toEqual(expected);
  });

  test("the declared account of a pod", () => {
    const cluster = clusterOf(pod({ serviceAccountName: "api" }), account("shop/api"), account("db/api"));
    expect(serviceAccountOf(cluster, podOf(cluster))?.title).toBe('ServiceAccount "shop/api"');
  });
});

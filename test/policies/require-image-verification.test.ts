import { requireImageVerification } from "../../policies/persistence/require-image-verification";
import { deployment, namespace, object, resource, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const eks = resource("aws:eks/cluster:Cluster", "prod", { version: "1.34" });
const app = deployment("shop/web");
const sigstore = object("policy.sigstore.dev/v1beta1", "ClusterImagePolicy", "images", { spec: {} });
const kyverno = (rule: object) =>
  object("kyverno.io/v1", "ClusterPolicy", "images", { spec: { rules: [{ name: "a", ...rule }] } });

testStackPolicy(requireImageVerification, {
  accepts: {
    "a policy of Kyverno": stack(eks, app, kyverno({ verifyImages: [{ imageReferences: ["*"] }] })),
    "a policy of Sigstore, in namespaces that take part": stack(
      eks,
      app,
      sigstore,
      namespace("shop", { "policy.sigstore.dev/include": "true" }),
    ),
    "the gate of the cloud": stack(
      resource("gcp:container/cluster:Cluster", "prod", {
        binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
      }),
      app,
    ),
    "a program that declares no cluster": stack(app),
  },
  rejects: {
    "no policy": {
      given: stack(eks, app),
      says: ['aws:eks/cluster:Cluster "prod" must verify the signatures of images'],
    },
    "a policy of Sigstore beside a namespace that takes no part": {
      given: stack(eks, app, sigstore, namespace("shop")),
      says: ['aws:eks/cluster:Cluster "prod" must verify the signatures of images'],
    },
    "a policy of Kyverno about something else": {
      given: stack(eks, app, kyverno({ validate: {} })),
      says: ['aws:eks/cluster:Cluster "prod" must verify the signatures of images'],
    },
  },
  undecided: {
    "a Release that may bring one": withRelease(stack(eks, app)),
    "rules from an output": stack(
      eks,
      app,
      object("kyverno.io/v1", "ClusterPolicy", "images", { spec: { rules: UNKNOWN } }),
    ),
  },
});

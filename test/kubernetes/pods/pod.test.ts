import { podsOf } from "../../../lib/kubernetes/pods/workload";
import { objectsOf } from "../../../lib/model/declared-resource";
import { UNKNOWN, type Value, type ValueMap } from "../../../lib/model/value";
import { evaluate } from "../../../lib/policy/evaluate";
import { noRootUser } from "../../../policies/privilege-escalation/no-root-user";
import { noUnmaskedProcMount } from "../../../policies/privilege-escalation/no-unmasked-proc-mount";
import { noUnmaskedProcMountInUserNamespaces } from "../../../policies/privilege-escalation/no-unmasked-proc-mount-in-user-namespaces";
import { requireDroppedCapabilities } from "../../../policies/privilege-escalation/require-dropped-capabilities";

function declared(kind: "Deployment" | "DeploymentPatch", spec: ValueMap) {
  const type = `kubernetes:apps/v1:${kind}`;
  const [object] = objectsOf({
    urn: `urn:pulumi:dev::shop::${type}::web`,
    type,
    properties: { apiVersion: "apps/v1", kind: "Deployment", spec: { template: { spec } } },
  });
  if (object === undefined) throw new Error("no object");
  return object;
}

const podOf = (kind: "Deployment" | "DeploymentPatch", spec: ValueMap) => podsOf(declared(kind, spec))[0];

test.each<[string, "Deployment" | "DeploymentPatch", Value | undefined, Value]>([
  ["hostUsers false", "Deployment", false, true],
  ["hostUsers true", "Deployment", true, false],
  ["no hostUsers", "Deployment", undefined, false],
  ["null as hostUsers", "Deployment", null, false],
  ["hostUsers from an output", "Deployment", UNKNOWN, UNKNOWN],
  ["a Patch with hostUsers true", "DeploymentPatch", true, false],
  ["a Patch with hostUsers false", "DeploymentPatch", false, true],
  ["a Patch that does not say", "DeploymentPatch", undefined, UNKNOWN],
])("a user namespace of a pod: %s", (_name, kind, hostUsers, expected) => {
  expect(podOf(kind, hostUsers === undefined ? {} : { hostUsers })?.hasUserNamespace).toBe(expected);
});

test("what a Patch does not say may be in the object that it changes", () => {
  const verdicts = (spec: ValueMap) =>
    [
      noRootUser,
      noUnmaskedProcMount,
      noUnmaskedProcMountInUserNamespaces,
      requireDroppedCapabilities,
    ].flatMap((policy) =>
      evaluate(policy, declared("DeploymentPatch", spec)).findings.map(
        ({ verdict }) => `${policy.id} ${verdict}`,
      ),
    );
  expect(verdicts({ containers: [{ name: "web", image: "web:2" }] })).toEqual([]);
  expect(verdicts({ securityContext: { runAsUser: 0 } })).toEqual(["no-root-user undecided"]);
  expect(verdicts({ hostUsers: true, securityContext: { runAsUser: 0 } })).toEqual(["no-root-user violated"]);
  expect(verdicts({ containers: [{ name: "web", securityContext: { procMount: "Unmasked" } }] })).toEqual([
    "no-unmasked-proc-mount undecided",
    "no-unmasked-proc-mount-in-user-namespaces violated",
  ]);
});

describe("the pods of a custom resource", () => {
  const container = { name: "main", image: "main:1" };
  const template = { spec: { containers: [container] } };
  test.each<[string, string, ValueMap, string]>([
    ["sources.knative.dev/v1", "ContainerSource", { template }, "spec.template"],
    ["agones.dev/v1", "Fleet", { template: { spec: { template } } }, "spec.template.spec.template"],
    ["actions.github.com/v1alpha1", "AutoscalingRunnerSet", { template }, "spec.template"],
    ["argoproj.io/v1alpha1", "Experiment", { templates: [{ template }] }, "spec.templates[0].template"],
    [
      "argoproj.io/v1alpha1",
      "AnalysisTemplate",
      { metrics: [{ provider: { job: { spec: { template } } } }] },
      "spec.metrics[0].provider.job.spec.template",
    ],
    [
      "ray.io/v1",
      "RayService",
      { rayClusterConfig: { headGroupSpec: { template } } },
      "spec.rayClusterConfig.headGroupSpec.template",
    ],
    [
      "apps.kruise.io/v1alpha1",
      "UnitedDeployment",
      { template: { deploymentTemplate: { spec: { template } } } },
      "spec.template.deploymentTemplate.spec.template",
    ],
    [
      "operators.coreos.com/v1alpha1",
      "ClusterServiceVersion",
      { install: { spec: { deployments: [{ spec: { template } }] } } },
      "spec.install.spec.deployments[0].spec.template",
    ],
  ])("of %s %s are at %j", (apiVersion, kind, spec, path) => {
    const [object] = objectsOf({ urn: null, type: "", properties: { apiVersion, kind, spec } });
    expect(object && podsOf(object).map((pod) => pod.template.path)).toEqual([path]);
  });

  test("are none where the operator merges a part of a pod with its own", () => {
    const [object] = objectsOf({
      urn: null,
      type: "",
      properties: {
        apiVersion: "flink.apache.org/v1beta1",
        kind: "FlinkDeployment",
        spec: { podTemplate: template },
      },
    });
    expect(object && podsOf(object)).toEqual([]);
  });
});

import type { ValueMap } from "../lib/model/value";
import { settingsOf } from "../lib/policy/configuration";
import { judge } from "../lib/program/judge";
import { policies } from "../policies";
import { deployment, pod, type Tweaks } from "./support/builders";

/** The ids of the policies that find something for certain in a program that declares one object. */
function violatedBy(properties: ValueMap): string[] {
  const declaration = { urn: null, type: "", properties };
  const { findings } = judge(
    policies,
    [{ name: "web", declaration }],
    settingsOf(policies, { all: "advisory" }),
  );
  const violated = findings.filter(({ verdict }) => verdict === "violated");
  return violated.map(({ policy }) => policy.id).sort();
}

const container = (tweaks: Tweaks) => pod(prefixed("containers[0].securityContext", tweaks));
const prefixed = (path: string, tweaks: Tweaks): Tweaks =>
  Object.fromEntries(Object.entries(tweaks).map(([name, value]) => [`${path}.${name}`, value]));

// A Pod of its own goes to the default namespace, which is a finding of its own and beside the point here.
const BESIDE = "no-default-namespace";
const found = (object: ValueMap) => violatedBy(object).filter((id) => id !== BESIDE);

test("a container that is privileged and nothing else is said once", () => {
  expect(found(container({ privileged: true }))).toEqual(["no-privileged-containers"]);
});

test("what privileged implies is not said again", () => {
  const implied = {
    privileged: true,
    allowPrivilegeEscalation: true,
    capabilities: { add: ["SYS_ADMIN"] },
    procMount: "Unmasked",
    "seccompProfile.type": "Unconfined",
    "appArmorProfile.type": "Unconfined",
  };
  expect(found(container(implied))).toEqual(["no-privileged-containers"]);
});

test.each([
  ["no-privilege-escalation-in-containers", container({ allowPrivilegeEscalation: true })],
  ["no-host-path-volumes", pod({ volumes: [{ name: "data", hostPath: { path: "/srv/data" } }] })],
  ["no-host-ports", pod({ "containers[0].ports": [{ name: "http", containerPort: 8080, hostPort: 8080 }] })],
  ["limit-added-capabilities", container({ capabilities: { add: ["SYS_ADMIN"], drop: ["ALL"] } })],
  ["no-unmasked-proc-mount-in-user-namespaces", container({ procMount: "Unmasked" })],
  ["no-shared-process-namespace", pod({ shareProcessNamespace: true })],
])("one cause is one finding, of %s", (id, object) => {
  expect(found(object)).toEqual([id]);
});

test("the minimal workload has no finding of any policy but those on its place in the cluster", () => {
  expect(found(deployment("web", {}, { "spec.replicas": 2 }))).toEqual([]);
});

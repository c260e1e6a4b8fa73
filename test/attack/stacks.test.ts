import fc from "fast-check";
import { type AttackPath, pathsOf } from "../../lib/attack/paths";
import type { Step } from "../../lib/attack/step";
import { declaredBy } from "../../lib/model/declared-resource";
import { UNKNOWN, type Value } from "../../lib/model/value";
import { poisoned } from "../kubernetes/network/support";
import { container, deployment, type Manifest, namespace, object, setAt } from "../support/builders";
import { declarationOf, programIn } from "../support/declared";
import { exposedBy, exposedWeb, rule } from "../support/exposed";

const RBAC = "rbac.authorization.k8s.io/v1";
const privileged = container({
  securityContext: { privileged: true, runAsUser: 0, allowPrivilegeEscalation: true },
});
const roleRef = (kind: string, name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind, name });
const account = (name: string, inNamespace = "shop") => ({
  kind: "ServiceAccount",
  name,
  namespace: inNamespace,
});

/** Objects that attackers like, of which a random program has some. */
const POOL: readonly Manifest[] = [
  exposedWeb(),
  exposedBy("LoadBalancer"),
  exposedBy("NodePort"),
  namespace("shop"),
  namespace("bank", { "pod-security.kubernetes.io/enforce": "restricted" }),
  { ...deployment("bank/agent", { hostUsers: undefined, containers: [privileged] }), kind: "DaemonSet" },
  deployment("bank/ledger", { automountServiceAccountToken: true, serviceAccountName: "ledger" }),
  deployment("shop/jobs", { hostUsers: undefined, volumes: [{ name: "node", hostPath: { path: "/" } }] }),
  object("v1", "ServiceAccount", "shop/web", {}),
  object("v1", "Secret", "bank/deployer", {
    type: "kubernetes.io/service-account-token",
    metadata: { annotations: { "kubernetes.io/service-account.name": "deployer" } },
  }),
  object(RBAC, "ClusterRole", "reader", { rules: [rule(["get", "list"], "", "secrets")] }),
  object(RBAC, "ClusterRole", "runner", {
    rules: [rule(["create"], "", "pods", "pods/exec"), rule(["patch"], "apps", "deployments")],
  }),
  object(RBAC, "Role", "bank/owner", { rules: [rule(["*"], "*", "*")] }),
  object(RBAC, "ClusterRoleBinding", "web-reads", {
    roleRef: roleRef("ClusterRole", "reader"),
    subjects: [account("web")],
  }),
  object(RBAC, "RoleBinding", "bank/web-runs", {
    roleRef: roleRef("ClusterRole", "runner"),
    subjects: [account("web")],
  }),
  object(RBAC, "RoleBinding", "bank/web-owns", {
    roleRef: roleRef("Role", "owner"),
    subjects: [account("web")],
  }),
  object(RBAC, "ClusterRoleBinding", "deployer", {
    roleRef: roleRef("ClusterRole", "cluster-admin"),
    subjects: [account("deployer", "bank")],
  }),
  object(RBAC, "ClusterRoleBinding", "ledger", {
    roleRef: roleRef("ClusterRole", "runner"),
    subjects: [account("ledger", "bank")],
  }),
];
const randomStack = fc.subarray([...POOL], { minLength: 1, maxLength: 12 });

const pathsIn = (objects: readonly Manifest[]) => pathsOf(programIn({ objects, notSeen: [] }));
const goalOf = ({ source, goal }: AttackPath) => `${source}: ${goal}`;

function goalsIn(objects: readonly Manifest[], isCertain: boolean): Set<string> {
  return new Set(
    pathsIn(objects).flatMap((path) => (!isCertain || path.certainty === "confirmed" ? [goalOf(path)] : [])),
  );
}

test("a value that is not known makes no way certain, and takes none away", () => {
  fc.assert(
    fc.property(randomStack, fc.nat(), (objects, seed) => {
      const [place, unknown] = poisoned(objects, seed);
      const [certain, any] = [goalsIn(objects, true), goalsIn(objects, false)];
      const [certainAfter, anyAfter] = [goalsIn(unknown, true), goalsIn(unknown, false)];
      expect({ place, made: [...certainAfter].filter((goal) => !certain.has(goal)) }).toEqual({
        place,
        made: [],
      });
      expect({ place, lost: [...any].filter((goal) => !anyAfter.has(goal)) }).toEqual({ place, lost: [] });
    }),
    { numRuns: 60 },
  );
});

test("a change that closes all ways is at a value without which no way is certain", () => {
  fc.assert(
    fc.property(randomStack, (objects) => {
      const certain = pathsIn(objects).filter(({ certainty }) => certainty === "confirmed");
      // Of several paths to a goal each closes what those before it leave.
      const [path] = certain.filter(
        (each) => certain.filter((other) => goalOf(other) === goalOf(each)).length === 1,
      );
      if (path?.cut === undefined || path.cut.cuts < path.cut.of) return;
      const { field } = path.cut.fix;
      const index = objects.findIndex((each) =>
        declaredBy(declarationOf(each)).some(({ title }) => title === field.owner.title),
      );
      const changed = objects.map((each, number) =>
        number === index ? (setAt(each as Value, field.steps, UNKNOWN) as Manifest) : each,
      );
      expect(goalsIn(changed, true)).not.toContain(goalOf(path));
    }),
    { numRuns: 60 },
  );
});

test("the order of objects changes nothing", () => {
  const told = (paths: readonly AttackPath[]) =>
    paths.map(({ source, goal, certainty, steps, cut }) => [
      source,
      goal,
      certainty,
      steps.map(({ edge, to }: Step) => `${edge.id} ${to.title}`),
      cut?.fix.change,
    ]);
  fc.assert(
    fc.property(randomStack, (objects) => {
      expect(told(pathsIn([...objects].reverse()))).toEqual(told(pathsIn(objects)));
    }),
    { numRuns: 40 },
  );
});

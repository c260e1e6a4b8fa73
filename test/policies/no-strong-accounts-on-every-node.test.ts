import { noStrongAccountsOnEveryNode } from "../../policies/privilege-escalation/no-strong-accounts-on-every-node";
import { type Manifest, object, pod, stack, type Tweaks, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io";
const TOKEN = { automountServiceAccountToken: true };
const agent = (tweaks: Tweaks = {}, kind = "DaemonSet"): Manifest =>
  object("apps/v1", kind, "agents/agent", {
    spec: { template: { spec: pod({ serviceAccountName: "agent", ...tweaks })["spec"] as never } },
  });
const role = (resource: string, ...verbs: (string | typeof UNKNOWN)[]): Manifest =>
  object(`${RBAC}/v1`, "ClusterRole", "agent", {
    rules: [{ apiGroups: [""], resources: [resource], verbs }],
  });
const roleRef = { apiGroup: RBAC, kind: "ClusterRole", name: "agent" };
const subjectsOf = (subject: object) => [
  { kind: "ServiceAccount", name: "agent", namespace: "agents", ...subject },
];
const everywhere = (subject: object = {}): Manifest =>
  object(`${RBAC}/v1`, "ClusterRoleBinding", "agent", { roleRef, subjects: subjectsOf(subject) });
const inNamespace = object(`${RBAC}/v1`, "RoleBinding", "agents/agent", {
  roleRef,
  subjects: subjectsOf({}),
});
const says = (right: string) => [
  `DaemonSet "agents/agent" must not run on every node with a token that can ${right} (spec.template.spec.serviceAccountName)`,
];

testStackPolicy(noStrongAccountsOnEveryNode, {
  accepts: {
    "an agent that reads pods": stack(agent(TOKEN), role("pods", "get", "list", "watch"), everywhere()),
    "an agent without a token": stack(agent(), role("secrets", "get", "list"), everywhere()),
    "Secrets of one namespace only": stack(agent(TOKEN), role("secrets", "get", "list"), inNamespace),
    "tokens of one account that it names": stack(
      agent(TOKEN),
      object(`${RBAC}/v1`, "ClusterRole", "agent", {
        rules: [
          {
            apiGroups: [""],
            resources: ["serviceaccounts/token"],
            verbs: ["create"],
            resourceNames: ["web"],
          },
        ],
      }),
      everywhere(),
    ),
    "rights of another account": stack(
      agent(TOKEN),
      role("secrets", "get", "list"),
      everywhere({ name: "other" }),
    ),
    "a Deployment, which is on few nodes": stack(
      agent(TOKEN, "Deployment"),
      role("secrets", "get", "list"),
      everywhere(),
    ),
  },
  rejects: {
    "an agent that reads every Secret": {
      given: stack(agent(TOKEN), role("secrets", "get", "list"), everywhere()),
      says: says("read every Secret"),
    },
    "an agent that reads the Secrets of kube-system": {
      given: stack(
        agent(TOKEN),
        role("secrets", "get", "list"),
        object(`${RBAC}/v1`, "RoleBinding", "kube-system/agent", { roleRef, subjects: subjectsOf({}) }),
      ),
      says: says("read every Secret in kube-system"),
    },
    "an agent that makes tokens of every account": {
      given: stack(agent(TOKEN), role("serviceaccounts/token", "create"), everywhere()),
      says: says("create tokens of service accounts"),
    },
    "an agent that may create pods anywhere": {
      given: stack(agent({ automountServiceAccountToken: undefined }), role("pods", "create"), everywhere()),
      says: says("create workloads"),
    },
  },
  undecided: {
    "an account from an output": stack(
      agent({ ...TOKEN, serviceAccountName: UNKNOWN }),
      role("secrets", "get"),
      everywhere(),
    ),
    "rights from an output": stack(agent(TOKEN), role("secrets", UNKNOWN), everywhere()),
  },
});

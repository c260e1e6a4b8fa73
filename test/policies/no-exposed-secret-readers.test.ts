import { noExposedSecretReaders } from "../../policies/access-to-sensitive-data/no-exposed-secret-readers";
import { deployment, type Manifest, object, stack, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const RBAC = "rbac.authorization.k8s.io";
const web = deployment("shop/web", { automountServiceAccountToken: true });
const service = (spec: object = {}): Manifest =>
  object("v1", "Service", "shop/web", { spec: { type: "LoadBalancer", selector: { app: "web" }, ...spec } });
const inside = service({ type: "ClusterIP" });
const ingress = object("networking.k8s.io/v1", "Ingress", "shop/web", {
  spec: {
    rules: [
      { http: { paths: [{ path: "/", backend: { service: { name: "web", port: { number: 80 } } } }] } },
    ],
  },
});
const rights = (rule: object = {}): Manifest[] => [
  object(`${RBAC}/v1`, "ClusterRole", "secrets", {
    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"], ...rule }],
  }),
  object(`${RBAC}/v1`, "RoleBinding", "shop/web", {
    roleRef: { apiGroup: RBAC, kind: "ClusterRole", name: "secrets" },
    subjects: [{ kind: "ServiceAccount", name: "web", namespace: "shop" }],
  }),
];
const says = (through: string) => [
  `Deployment "shop/web" must not be exposed (${through}) with a token that reads Secrets by ClusterRole "secrets" through RoleBinding "shop/web" (spec.template.spec.serviceAccountName)`,
];

testStackPolicy(noExposedSecretReaders, {
  accepts: {
    "a workload that faces outside without a token": stack(deployment("shop/web"), service(), ...rights()),
    "a workload that faces inside": stack(web, inside, ...rights()),
    "a load balancer inside the company's network": stack(
      web,
      {
        ...service(),
        metadata: {
          name: "web",
          namespace: "shop",
          annotations: { "networking.gke.io/load-balancer-type": "Internal" },
        },
      },
      ...rights(),
    ),
    "an account that reads one Secret by name": {
      given: stack(web, service(), ...rights({ resourceNames: ["web"] })),
      example: true,
    },
    "an account that reads ConfigMaps": stack(web, service(), ...rights({ resources: ["configmaps"] })),
    "a Service of another workload": stack(web, service({ selector: { app: "api" } }), ...rights()),
    "a Service of another namespace": stack(
      web,
      { ...service(), metadata: { name: "web", namespace: "other" } },
      ...rights(),
    ),
  },
  rejects: {
    "a load balancer before a workload that reads all Secrets": {
      given: stack(web, service(), ...rights()),
      says: says('load balancer of Service "shop/web"'),
    },
    "an Ingress": {
      given: stack(web, inside, ingress, ...rights({ verbs: ["*"] })),
      says: says('ingress of Service "shop/web"'),
    },
    "a port of the node": {
      given: stack(
        deployment("shop/web", { automountServiceAccountToken: true, "containers[0].ports[0].hostPort": 80 }),
        ...rights({ resources: ["*"] }),
      ),
      says: says("host port"),
    },
  },
  undecided: {
    "a type of Service from an output": stack(web, service({ type: UNKNOWN }), ...rights()),
    "a selector from an output": stack(web, service({ selector: UNKNOWN }), ...rights()),
    "a role that another program declares": stack(web, service(), ...rights().slice(1)),
  },
});

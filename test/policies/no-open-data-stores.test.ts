import type { Value } from "../../lib/model/value";
import { noOpenDataStores } from "../../policies/attacker-on-the-network/no-open-data-stores";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const shop = namespace("shop");
const LABELS = { app: "db" };
const running = (image: Value) =>
  deployment("shop/db", { "containers[0].image": image }, { "spec.template.metadata": { labels: LABELS } });
const postgres = running("docker.io/library/postgres:17.2");
const policy = object("networking.k8s.io/v1", "NetworkPolicy", "shop/db", {
  spec: {
    podSelector: { matchLabels: LABELS },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: "web" } } }] }],
  },
});
const service = (type: Value) =>
  object("v1", "Service", "shop/db", { spec: { type, selector: LABELS, ports: [{ port: 5432 }] } });
const letting = (peer: Value | undefined, ports?: Value) =>
  object("networking.k8s.io/v1", "NetworkPolicy", "shop/more", {
    spec: {
      podSelector: { matchLabels: LABELS },
      ingress: [{ ...(peer !== undefined && { from: [peer] }), ...(ports !== undefined && { ports }) }],
    },
  });
const admin = (tier: string, ingress: Value) =>
  object("policy.networking.k8s.io/v1alpha2", "ClusterNetworkPolicy", "all", {
    spec: { tier, priority: 10, subject: { namespaces: {} }, ingress },
  });
const listening = (port: number) =>
  deployment(
    "shop/db",
    { "containers[0].ports": [{ containerPort: port }] },
    { "spec.template.metadata": { labels: LABELS } },
  );
const PLACE = '(container "web", spec.template.spec.containers[0].image)';
const says = (whom: string) => `must not open a data store to ${whom} ${PLACE}`;

testStackPolicy(noOpenDataStores, {
  accepts: {
    "a store with a policy": stack(shop, postgres, policy, service("ClusterIP")),
    "a baseline of the administrator that denies all": stack(
      shop,
      postgres,
      admin("Baseline", [{ action: "Deny", from: [{ namespaces: {} }] }]),
    ),
    "a policy for pods of one other namespace": stack(
      shop,
      postgres,
      letting({ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "jobs" } } }),
    ),
    "a policy that opens the port of metrics only": stack(
      shop,
      postgres,
      policy,
      letting({ namespaceSelector: {} }, [{ port: 9187 }]),
    ),
    "an unknown server on the port of a store, without a Service": stack(shop, listening(6379)),
    "an unknown server on the port of a store, with a policy": stack(
      shop,
      listening(6379),
      policy,
      service("ClusterIP"),
    ),
    "an unknown server on a port that many use": stack(shop, listening(5000), service("ClusterIP")),
    "a migration that ends, beside no policy": stack(
      shop,
      deployment("shop/web", {
        initContainers: [{ name: "migrate", image: "docker.io/library/postgres:17.2" }],
      }),
    ),
    "another server": stack(shop, running("registry.example.com/shop/web:1.0.0")),
  },
  rejects: {
    "a store without a policy": {
      given: stack(shop, postgres),
      says: [`Deployment "shop/db" ${says("every pod")}`],
    },
    "a store behind a load balancer": {
      given: stack(shop, postgres, policy, service("LoadBalancer")),
      says: [`Deployment "shop/db" ${says("clients outside the cluster")}`],
    },
    "a store behind a policy that lets every namespace in": {
      given: stack(shop, postgres, letting({ namespaceSelector: {} })),
      says: [`Deployment "shop/db" ${says("every pod")}`],
    },
    "a store behind a policy without peers": {
      given: stack(shop, postgres, letting(undefined, [{ port: 5432 }])),
      says: [
        `Deployment "shop/db" must not open a data store to clients outside the cluster ${PLACE}; it must not open a data store to every pod ${PLACE}`,
      ],
    },
    "a store behind a policy that lets the internet in": {
      given: stack(shop, postgres, letting({ ipBlock: { cidr: "0.0.0.0/0" } })),
      says: [`Deployment "shop/db" ${says("clients outside the cluster")}`],
    },
    "a registry of images": {
      given: stack(shop, running("docker.io/library/registry:3")),
      says: [`Deployment "shop/db" ${says("every pod")}`],
    },
    "an unknown server on the port of a store, with a Service": {
      given: stack(shop, listening(6379), service("ClusterIP")),
      says: [
        `Deployment "shop/db" must not open what is likely a data store (port 6379) to every pod ${PLACE}`,
      ],
    },
  },
  undecided: {
    "an image from an output": stack(shop, running(UNKNOWN)),
    "a namespace of another program": stack(postgres),
    "a Release that may bring policies": withRelease(stack(shop, postgres)),
  },
});

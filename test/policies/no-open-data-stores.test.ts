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
const says = (whom: string) =>
  `must not open a data store to ${whom} (container "web", spec.template.spec.containers[0].image)`;

testStackPolicy(noOpenDataStores, {
  accepts: {
    "a store with a policy": stack(shop, postgres, policy, service("ClusterIP")),
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
  },
  undecided: {
    "an image from an output": stack(shop, running(UNKNOWN)),
    "a namespace of another program": stack(postgres),
    "a Release that may bring policies": withRelease(stack(shop, postgres)),
  },
});

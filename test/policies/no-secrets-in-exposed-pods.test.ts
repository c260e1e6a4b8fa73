import type { Value } from "../../lib/model/value";
import { noSecretsInExposedPods } from "../../policies/access-to-sensitive-data/no-secrets-in-exposed-pods";
import { deployment, object, stack, type Tweaks, UNKNOWN } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const LABELS = { app: "web" };
const web = (spec: Tweaks) => deployment("shop/web", spec, { "spec.template.metadata": { labels: LABELS } });
const holding = web({ volumes: [{ name: "keys", secret: { secretName: "db" } }] });
const service = (type: Value) =>
  object("v1", "Service", "shop/web", { spec: { type, selector: LABELS, ports: [{ port: 80 }] } });
const who = (place: string, path: string) => [
  `Deployment "shop/web" must not hold the Secret db while it is exposed outside the cluster (${place}, ${path})`,
];

testStackPolicy(noSecretsInExposedPods, {
  accepts: {
    "a workload inside the cluster": stack(holding, service("ClusterIP")),
    "the certificate of a server": stack(
      holding,
      service("LoadBalancer"),
      object("v1", "Secret", "shop/db", { type: "kubernetes.io/tls" }),
    ),
    "a certificate that an operator fills in": stack(
      holding,
      service("LoadBalancer"),
      object("cert-manager.io/v1", "Certificate", "shop/db", { spec: { secretName: "db" } }),
    ),
    "a workload without Secrets": stack(web({}), service("LoadBalancer")),
  },
  rejects: {
    "a Secret in a file": {
      given: stack(holding, service("LoadBalancer")),
      says: who('volume "keys"', "spec.template.spec.volumes[0].secret.secretName"),
    },
    "a Secret in the environment": {
      given: stack(
        web({
          "containers[0].env": [
            { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
          ],
        }),
        service("LoadBalancer"),
      ),
      says: who('container "web"', "spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name"),
    },
  },
  undecided: { "a type from an output": stack(holding, service(UNKNOWN)) },
});

import type { Value } from "../../lib/model/value";
import { noUndeclaredEnvironmentSources } from "../../policies/access-to-sensitive-data/no-undeclared-environment-sources";
import { deployment, namespace, object, stack, UNKNOWN, withRelease } from "../support/builders";
import { testStackPolicy } from "../support/policy-table";

const SHOP = namespace("shop");
const web = (container: Record<string, Value>) =>
  deployment(
    "shop/web",
    Object.fromEntries(Object.entries(container).map(([name, value]) => [`containers[0].${name}`, value])),
  );
const KEY = web({ env: [{ name: "LEVEL", valueFrom: { configMapKeyRef: { name: "web", key: "level" } } }] });
const ALL = web({ envFrom: [{ secretRef: { name: "db", optional: true } }] });
const SETTINGS = object("v1", "ConfigMap", "shop/web", { data: { level: "info" } });
const SECRET = object("v1", "Secret", "shop/db");
const CERTIFICATE = object("cert-manager.io/v1", "Certificate", "shop/db");

const missing = (type: string, path: string) =>
  `Deployment "shop/web" must not take its environment from ${type}, which nothing declares (container "web", spec.template.spec.containers[0].${path}.name)`;

testStackPolicy(noUndeclaredEnvironmentSources, {
  accepts: {
    "a ConfigMap that is declared": stack(SHOP, KEY, SETTINGS),
    "a Secret that is declared": stack(SHOP, ALL, SECRET),
    "a plain variable": stack(SHOP, web({ env: [{ name: "LEVEL", value: "info" }] })),
    "a field of the pod": stack(
      SHOP,
      web({ env: [{ name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }] }),
    ),
    "the certificate that every namespace has": stack(
      SHOP,
      web({ envFrom: [{ configMapRef: { name: "kube-root-ca.crt" } }] }),
    ),
  },
  rejects: {
    "a ConfigMap that nothing declares": {
      given: stack(SHOP, KEY),
      says: [missing("ConfigMap web", "env[0].valueFrom.configMapKeyRef")],
    },
    "a Secret that nothing declares": {
      given: stack(SHOP, ALL),
      says: [missing("Secret db", "envFrom[0].secretRef")],
    },
    "a ConfigMap in another namespace": {
      given: stack(SHOP, KEY, object("v1", "ConfigMap", "other/web")),
      says: [missing("ConfigMap web", "env[0].valueFrom.configMapKeyRef")],
    },
    "a Secret where a ConfigMap is wanted": {
      given: stack(SHOP, KEY, object("v1", "Secret", "shop/web")),
      says: [missing("ConfigMap web", "env[0].valueFrom.configMapKeyRef")],
    },
  },
  undecided: {
    "a namespace that another program declares": stack(KEY),
    "a name from an output": stack(SHOP, web({ envFrom: [{ secretRef: { name: UNKNOWN } }] })),
    "a Release that may bring the object": withRelease(stack(SHOP, ALL)),
    "a custom resource that may create the object": stack(SHOP, ALL, CERTIFICATE),
  },
});
